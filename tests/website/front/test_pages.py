"""What a reader gets for an address of the baked site."""

import gzip
from pathlib import Path

import brotli
import pytest

from tests.website.front.asking_it import ask, front_on
from tests.website.front.conftest import ARTICLE, HOME, MISSING
from wartapraja.website.front.application import Front

ARTICLE_AT = "/berita/jembatan-baru/"


def test_a_page_comes_whole_with_its_type_and_length(front: Front) -> None:
    said = ask(front, "/")
    assert (said.status, said.body) == (200, HOME)
    assert said.headers["content-type"] == "text/html; charset=utf-8"
    assert said.headers["content-length"] == str(len(HOME))
    assert said.headers["cache-control"] == "public, max-age=0, must-revalidate"


def test_the_feed_says_that_it_is_atom(front: Front) -> None:
    assert ask(front, "/umpan.xml").headers["content-type"].startswith("application/atom+xml")


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("br ; q=0 , gzip ; q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=viel", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_encoding_is_the_one_the_reader_likes_best(
    front: Front, header: str, encoding: str
) -> None:
    said = ask(front, ARTICLE_AT, accept_encoding=header)
    assert said.headers.get("content-encoding", "") == encoding
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding](said.body)
    assert opened == ARTICLE
    assert said.headers["vary"] == "Accept-Encoding"
    assert said.headers["content-length"] == str(len(said.body))


def test_each_encoding_has_a_strong_tag_of_its_own_that_says_unchanged(front: Front) -> None:
    tags = set()
    for encoding in ("br", "gzip", "identity"):
        first = ask(front, ARTICLE_AT, accept_encoding=encoding)
        tag = first.headers["etag"]
        assert tag.startswith('"')
        tags.add(tag)
        again = ask(front, ARTICLE_AT, accept_encoding=encoding, if_none_match=f'"x", W/{tag}')
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["vary"] == "Accept-Encoding"
        assert "content-length" not in again.headers
    assert len(tags) == 3


def test_a_tag_of_another_encoding_does_not_say_unchanged(front: Front) -> None:
    tag = ask(front, ARTICLE_AT, accept_encoding="br").headers["etag"]
    assert ask(front, ARTICLE_AT, accept_encoding="gzip", if_none_match=tag).status == 200


def test_a_date_says_unchanged_unless_a_tag_was_given_too(front: Front) -> None:
    modified = ask(front, "/").headers["last-modified"]
    assert ask(front, "/", if_modified_since=modified).status == 304
    assert ask(front, "/", if_modified_since="Thu, 01 Jan 1970 00:00:00 GMT").status == 200
    assert ask(front, "/", if_modified_since="kemarin").status == 200
    assert ask(front, "/", if_modified_since=modified, if_none_match='"other"').status == 200


def test_two_machines_with_the_same_bytes_give_the_same_tag(root: Path, tmp_path: Path) -> None:
    import shutil

    twin = tmp_path / "twin"
    shutil.copytree(root / "baked", twin / "baked", copy_function=shutil.copyfile)
    (twin / "static").mkdir()
    for address in ("/", "/media/" + "ef" * 12 + ".mp4"):
        here, there = (
            ask(each, address, "HEAD").headers["etag"] for each in (front_on(root), front_on(twin))
        )
        assert here == there


@pytest.mark.parametrize("target", ["/", "/tidak-ada/", "/berita/nama-lama/", "/cari/"])
def test_head_says_what_get_says_without_the_body(front: Front, target: str) -> None:
    got, head = ask(front, target), ask(front, target, "HEAD")
    assert head.body == b""
    assert (head.status, head.headers) == (got.status, got.headers)


@pytest.mark.parametrize("query", ["utm_source=wa&utm_medium=x", "fbclid=abc", "q=apa", "a=%00"])
def test_a_query_does_not_change_a_baked_page(front: Front, query: str) -> None:
    plain, asked = ask(front, "/"), ask(front, f"/?{query}")
    assert (asked.status, asked.headers["etag"]) == (200, plain.headers["etag"])


def test_a_missing_slash_leads_to_the_page(front: Front) -> None:
    said = ask(front, "/berita/jembatan-baru?utm_source=wa")
    assert (said.status, said.headers["location"]) == (301, ARTICLE_AT)
    said = ask(front, "/berita/jembatan-baru?halaman=2")
    assert said.headers["location"] == ARTICLE_AT + "?halaman=2"
    assert ask(front, "/cari?q=air").headers["location"] == "/cari/?q=air"


def test_an_old_address_leads_to_the_new_one(front: Front) -> None:
    for old in ("/berita/nama-lama/", "/berita/nama-lama"):
        said = ask(front, old)
        assert (said.status, said.headers["location"]) == (301, ARTICLE_AT)


@pytest.mark.parametrize("target", ["//penipu.example/", "https://penipu.example/", "/\\penipu"])
def test_a_redirect_record_never_leads_off_the_site(root: Path, target: str) -> None:
    (root / "baked/tree/berita/nama-lama/@redirect").write_text(target, encoding="utf-8")
    assert ask(front_on(root), "/berita/nama-lama/").status == 404


def test_what_is_not_there_gets_the_sites_own_404(front: Front) -> None:
    said = ask(front, "/tidak/ada/", accept_encoding="br")
    assert said.status == 404
    assert brotli.decompress(said.body) == MISSING
    assert said.headers["cache-control"] == "no-store"


def test_without_a_baked_404_there_is_still_a_sentence(root: Path) -> None:
    (root / "baked/tree/404.html").unlink()
    said = ask(front_on(root), "/tidak/ada/")
    assert said.status == 404
    assert b"Halaman tidak ditemukan" in said.body
    assert b"Page not found" in said.body


def test_before_anything_is_baked_the_front_already_answers(tmp_path: Path) -> None:
    assert ask(front_on(tmp_path), "/").status == 404


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"]
)
def test_a_baked_page_can_only_be_read(front: Front, method: str) -> None:
    said = ask(front, "/", method)
    assert (said.status, said.headers["allow"]) == (405, "GET, HEAD")


def test_hashed_static_files_are_kept_for_ever_and_plain_ones_are_not(front: Front) -> None:
    hashed = ask(front, "/static/website/site.0123456789ab.css", accept_encoding="br")
    assert hashed.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert hashed.headers["content-encoding"] == "br"
    plain = ask(front, "/static/website/site.css")
    assert plain.headers["cache-control"] == "public, max-age=0, must-revalidate"


def test_an_address_with_letters_beyond_ascii_is_found(root: Path) -> None:
    from wartapraja.website.front import files

    files.write_page(root / "baked", "/berita/désa-é/", ARTICLE)
    files.write_redirect(root / "baked", "/lama/", "/berita/désa-é/")
    front = front_on(root)
    assert ask(front, "/berita/d%C3%A9sa-%C3%A9/").body == ARTICLE
    assert ask(front, "/berita/d%C3%A9sa-%C3%A9").headers["location"] == "/berita/d%C3%A9sa-%C3%A9/"
    assert ask(front, "/lama/").headers["location"] == "/berita/d%C3%A9sa-%C3%A9/"
