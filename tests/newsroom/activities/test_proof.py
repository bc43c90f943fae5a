"""After publishing, the system fetches the live page itself and files what it saw."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.newsroom.activities.test_sop_one import up_to
from tests.people import NOW
from wartapraja.casework.models import CasePaper
from wartapraja.newsroom import queries
from wartapraja.newsroom.proof import NotLiveYet, look
from wartapraja.record import queries as recorded
from wartapraja.record.models import Outbox

pytestmark = pytest.mark.django_db


class Front(BaseHTTPRequestHandler):
    """A public site of one page."""

    body = ""
    status = 200

    def do_GET(self) -> None:
        content = self.body.encode()
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def front(settings) -> Iterator[type[Front]]:
    server = HTTPServer(("127.0.0.1", 0), Front)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.PUBLIC_URL = f"http://127.0.0.1:{server.server_port}"
    Front.body, Front.status = "", 200
    yield Front
    server.shutdown()
    server.server_close()


def test_the_proof_holds_address_time_hash_and_status_once(run, front, work):
    up_to(run, "bagikan")
    front.body = f"<h1>{run.article.title}</h1>"
    work("newsroom.prove")
    (proof,) = CasePaper.objects.filter(case=run.case, kind="evidence")
    assert proof.url == queries.public_url(run.article)
    assert (
        proof.facts["status"] == 200
        and len(proof.facts["sha256_of_page"]) == 64
        and proof.facts["fetched_at"]
    )
    Outbox.objects.filter(name="newsroom.prove").update(state="ready")
    work("newsroom.prove")
    assert CasePaper.objects.filter(case=run.case, kind="evidence").count() == 1
    assert recorded.verify().ok


def test_the_trail_then_holds_the_publishing_itself_and_is_baked_again(run, front, work):
    up_to(run, "bagikan")
    front.body = run.article.title
    before = Outbox.objects.filter(name="website.bake").count()
    work("newsroom.prove")
    assert queries.trail(run.article)[-1]["number"] == "7"
    assert Outbox.objects.filter(name="website.bake").count() == before + 1


@pytest.mark.parametrize(
    ("status", "body"), [(404, "Jembatan"), (200, "Halaman lain"), (301, "Jembatan")]
)
def test_a_page_that_is_not_there_is_no_proof(status, body, front, settings):
    front.status, front.body = status, body
    with pytest.raises(NotLiveYet):
        look(f"{settings.PUBLIC_URL}/berita/jembatan/", "Jembatan", NOW)


def test_a_title_with_signs_is_found_as_html_writes_it(front, settings):
    front.body = "<h1>Adat &amp; budaya &lt;3&gt;</h1>"
    assert look(f"{settings.PUBLIC_URL}/x/", "Adat & budaya <3>", NOW).status == 200


def test_a_site_that_does_not_answer_is_looked_at_again(settings):
    with pytest.raises(NotLiveYet):
        look("http://127.0.0.1:9/berita/", "Jembatan", NOW)
