"""A small baked site and a front over it."""

from pathlib import Path

import pytest

from tests.website.front.asking_it import front_on
from wartapraja.website.front import files
from wartapraja.website.front.application import Front

HOME = b"<!doctype html><title>Beranda</title>" + b"<p>Kabar kabupaten hari ini.</p>" * 80
ARTICLE = b"<!doctype html><title>Jembatan baru dibuka</title>" + b"<p>Paragraf berita.</p>" * 90
MISSING = b"<!doctype html><title>Tidak ada</title>" + b"<p>Halaman ini tidak ada.</p>" * 40
FILM_SIZE = 5 * 1024 * 1024 + 123


@pytest.fixture
def root(tmp_path: Path) -> Path:
    baked, static = tmp_path / "baked", tmp_path / "static"
    files.write_page(baked, "/", HOME)
    files.write_page(baked, "/berita/jembatan-baru/", ARTICLE)
    files.write_page(baked, "/404.html", MISSING)
    files.write_page(baked, "/umpan.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'/>")
    files.write_page(baked, "/robots.txt", b"User-agent: *\n")
    files.write_page(baked, "/media/" + "ab" * 12 + ".jpg", bytes(range(256)) * 40)
    files.write_page(baked, "/media/" + "cd" * 12 + ".pdf", b"%PDF-1.7\n")
    film = baked / "tree" / "media" / ("ef" * 12 + ".mp4")
    film.write_bytes(b"0123456789" * (FILM_SIZE // 10) + b"x" * (FILM_SIZE % 10))
    files.write_redirect(baked, "/berita/nama-lama/", "/berita/jembatan-baru/")
    (static / "website").mkdir(parents=True)
    (static / "website" / "site.0123456789ab.css").write_bytes(b"body{color:#123}" * 100)
    (static / "website" / "site.css").write_bytes(b"body{color:#123}" * 100)
    (static / "wagtailadmin").mkdir()
    (static / "wagtailadmin" / "core.css").write_bytes(b"office only")
    (static / "staticfiles.json").write_text("{}", encoding="utf-8")
    files.bump_generation(baked)
    return tmp_path


@pytest.fixture
def front(root: Path) -> Front:
    return front_on(root)
