"""Pictures, films and papers: parts, large files, and what an uploaded file may never do."""

from pathlib import Path

import pytest

from tests.website.front.asking_it import ask, front_on
from tests.website.front.conftest import FILM_SIZE
from wartapraja.website.front import answering
from wartapraja.website.front.application import Front

PICTURE = "/media/" + "ab" * 12 + ".jpg"
FILM = "/media/" + "ef" * 12 + ".mp4"
SIZE = 256 * 40


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, SIZE - 1),
        ("bytes=-7", SIZE - 7, SIZE - 1),
        ("bytes=-999999", 0, SIZE - 1),
        (f"bytes=5-{'9' * 18}", 5, SIZE - 1),
        ("bytes=0-0", 0, 0),
    ],
)
def test_a_part_is_sent_as_asked(front: Front, wanted: str, first: int, last: int) -> None:
    whole = ask(front, PICTURE).body
    said = ask(front, PICTURE, range=wanted)
    assert (said.status, said.body) == (206, whole[first : last + 1])
    assert said.headers["content-range"] == f"bytes {first}-{last}/{SIZE}"
    assert said.headers["content-length"] == str(last - first + 1)


@pytest.mark.parametrize("target", [PICTURE, FILM])
@pytest.mark.parametrize("wanted", ["bytes=999999999-", "bytes=-0"])
def test_a_part_outside_the_file_is_refused_with_its_size(
    front: Front, target: str, wanted: str
) -> None:
    said = ask(front, target, range=wanted)
    size = SIZE if target == PICTURE else FILM_SIZE
    assert (said.status, said.body) == (416, b"")
    assert said.headers["content-range"] == f"bytes */{size}"


@pytest.mark.parametrize(
    "wanted", ["bytes=5-2", "bytes=-", "bytes=0-1,5-9", "lines=1-2", "bytes=²-", "bytes=1" * 900]
)
def test_an_odd_range_gets_the_whole_file(front: Front, wanted: str) -> None:
    said = ask(front, PICTURE, range=wanted)
    assert (said.status, len(said.body)) == (200, SIZE)


def test_if_range_gives_the_part_only_of_the_same_file(front: Front) -> None:
    first = ask(front, PICTURE)
    for good in (first.headers["etag"], first.headers["last-modified"]):
        assert ask(front, PICTURE, range="bytes=0-1", if_range=good).status == 206
    assert ask(front, PICTURE, range="bytes=0-1", if_range='"older"').status == 200
    assert ask(front, PICTURE, range="bytes=99999999-", if_range='"older"').status == 200


def test_head_does_not_follow_a_range(front: Front) -> None:
    said = ask(front, PICTURE, "HEAD", range="bytes=0-9")
    assert (said.status, said.headers["content-length"]) == (200, str(SIZE))


def test_a_part_of_a_page_is_cut_from_the_plain_form(front: Front) -> None:
    said = ask(front, "/", range="bytes=0-14", accept_encoding="br")
    assert (said.status, said.body) == (206, b"<!doctype html>")
    assert "content-encoding" not in said.headers


def test_a_film_is_streamed_whole_and_in_parts(front: Front) -> None:
    whole = ask(front, FILM)
    assert (whole.status, len(whole.body)) == (200, FILM_SIZE)
    assert whole.headers["content-length"] == str(FILM_SIZE)
    for first, last in ((10, 19), (FILM_SIZE - 5, FILM_SIZE - 1), (3, FILM_SIZE - 2)):
        part = ask(front, FILM, range=f"bytes={first}-{last}")
        assert (part.status, part.body) == (206, whole.body[first : last + 1])


def test_large_files_never_enter_the_memory(front: Front) -> None:
    ask(front, FILM)
    assert front.memory.held < 100_000


def test_when_every_stream_is_taken_films_wait_and_pages_do_not(root: Path) -> None:
    front = front_on(root)
    held = [_open(front) for _ in range(answering.STREAMS)]
    refused = ask(front, FILM)
    assert (refused.status, refused.headers["retry-after"]) == (503, "5")
    assert ask(front, FILM, range="bytes=0-999").status == 206, "a small part needs no stream"
    assert ask(front, "/").status == 200
    held[0].close()
    assert ask(front, FILM).status == 200


def test_a_reader_that_leaves_before_the_first_byte_gives_the_stream_back(root: Path) -> None:
    front = front_on(root)
    for _ in range(answering.STREAMS * 2):
        dropped = _open(front)
        del dropped
    assert ask(front, FILM).status == 200


def _open(front: Front) -> answering._Stream:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": FILM, "QUERY_STRING": ""}
    stream = front(environ, lambda _status, _headers: None)
    assert isinstance(stream, answering._Stream)
    return stream


def test_a_film_taken_away_meanwhile_is_not_found(root: Path) -> None:
    front = front_on(root)
    assert ask(front, FILM, "HEAD").status == 200
    (root / "baked/tree" / FILM.lstrip("/")).unlink()
    assert ask(front, FILM).status == 404


def test_uploaded_files_can_neither_run_nor_be_taken_for_something_else(front: Front) -> None:
    for target in (PICTURE, FILM):
        headers = ask(front, target).headers
        assert headers["content-security-policy"].startswith("sandbox;")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"].endswith("immutable")
        assert "content-disposition" not in headers


def test_a_paper_is_downloaded(front: Front) -> None:
    headers = ask(front, "/media/" + "cd" * 12 + ".pdf").headers
    assert headers["content-disposition"] == "attachment"
    assert headers["content-type"] == "application/pdf"


def test_a_file_with_an_ending_nobody_knows_does_not_exist(root: Path) -> None:
    for name in ("a.exe", "a.php", "a.sqlite3", "a.bak", "a", "a.html~"):
        (root / "baked/tree/media" / name).write_bytes(b"secret")
    front = front_on(root)
    for name in ("a.exe", "a.php", "a.sqlite3", "a.bak", "a", "a.html~"):
        assert ask(front, f"/media/{name}").status == 404, name
