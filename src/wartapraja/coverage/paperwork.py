"""What the letters of a coverage say, from what the case knows: its letter, its event, its team."""

from collections import defaultdict
from typing import Any
from zoneinfo import ZoneInfo

from wartapraja.casework.activity import Work
from wartapraja.coverage import queries
from wartapraja.coverage.models import Event
from wartapraja.coverage.terms import HOLDING_ANSWERS, Content
from wartapraja.letters import queries as letters
from wartapraja.organisation import queries as organisation

TASKS = {Content.TEXT: "Penulis berita", Content.PHOTO: "Fotografer", Content.VIDEO: "Juru kamera"}
"""The words of the paper itself, which is Indonesian whatever the screen speaks."""


def schedule_note(work: Work) -> dict[str, Any]:
    """The note that tells the superior who covers what, when."""
    event = queries.event_of_case(work.case)
    return {
        "to": [position_ahead(work)],
        "sender": letters.position_of(work) or title_of(work),
        "cc": [],
        "nature": "biasa",
        "attachment": "",
        "subject": f"Jadwal dan Petugas Peliputan {_title(work, event)}",
        "opening": f"{_referring(work)}dengan hormat disampaikan jadwal dan petugas peliputan sebagai berikut.",
        "paragraphs": [_when_and_where(work, event), "Petugas yang diusulkan:"],
        "table": team_table(event),
        "closing": "Demikian disampaikan, mohon arahan lebih lanjut.",
        "on_behalf": [],
    }


def asking_note(work: Work) -> dict[str, Any]:
    """The note that asks for an assignment order, because the event is outside the island."""
    event = queries.event_of_case(work.case)
    note = schedule_note(work)
    return {
        **note,
        "nature": "segera",
        "subject": f"Permohonan Penerbitan SPT Peliputan {_title(work, event)}",
        "opening": f"{_referring(work)}dengan hormat disampaikan bahwa kegiatan dilaksanakan di luar pulau, "
        "sehingga petugas memerlukan Surat Perintah Tugas.",
        "closing": "Demikian disampaikan, mohon kiranya Surat Perintah Tugas dapat diterbitkan.",
    }


def assignment_order(work: Work) -> dict[str, Any]:
    """The order itself: dasar, kepada, untuk, when and where."""
    event = queries.event_of_case(work.case)
    basis = [each for each in (_letter_words(work), _note_words(work)) if each]
    return {
        "basis": basis or [f"Agenda kegiatan {work.case.office.name}."],
        "considering": [],
        "team": team_members(event, work),
        "purpose": [
            "Meliput dan mendokumentasikan kegiatan di bawah ini;",
            "Menyampaikan hasil liputan setelah kegiatan selesai.",
        ],
        "event": {
            "title": _title(work, event),
            "when": when_words(work, event),
            "place": event.place if event else "",
        },
        "copies": [],
        "on_behalf": [],
    }


def team_members(event: Event | None, work: Work) -> list[dict[str, str]]:
    """Who is sent, each once, with rank, NIP and position as they are on this day."""
    people = {row.person.pk: row.person for row in _team(event)}
    return [
        {
            "name": person.full_name,
            "rank": f"{person.rank} ({person.grade})" if person.rank else "",
            "nip": person.nip,
            "position": next(
                (each.position_title for each in organisation.positions_of(person, work.at)), ""
            ),
        }
        for person in people.values()
    ]


def team_table(event: Event | None) -> dict[str, Any]:
    """Number, name and task."""
    tasks: dict[str, list[str]] = defaultdict(list)
    for row in _team(event):
        tasks[row.person.full_name].append(TASKS[Content(row.content)])
    rows = [[str(n), name, ", ".join(done)] for n, (name, done) in enumerate(tasks.items(), 1)]
    return {"head": ["No.", "Nama", "Tugas"] if rows else [], "rows": rows}


def when_words(work: Work, event: Event | None) -> str:
    """The time of the event as letters write it; over midnight and over several days with both dates."""
    if event is None or event.starts is None or event.ends is None:
        return "waktu menyusul"
    office_zone = work.case.office.zone
    zone = ZoneInfo(office_zone)
    begin, end = event.starts.astimezone(zone), event.ends.astimezone(zone)
    if event.all_day:
        return letters.moment(event.starts, office_zone).split(" pukul ")[0]
    if begin.date() == end.date():
        return f"{letters.moment(event.starts, office_zone)} s.d. {end:%H.%M}"
    return f"{letters.moment(event.starts, office_zone)} s.d. {letters.moment(event.ends, office_zone)}"


def position_ahead(work: Work) -> str:
    """The position of whoever acts next, to whom a note goes."""
    steps = {step.key: step for track in work.definition.tracks for step in track.steps}
    for outcome in work.step.outcomes:
        target = steps.get(outcome.to or "")
        if (
            outcome.kind.value == "forward"
            and target is not None
            and target.actors[0] != work.actor
        ):
            return _position(work, target.actors[0])
    return _position(work, "kadis")


def title_of(work: Work) -> str:
    """As people call the actor whose turn it is."""
    actor = work.definition.actor(work.actor)
    return actor.title if actor is not None else work.actor


def _position(work: Work, actor: str) -> str:
    official = letters.official_for(work.case.office, work.case.procedure.key, actor, work.at)
    known = work.definition.actor(actor)
    return (
        str(official["position"])
        if official["position"] != "-"
        else (known.title if known else actor)
    )


def _team(event: Event | None) -> list[Any]:
    if event is None:
        return []
    rows = event.team.filter(answer__in=HOLDING_ANSWERS).select_related("person")
    return list(rows.order_by("content", "pk"))


def _title(work: Work, event: Event | None) -> str:
    return event.title if event is not None else work.case.title


def _when_and_where(work: Work, event: Event | None) -> str:
    place = f" di {event.place}" if event is not None and event.place else ""
    return f"{_title(work, event)}: {when_words(work, event)}{place}."


def _letter_words(work: Work) -> str:
    letter = letters.letter_of_case(work.case)
    if letter is None:
        return ""
    day = f" tanggal {letters.long_date(letter.letter_date)}" if letter.letter_date else ""
    number = f" Nomor {letter.letter_number}" if letter.letter_number else ""
    return f"Surat {letter.sender}{number}{day} perihal {letter.subject}"


def _referring(work: Work) -> str:
    words = _letter_words(work)
    return f"Menindaklanjuti {words}, " if words else "Sehubungan dengan agenda kegiatan pimpinan, "


def _note_words(work: Work) -> str:
    note = letters.letter_for(work.case, "nota_dinas")
    if note is None or not note.number or note.signed_at is None:
        return ""
    day = letters.long_date(note.signed_at.astimezone(ZoneInfo(work.case.office.zone)).date())
    return f"Nota Dinas {note.signer_position} Nomor {note.number} tanggal {day}"
