"""A re-baked page shows at once, and a page that is taken down is gone at once."""

import threading
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from tests.website.front.asking_it import ask, front_on
from tests.website.front.conftest import ARTICLE, HOME
from wartapraja.website.front import files, memory
from wartapraja.website.front.application import Front

ARTICLE_AT = "/berita/jembatan-baru/"


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The front's clock, wound by hand."""
    now = [1000.0]
    monkeypatch.setattr(memory.time, "monotonic", lambda: now[0])
    yield now


def test_a_rebaked_page_shows_within_a_twentieth_of_a_second(
    root: Path, hours: list[float]
) -> None:
    front = front_on(root)
    before = ask(front, "/")
    files.write_page(root / "baked", "/", HOME + b"<p>Baru</p>")
    files.bump_generation(root / "baked")
    hours[0] += memory.LOOK_EVERY + 0.001
    for encoding, opened in (("identity", bytes), ("br", brotli.decompress)):
        after = ask(front, "/", accept_encoding=encoding)
        assert opened(after.body) == HOME + b"<p>Baru</p>"
        assert after.headers["etag"] != before.headers["etag"]


def test_between_two_looks_the_front_answers_from_memory(root: Path, hours: list[float]) -> None:
    front = front_on(root)
    assert ask(front, "/").status == 200
    (root / "baked/tree/index.html").unlink()
    files.bump_generation(root / "baked")
    assert ask(front, "/").status == 200
    hours[0] += memory.LOOK_EVERY + 0.001
    assert ask(front, "/").status == 404


def test_a_page_taken_down_is_gone_from_every_front(root: Path, hours: list[float]) -> None:
    fronts = [front_on(root), front_on(root)]
    etag = ask(fronts[0], ARTICLE_AT).headers["etag"]
    assert all(ask(front, ARTICLE_AT).status == 200 for front in fronts)
    assert files.remove_page(root / "baked", ARTICLE_AT)
    files.bump_generation(root / "baked")
    hours[0] += memory.LOOK_EVERY + 0.001
    for front in fronts:
        assert ask(front, ARTICLE_AT).status == 404
        assert ask(front, ARTICLE_AT, accept_encoding="br").status == 404
        assert ask(front, ARTICLE_AT, if_none_match=etag).status == 404
    assert not (root / "baked/tree/berita/jembatan-baru").exists()


def test_a_new_page_replaces_a_remembered_404(root: Path, hours: list[float]) -> None:
    front = front_on(root)
    assert ask(front, "/berita/baru/").status == 404
    files.write_page(root / "baked", "/berita/baru/", ARTICLE)
    files.bump_generation(root / "baked")
    hours[0] += 1
    assert ask(front, "/berita/baru/").body == ARTICLE


def test_a_page_baked_where_a_redirect_stood_is_shown(root: Path) -> None:
    files.write_page(root / "baked", "/berita/nama-lama/", ARTICLE)
    assert ask(front_on(root), "/berita/nama-lama/").body == ARTICLE


def test_a_page_that_became_small_leaves_no_older_encoding_behind(root: Path) -> None:
    files.write_page(root / "baked", ARTICLE_AT, b"<title>Ringkas</title>")
    said = ask(front_on(root), ARTICLE_AT, accept_encoding="br, gzip")
    assert (said.body, "content-encoding" in said.headers) == (b"<title>Ringkas</title>", False)


def test_what_was_read_before_a_change_is_not_remembered_after_it(root: Path) -> None:
    """A slow reader that read the old page must not put it into the new memory."""
    front = front_on(root)
    front.memory._look(0.0)
    old = front.memory.generation
    files.bump_generation(root / "baked")

    class SlowMemory(memory.Memory):
        def _from_disk(self, raw: str) -> memory.Found:
            found = super()._from_disk(raw)
            self._look(self.looked)  # another thread sees the change meanwhile
            return found

    slow = SlowMemory(root / "baked", root / "static", tls=False)
    slow.generation = old
    slow.looked = memory.time.monotonic()
    slow.find("/")
    assert "/" not in slow.known


def test_a_full_memory_forgets_and_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LARGEST_IN_ALL", 20_000)
    front = front_on(root)
    for number in range(12):
        files.write_page(root / "baked", f"/berita/n{number}/", ARTICLE)
        assert ask(front, f"/berita/n{number}/").body == ARTICLE
        assert front.memory.held <= 20_000


def test_random_addresses_cannot_fill_the_memory(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST_MISSES", 50)
    for number in range(200):
        assert ask(front, f"/x{number}/").status == 404
    assert len(front.memory.known) <= 52


def test_many_writers_and_removers_of_one_folder_leave_whole_files(root: Path) -> None:
    baked = root / "baked"
    wrong: list[BaseException] = []

    def bake(number: int) -> None:
        try:
            for _ in range(25):
                files.write_page(baked, f"/berita/ramai/{number}/", ARTICLE)
                files.remove_page(baked, f"/berita/ramai/{number}/")
            files.write_page(baked, f"/berita/ramai/{number}/", ARTICLE)
        except BaseException as error:  # noqa: BLE001 - shown below
            wrong.append(error)

    threads = [threading.Thread(target=bake, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong
    front = front_on(root)
    assert all(ask(front, f"/berita/ramai/{number}/").body == ARTICLE for number in range(6))
    assert not list((baked / "tree").rglob(".new-*"))
