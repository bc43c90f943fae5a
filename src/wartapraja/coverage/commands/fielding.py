"""What the phone sends: once or twice, whole or in parts, today or a day late."""

import hashlib
import tempfile
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.casework.commands import NotPossible
from wartapraja.coverage.models import Event, FieldItem, FieldUpload
from wartapraja.coverage.terms import FieldKind
from wartapraja.coverage.types import Refused
from wartapraja.media.commands import check_upload

LARGEST = 4 * 1024 * 1024 * 1024
"""Bytes of the largest file from the field."""

CHUNK = 1024 * 1024
VOICES = {b"\x1a\x45\xdf\xa3": ("webm", "audio/webm"), b"OggS": ("ogg", "audio/ogg")}
WORDS = ("caption", "credit", "shown", "consent")


class WrongOffset(Exception):
    """A part does not begin where the last one ended; ask how far the upload is."""


def keep_note(
    event: Event, *, client_id: uuid.UUID, text: str, made_at: datetime, person: Any, at: datetime
) -> FieldItem:
    """Keep a note; sent again, the same note with its newest words.

    Raises:
        Refused: the event is not theirs, or the note is somebody else's.
    """
    _theirs(event, person)
    note, created = FieldItem.objects.get_or_create(
        client_id=client_id,
        defaults={
            "event": event,
            "person": person,
            "kind": FieldKind.NOTE,
            "text": text,
            "made_at": min(made_at, at),
            "came_at": at,
        },
    )
    if note.person_id != person.pk or note.event_id != event.pk:
        raise Refused([_("This note belongs to somebody else. Begin a new one.")])
    if not created and note.text != text:
        note.text = text
        note.save(update_fields=["text"])
    return note


def begin_upload(
    event: Event,
    *,
    client_id: uuid.UUID,
    length: int,
    facts: Mapping[str, Any],
    person: Any,
    at: datetime,
) -> FieldUpload | FieldItem:
    """Begin a file, go on with one that was begun, or answer with the item when all of it is here.

    Raises:
        Refused: not theirs, empty or too large.
    """
    _theirs(event, person)
    there = FieldItem.objects.filter(client_id=client_id, person=person).first()
    if there is not None:
        return there
    if not 0 < length <= LARGEST:
        sentence = _("The file has %(size)s bytes; it must have between 1 and %(most)s.")
        raise Refused([sentence % {"size": length, "most": LARGEST}])
    upload, _created = FieldUpload.objects.get_or_create(
        key=client_id,
        defaults={
            "event": event,
            "person": person,
            "facts": dict(facts),
            "length": length,
            "begun_at": at,
            "touched_at": at,
        },
    )
    if (upload.person_id, upload.event_id, upload.length) != (person.pk, event.pk, length):
        raise Refused([_("This upload belongs to something else. Begin it again.")])
    return upload


def append_part(upload: FieldUpload, offset: int, part: bytes, *, at: datetime) -> FieldUpload:
    """Add bytes; a part that came twice is refused by its offset and nothing is doubled.

    Raises:
        WrongOffset: the part does not begin where the upload stands.
        Refused: more bytes than were announced.
    """
    with transaction.atomic():
        upload = FieldUpload.objects.select_for_update().get(pk=upload.pk)
        if offset != upload.offset:
            raise WrongOffset
        if offset + len(part) > upload.length:
            raise Refused([_("More bytes came than were announced. Begin the upload again.")])
        if part:
            name = _part(upload, offset)
            default_storage.delete(name)
            default_storage.save(name, ContentFile(part))
            upload.facts = {**upload.facts, "parts": [*upload.facts.get("parts", []), offset]}
        upload.offset, upload.touched_at = offset + len(part), at
        upload.save()
    return upload


def finish_upload(upload: FieldUpload, *, at: datetime) -> FieldItem:
    """Put the parts together, let the gate look, and keep the original under its hash.

    The same bytes sent as another file of the same event are the same item.

    Raises:
        Refused: the gate refuses the file, or its hash is not the announced one; the parts are thrown away.
    """
    with tempfile.TemporaryFile() as whole:
        digest = _assemble(upload, whole)
        try:
            name, mime = _looked_at(whole, upload, digest)
        except Refused:
            drop_upload(upload)
            raise
        item = _kept(upload, whole, digest, name, mime, at)
    drop_upload(upload)
    return item


def _kept(
    upload: FieldUpload, whole: IO[bytes], digest: str, name: str, mime: str, at: datetime
) -> FieldItem:
    facts = upload.facts
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=upload.event_id)
        there = FieldItem.objects.filter(client_id=upload.key).first()
        there = there or event.items.filter(sha256=digest).first()
        if there is not None:
            return there
        item = FieldItem(
            client_id=upload.key,
            event=event,
            person=upload.person,
            kind=facts.get("kind", FieldKind.PHOTO),
            name=name,
            mime=mime,
            size=upload.length,
            sha256=digest,
            made_at=min(_instant(facts.get("made_at"), at), at),
            came_at=at,
            **{word: str(facts.get(word, "")) for word in WORDS},
        )
        whole.seek(0)
        item.file.save(name, File(whole), save=False)
        item.save()
    return item


def describe_item(item: FieldItem, words: Mapping[str, str], *, person: Any) -> FieldItem:
    """Change caption, credit, who is shown and the consent; the original stays as it is.

    Raises:
        Refused: the event is not theirs.
    """
    _theirs(item.event, person)
    for word in WORDS:
        if word in words:
            setattr(item, word, str(words[word]))
    item.save(update_fields=list(WORDS))
    return item


def drop_upload(upload: FieldUpload) -> None:
    """Throw away the parts of an upload."""
    for offset in upload.facts.get("parts", []):
        default_storage.delete(_part(upload, offset))
    upload.delete()


def _theirs(event: Event, person: Any) -> None:
    if not event.team.filter(person=person).exclude(answer="declined").exists():
        raise Refused(
            [
                _("“%(event)s” is not given to you. Ask who made the schedule.")
                % {"event": event.title}
            ]
        )


def _part(upload: FieldUpload, offset: int) -> str:
    return f"peliputan/unggahan/{upload.key}/{offset}"


def _assemble(upload: FieldUpload, whole: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for offset in sorted(upload.facts.get("parts", [])):
        with default_storage.open(_part(upload, offset)) as part:
            for chunk in part.chunks(CHUNK):
                digest.update(chunk)
                whole.write(chunk)
    whole.seek(0)
    return digest.hexdigest()


def _looked_at(whole: IO[bytes], upload: FieldUpload, digest: str) -> tuple[str, str]:
    announced = upload.facts.get("sha256")
    if announced and announced != digest:
        raise Refused([_("The file did not arrive as it was sent. Send it again.")])
    name = str(upload.facts.get("name") or "berkas")
    if upload.facts.get("kind") == FieldKind.VOICE:
        return _voice(whole)
    looked_at = File(whole, name=name)
    looked_at.size = upload.length
    try:
        check_upload(looked_at)
    except NotPossible as refused:
        raise Refused([reason.sentence for reason in refused.reasons]) from refused
    return looked_at.name, looked_at.content_type  # type: ignore[attr-defined]


def _voice(whole: IO[bytes]) -> tuple[str, str]:
    head = whole.read(12)
    whole.seek(0)
    if head[4:8] == b"ftyp":
        return "suara.m4a", "audio/mp4"
    for magic, (ending, mime) in VOICES.items():
        if head.startswith(magic):
            return f"suara.{ending}", mime
    raise Refused([_("This is not a voice note. Record it again.")])


def _instant(text: Any, otherwise: datetime) -> datetime:
    try:
        found = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return otherwise
    return found if found.tzinfo is not None else otherwise


def add_words(event: Event, text: str, *, person: Any, at: datetime) -> FieldItem:
    """Keep words that were typed at the desk."""
    return FieldItem.objects.create(
        client_id=uuid.uuid4(),
        event=event,
        person=person,
        kind=FieldKind.NOTE,
        text=text.strip(),
        made_at=at,
        came_at=at,
    )


def add_file(
    event: Event,
    upload: Any,
    *,
    client_id: uuid.UUID,
    words: Mapping[str, str],
    person: Any,
    at: datetime,
) -> FieldItem:
    """Keep a file that was brought in at the desk; it has passed the gate."""
    content = upload.read()
    digest = hashlib.sha256(content).hexdigest()
    there = event.items.filter(sha256=digest).first()
    if there is not None:
        return there
    kind = FieldKind.VIDEO if (upload.content_type or "").startswith("video/") else FieldKind.PHOTO
    item = FieldItem(
        client_id=client_id,
        event=event,
        person=person,
        kind=kind,
        name=upload.name,
        mime=upload.content_type or "",
        size=len(content),
        sha256=digest,
        made_at=at,
        came_at=at,
        **dict(words),
    )
    item.file.save(upload.name, ContentFile(content), save=False)
    item.save()
    return item
