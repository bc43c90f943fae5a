"""What strangers try at the door: climbing out, hidden files, forged headers, other people's addresses."""

import os
from pathlib import Path

import pytest

from tests.website.front.asking_it import Said, ask, front_on
from wartapraja.website.front import files
from wartapraja.website.front.application import Front
from wartapraja.website.front.layout import BadAddress

PROBES = [
    "/.git/HEAD",
    "/.env",
    "/wp-login.php",
    "/xmlrpc.php",
    "/../generation",
    "/..%2fgeneration",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/berita/../../generation",
    "/static/../baked/generation",
    "/static/..%2fstaticfiles.json",
    "/static/staticfiles.json",
    "/static/wagtailadmin/core.css",
    "/static/website",
    "/static/",
    "/media/",
    "/berita//jembatan-baru/",
    "//berita/jembatan-baru/",
    "//berita/jembatan-baru",
    "/berita\\jembatan-baru/",
    "/berita/jembatan-baru/index.html",
    "/index.html",
    "/index.html.br",
    "/umpan.xml.gz",
    "/berita/nama-lama/@redirect",
    "/@redirect",
    "/404.html",
    "/503.html",
    "/berita/%00/",
    "/berita/%0d%0aSet-Cookie:x/",
    "/berita/%ff%fe/",
    "/" + "a" * 3000,
    "/" + "a/" * 400,
    "/admin/",
    "/db.sqlite3",
    "*",
    "",
]


@pytest.mark.parametrize("target", PROBES)
def test_a_probe_finds_nothing(front: Front, target: str) -> None:
    said = ask(front, target)
    assert said.status == 404
    assert b"Halaman ini tidak ada" in said.body
    _assert_guarded(said)


def test_a_link_in_the_tree_is_not_followed(root: Path) -> None:
    (root / "secret.html").write_text("rahasia", encoding="utf-8")
    (root / "baked/tree/link.html").symlink_to(root / "secret.html")
    os.mkfifo(root / "baked/tree/pipe.html")
    front = front_on(root)
    assert ask(front, "/link.html").status == 404
    assert ask(front, "/pipe.html").status == 404


@pytest.mark.parametrize(
    ("target", "method", "headers"),
    [
        ("/", "GET", {}),
        ("/", "HEAD", {}),
        ("/", "POST", {}),
        ("/", "TRACE", {}),
        ("/tidak-ada/", "GET", {}),
        ("/berita/nama-lama/", "GET", {}),
        ("/berita/jembatan-baru", "GET", {}),
        ("/umpan.xml", "GET", {"range": "bytes=99999999-"}),
        ("/", "GET", {"if_none_match": "*"}),
        ("/static/website/site.css", "GET", {}),
        ("/cari/", "GET", {}),
        ("/cari/", "DELETE", {}),
        ("/cari/?q=" + "a" * 5000, "GET", {}),
        ("/formulir/", "POST", {"content_length": "999999999"}),
        ("/formulir/", "POST", {"content_length": "-1"}),
        ("/formulir/", "POST", {"transfer_encoding": "chunked"}),
    ],
)
def test_every_answer_carries_the_safety_headers(
    front: Front, target: str, method: str, headers: dict[str, str]
) -> None:
    _assert_guarded(ask(front, target, method, **headers))


def _assert_guarded(said: Said) -> None:
    policy = said.headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for piece in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert piece in policy
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert said.headers["cross-origin-opener-policy"] == "same-origin"
    assert said.headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in said.headers["permissions-policy"]
    assert "strict-transport-security" not in said.headers


def test_behind_tls_every_answer_asks_for_tls(root: Path) -> None:
    front = front_on(root, tls=True)
    for target in ("/", "/tidak-ada/", "/cari/", "/media/" + "ab" * 12 + ".jpg"):
        assert "max-age=63072000" in ask(front, target).headers["strict-transport-security"]


def test_our_own_failure_is_a_guarded_page_too(
    front: Front, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_raw: str) -> None:
        raise RuntimeError("disk on fire")

    monkeypatch.setattr(front.memory, "find", breaks)
    said = ask(front, "/")
    assert said.status == 500
    assert b"disk on fire" not in said.body
    assert b"kesalahan" in said.body
    assert "disk on fire" in capsys.readouterr().err
    _assert_guarded(said)


@pytest.mark.parametrize("address", ["/../x/", "x/", "/a//b/", "/.x/", "/@redirect", "/a\n/"])
def test_the_baker_cannot_write_outside_the_tree(root: Path, address: str) -> None:
    with pytest.raises(BadAddress):
        files.write_page(root / "baked", address, b"x")


def test_the_front_imports_no_framework() -> None:
    import subprocess
    import sys

    code = (
        "import sys, wartapraja.website.front.application\n"
        "found = {name.split('.')[0] for name in sys.modules} & {'django', 'wagtail', 'sqlite3'}\n"
        "sys.exit(str(found) if found else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
