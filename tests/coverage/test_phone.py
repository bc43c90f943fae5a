"""What a phone sends arrives once: twice, in halves, late or from a stranger."""

import base64
import hashlib
import io
import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from tests.coverage.conftest import Desk, wib
from wartapraja.coverage import present
from wartapraja.coverage.commands import fielding
from wartapraja.coverage.models import Event, FieldItem, FieldUpload

pytestmark = pytest.mark.django_db
PART = 400


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((60, 60), 50).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


class Phone:
    """A phone of one person: speaks tus as the page does."""

    def __init__(self, person: Any) -> None:
        self.client = Client()
        self.client.force_login(person.user)

    def begin(self, event: Event, content: bytes, key: uuid.UUID, **facts: Any) -> Any:
        facts = {"id": str(key), "event": str(event.key), "kind": "photo", "name": "f.jpg", **facts}
        coded = ",".join(
            f"{name} {base64.b64encode(str(value).encode()).decode()}"
            for name, value in facts.items()
        )
        return self.client.post(
            "/liputan/unggah/",
            headers={"Upload-Length": str(len(content)), "Upload-Metadata": coded},
        )

    def part(self, key: uuid.UUID, content: bytes, offset: int, size: int = PART) -> Any:
        return self.client.patch(
            f"/liputan/unggah/{key}/",
            content[offset : offset + size],
            content_type="application/offset+octet-stream",
            headers={"Upload-Offset": str(offset)},
        )

    def send(self, event: Event, content: bytes, **facts: Any) -> uuid.UUID:
        key = facts.pop("key", None) or uuid.uuid4()
        begun = self.begin(event, content, key, **facts)
        for offset in range(int(begun["Upload-Offset"]), len(content), PART):
            self.last = self.part(key, content, offset)
        return key

    def note(
        self, event: Event, text: str, key: uuid.UUID, made_at: str = "2026-11-20T03:00:00Z"
    ) -> Any:
        body = json.dumps({"id": str(key), "text": text, "made_at": made_at})
        return self.client.post(
            f"/liputan/{event.key}/catatan/", body, content_type="application/json"
        )


@pytest.fixture(autouse=True)
def the_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "now", lambda: desk.at)


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.seat(desk.event(starts=wib(20, 14), place="Pasar Baru"), desk.people.reporter)


@pytest.fixture
def phone(desk: Desk) -> Phone:
    return Phone(desk.people.reporter)


def test_a_photo_comes_in_parts_and_is_kept_under_its_hash(phone: Phone, event: Event) -> None:
    content = picture()
    key = phone.send(event, content, caption="Bupati membuka pasar", consent="public")
    item = FieldItem.objects.get(client_id=key)
    assert item.sha256 == hashlib.sha256(content).hexdigest()
    assert item.file.read() == content and item.caption == "Bupati membuka pasar"
    assert not FieldUpload.objects.exists()
    _folders, left = default_storage.listdir(f"peliputan/unggahan/{key}")
    assert left == []


def test_half_an_upload_goes_on_where_it_stopped(phone: Phone, event: Event) -> None:
    content, key = picture(), uuid.uuid4()
    phone.begin(event, content, key)
    phone.part(key, content, 0)
    head = phone.client.head(f"/liputan/unggah/{key}/")
    assert (head["Upload-Offset"], head["Upload-Length"]) == (str(PART), str(len(content)))
    assert phone.begin(event, content, key)["Upload-Offset"] == str(PART), "begun again"
    phone.send(event, content, key=key)
    assert FieldItem.objects.get().file.read() == content


def test_a_part_that_comes_twice_is_added_once(phone: Phone, event: Event) -> None:
    content, key = picture(), uuid.uuid4()
    phone.begin(event, content, key)
    assert phone.part(key, content, 0).status_code == 204
    assert phone.part(key, content, 0).status_code == 409
    assert phone.client.head(f"/liputan/unggah/{key}/")["Upload-Offset"] == str(PART)


def test_a_file_sent_again_after_it_arrived_is_the_same_item(phone: Phone, event: Event) -> None:
    content = picture()
    key = phone.send(event, content)
    answer = phone.begin(event, content, key)
    assert answer["Upload-Offset"] == str(len(content))
    phone.send(event, content)
    assert FieldItem.objects.count() == 1, "the same bytes under another number"


def test_a_day_late_is_early_enough(phone: Phone, event: Event, desk: Desk) -> None:
    desk.at += timedelta(days=1, hours=3)
    key = phone.send(event, picture(), made_at="2026-11-20T08:00:00Z")
    item = FieldItem.objects.get(client_id=key)
    assert item.made_at < item.came_at == desk.at


def test_a_phone_whose_clock_runs_ahead_made_nothing_in_the_future(
    phone: Phone, event: Event, desk: Desk
) -> None:
    key = phone.send(event, picture(), made_at="2031-01-01T00:00:00Z")
    assert FieldItem.objects.get(client_id=key).made_at == desk.at


def test_what_is_no_picture_is_refused_with_a_sentence_and_leaves_nothing(
    phone: Phone, event: Event
) -> None:
    phone.send(event, b"MZ" + b"\0" * 600)
    assert phone.last.status_code == 422 and phone.last.json()["sentence"]
    assert not FieldItem.objects.exists() and not FieldUpload.objects.exists()


def test_a_file_whose_hash_is_not_the_announced_one_is_asked_for_again(
    phone: Phone, event: Event
) -> None:
    phone.send(event, picture(), sha256="0" * 64)
    assert phone.last.status_code == 422
    assert not FieldItem.objects.exists()


@pytest.mark.parametrize("length", [b"", b"x" * 10])
def test_empty_and_endless_files_are_refused_before_a_byte_comes(
    phone: Phone, event: Event, length: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fielding, "LARGEST", 9)
    assert phone.begin(event, length, uuid.uuid4()).status_code == 422


def test_more_bytes_than_announced_are_refused(phone: Phone, event: Event) -> None:
    key = uuid.uuid4()
    phone.begin(event, b"1234", key)
    assert phone.part(key, b"12345678", 0).status_code == 422


def test_a_voice_note_is_known_by_its_bytes(phone: Phone, event: Event) -> None:
    key = phone.send(event, b"\x1a\x45\xdf\xa3" + b"\0" * 900, kind="voice", name="suara.webm")
    assert FieldItem.objects.get(client_id=key).mime == "audio/webm"
    phone.send(event, b"bukan suara", kind="voice")
    assert phone.last.status_code == 422


def test_a_note_sent_twice_is_one_note_with_its_newest_words(phone: Phone, event: Event) -> None:
    key = uuid.uuid4()
    for text in ("Pasar dibuka", "Pasar dibuka Bupati"):
        assert phone.note(event, text, key).status_code == 200
    assert FieldItem.objects.get().text == "Pasar dibuka Bupati"


@pytest.mark.parametrize("body", ["", "{}", '{"id": "x"}', "[]"])
def test_a_note_that_cannot_be_read_is_refused(phone: Phone, event: Event, body: str) -> None:
    answer = phone.client.post(
        f"/liputan/{event.key}/catatan/", body, content_type="application/json"
    )
    assert answer.status_code == 400


def test_who_is_not_in_the_team_sends_nothing_and_sees_nothing(desk: Desk, event: Event) -> None:
    other = Phone(desk.people.staf_admin)
    assert other.begin(event, picture(), uuid.uuid4()).status_code == 422
    assert other.note(event, "?", uuid.uuid4()).status_code == 409
    assert other.client.get("/liputan/data.json").json()["events"] == []


def test_nobody_goes_on_with_somebody_elses_upload(desk: Desk, phone: Phone, event: Event) -> None:
    desk.seat(event, desk.people.reporter, desk.people.staf_admin)
    content, key = picture(), uuid.uuid4()
    phone.begin(event, content, key)
    other = Phone(desk.people.staf_admin)
    assert other.part(key, content, 0).status_code == 404
    assert other.begin(event, content, key).status_code == 422


def test_the_phone_is_told_of_the_coming_events_in_a_fixed_number_of_queries(
    desk: Desk, phone: Phone, event: Event
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as made:
            events = phone.client.get("/liputan/data.json").json()["events"]
        assert events[0]["place"] == "Pasar Baru" and events[0]["today"]
        return len(made)

    asked()
    before = asked()
    for day in (23, 24, 25):
        desk.seat(desk.event(starts=wib(day, 9)), desk.people.reporter, desk.people.kasi)
    assert asked() == before


def test_the_words_beside_a_file_change_and_the_original_stays(phone: Phone, event: Event) -> None:
    key = phone.send(event, picture())
    before = FieldItem.objects.get().sha256
    answer = phone.client.post(
        f"/liputan/berkas/{key}/",
        json.dumps({"caption": "Pasar", "consent": "guardian", "sha256": "x"}),
        content_type="application/json",
    )
    assert answer.status_code == 200
    item = FieldItem.objects.get()
    assert (item.caption, item.consent, item.sha256) == ("Pasar", "guardian", before)


def test_the_service_worker_may_serve_this_folder_only(phone: Phone) -> None:
    answer = phone.client.get("/liputan/pekerja.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/liputan/"
    assert '"/liputan/"' in answer.content.decode()
    assert phone.client.get("/liputan/manifest.json").json()["scope"] == "/liputan/"
