"""The few addresses that are passed on to the public process, and what happens when it is away or slow."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.website.front.asking_it import Said, ask, front_on
from tests.website.front.upstream import Upstream, upstream_at
from wartapraja.website.front import files, passing
from wartapraja.website.front.application import Front
from wartapraja.website.front.body import READERS, BodyReader


@pytest.fixture
def upstream(tmp_path: Path) -> Iterator[Upstream]:
    with upstream_at(tmp_path / "public.sock") as running:
        yield running


@pytest.fixture
def door(root: Path) -> Front:
    return front_on(root, socket=str(root / "public.sock"))


def test_a_search_is_passed_on_with_its_query(door: Front, upstream: Upstream) -> None:
    said = ask(door, "/cari/?q=air%20bersih&utm_source=wa", accept_language="id")
    assert said.status == 200
    assert json.loads(said.body)["path"] == "/cari/?q=air%20bersih&utm_source=wa"
    assert upstream.asked[0]["headers"]["Accept-Language"] == "id"


def test_a_form_is_passed_on_with_its_body(door: Front, upstream: Upstream) -> None:
    said = ask(
        door,
        "/formulir/ppid/",
        "POST",
        b"nama=Budi&isi=%26",
        content_type="application/x-www-form-urlencoded",
        cookie="bahasa=id",
        origin="https://kominfo.example",
    )
    assert said.status == 200
    (asked,) = upstream.asked
    assert (asked["method"], asked["body"]) == ("POST", b"nama=Budi&isi=%26")
    assert asked["headers"]["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked["headers"]["Cookie"] == "bahasa=id"
    assert asked["headers"]["Origin"] == "https://kominfo.example"


def test_nobody_outside_can_forge_where_a_request_came_from(
    door: Front, upstream: Upstream
) -> None:
    ask(
        door,
        "/cari/",
        host="penipu.example",
        x_forwarded_for="10.0.0.1",
        x_forwarded_host="penipu.example",
        x_forwarded_proto="https",
        forwarded="for=10.0.0.1",
        x_real_ip="10.0.0.1",
        connection="Cookie",
        proxy_authorization="x",
        x_script_name="/admin",
    )
    headers = {name.lower(): value for name, value in upstream.asked[0]["headers"].items()}
    assert headers["x-forwarded-for"] == "203.0.113.7"
    assert headers["x-forwarded-proto"] == "http"
    assert headers["host"] == "127.0.0.1"
    assert set(headers) <= {
        "host", "x-forwarded-for", "x-forwarded-proto", "connection", "accept-encoding"
    }  # fmt: skip


def test_the_answers_own_headers_are_kept_and_its_policies_are_ours(
    door: Front, upstream: Upstream
) -> None:
    headers = ask(door, "/cari/").headers
    assert headers["set-cookie"] == "bahasa=id"
    assert headers["cache-control"] == "private, no-store"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-frame-options"] == "DENY"
    assert not {"keep-alive", "connection", "transfer-encoding", "server"} & set(headers)


def test_head_keeps_the_length_that_get_would_have(door: Front, upstream: Upstream) -> None:
    said = ask(door, "/cari/", "HEAD")
    assert (said.status, said.body) == (200, b"")
    assert said.headers["content-length"] == ask(door, "/cari/").headers["content-length"]


def test_a_redirect_of_the_public_process_goes_through(door: Front, upstream: Upstream) -> None:
    said = ask(door, "/cari/pindah/")
    assert (said.status, said.headers["location"]) == (302, "/berita/")


def test_its_404_and_500_give_way_to_the_sites_own_pages(door: Front, upstream: Upstream) -> None:
    missing = ask(door, "/cari/hilang/")
    assert (missing.status, b"Halaman ini tidak ada" in missing.body) == (404, True)
    broken = ask(door, "/cari/salah/")
    assert (broken.status, b"dicatat" in broken.body) == (502, True)


@pytest.mark.parametrize("target", ["/", "/admin/", "/masuk/", "/carilah/", "/api/", "/media/x"])
def test_no_other_address_reaches_the_public_process(
    door: Front, upstream: Upstream, target: str
) -> None:
    for method in ("GET", "POST"):
        ask(door, target, method)
    assert upstream.asked == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT"])
def test_other_methods_are_refused_at_the_door(
    door: Front, upstream: Upstream, method: str
) -> None:
    said = ask(door, "/formulir/", method)
    assert (said.status, said.headers["allow"]) == (405, "GET, HEAD, POST")
    assert upstream.asked == []


@pytest.mark.parametrize(
    ("target", "headers", "status"),
    [
        ("/formulir/", {"content_length": str(12 * 1024 * 1024 + 1)}, 413),
        ("/cari/", {"content_length": str(64 * 1024 + 1)}, 413),
        ("/formulir/", {"content_length": "9" * 400}, 400),
        ("/formulir/", {"content_length": "-5"}, 400),
        ("/formulir/", {"content_length": "²"}, 400),
        ("/formulir/", {"transfer_encoding": "chunked"}, 411),
        ("/formulir/", {"content_length": "50"}, 400),
        ("/cari/?q=" + "a" * 4001, {}, 414),
        ("/cari/" + "a" * 4001, {}, 414),
    ],
)
def test_what_is_too_large_or_unclear_is_refused_before_it_is_passed_on(
    door: Front, upstream: Upstream, target: str, headers: dict[str, str], status: int
) -> None:
    assert ask(door, target, "POST", **headers).status == status
    assert upstream.asked == []


def test_the_refusal_of_a_large_body_says_both_sizes(door: Front) -> None:
    said = ask(door, "/cari/", "POST", content_length="70000")
    assert b"70000" in said.body
    assert b"65536" in said.body


def test_while_the_public_process_is_down_pages_are_still_read(door: Front) -> None:
    said = ask(door, "/cari/?q=x")
    assert said.status == 502
    assert said.headers["retry-after"] == "10"
    assert b"tidak dapat dijangkau" in said.body
    assert b"cannot be reached" in said.body
    assert ask(door, "/").status == 200


def test_a_baked_page_says_it_when_there_is_one(door: Front, root: Path) -> None:
    files.write_page(root / "baked", "/503.html", b"<h1>Sedang diperbaiki</h1>")
    said = ask(door, "/cari/")
    assert (said.status, said.body) == (502, b"<h1>Sedang diperbaiki</h1>")


def test_an_answer_that_breaks_off_is_a_502(door: Front, upstream: Upstream) -> None:
    assert ask(door, "/cari/putus/").status == 502


def test_a_flood_of_searches_waits_in_line_and_leaves_pages_alone(
    root: Path, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "PATIENCE", 20.0)
    door = front_on(root, socket=str(root / "public.sock"))
    said: list[Said] = []
    threads = [
        threading.Thread(target=lambda: said.append(ask(door, "/cari/tahan/")))
        for _ in range(passing.WAITING)
    ]
    for thread in threads:
        thread.start()
    for _ in range(passing.AT_ONCE):
        assert upstream.arrived.acquire(timeout=10)
    while door.passage.queue._value:  # until every thread stands in line
        threading.Event().wait(0.005)
    refused = ask(door, "/cari/")
    assert (refused.status, b"Terlalu banyak" in refused.body) == (503, True)
    assert ask(door, "/").status == 200
    assert len(upstream.asked) == passing.AT_ONCE
    upstream.gate.set()
    for thread in threads:
        thread.join(20)
    assert [each.status for each in said] == [200] * passing.WAITING
    assert ask(door, "/cari/").status == 200


class _Stalled:
    """A body of which nothing arrives until the reader is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def read(self, _length: int) -> bytes:
        self.let_go.wait(20)
        return b""


def test_a_body_that_does_not_arrive_is_given_up(door: Front, upstream: Upstream) -> None:
    door.bodies = BodyReader(seconds=0.05)
    stalled = [_Stalled() for _ in range(READERS)]
    for body in stalled:
        assert _post(door, body) == 408
    assert _post(door, _Stalled()) == 503, "every reader waits"
    assert ask(door, "/").status == 200
    assert ask(door, "/cari/").status == 200
    for body in stalled:
        body.let_go.set()
    while door.bodies.places._value < READERS:
        threading.Event().wait(0.005)
    assert ask(door, "/formulir/", "POST", b"nama=Budi").status == 200


def _post(door: Front, body: _Stalled) -> int:
    heard: list[str] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/formulir/",
        "CONTENT_LENGTH": "10",
        "wsgi.input": body,
    }
    door(environ, lambda status, _headers: heard.append(status))
    return int(heard[0][:3])
