"""Reading, checking, drawing and rehearsing SOPs. Needs no database."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from wartapraja.cli import Misuse, add_json, put, say, show
from wartapraja.sop import shelf
from wartapraja.sop.definition import Definition
from wartapraja.sop.findings import BadDefinition, Finding
from wartapraja.sop.lint import has_errors, lint

HELP = "Membaca, memeriksa, menggambar, dan menggladi SOP. / Read, check, draw and rehearse SOPs."
HEADS = ("No", "Kegiatan", "Kelengkapan", "Waktu", "Output")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verbs."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")

    def verb(name: str, words: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=words, description=words)

    add_json(verb("list", "Daftar SOP. / The SOPs."))
    add_json(_with_key(verb("show", "Isi satu SOP. / One SOP.")))
    linted = verb("lint", "Periksa berkas SOP. / Check an SOP file.")
    linted.add_argument("file", metavar="FILE", help="Berkas YAML. / A YAML file.")
    add_json(linted)
    drawn = _with_key(verb("draw", "Gambar bagan alir. / Draw the flowchart."))
    drawn.add_argument(
        "--out", required=True, metavar="FILE.svg", help="Berkas hasil. / The file to write."
    )
    exported = _with_key(verb("export", "Keluarkan definisi. / Export the definition."))
    exported.add_argument(
        "--yaml", action="store_true", required=True, help="Sebagai YAML. / As YAML."
    )
    _rehearsing(_with_key(verb("rehearse", "Gladi satu pelaksanaan. / Play one run.")))


def _rehearsing(played: argparse.ArgumentParser) -> None:
    played.add_argument(
        "--track",
        metavar="TRACK",
        help="Jalur; bawaan: yang pertama. / Track; the first by default.",
    )
    played.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="STEP=OUTCOME",
        help="Jawaban pada keputusan; dapat diulang. / Answer at a decision; may be repeated.",
    )
    played.add_argument(
        "--start", metavar="ISO8601", help="Saat mulai; bawaan: sekarang. / Start; now by default."
    )
    add_json(played)


def _with_key(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("key", metavar="KEY", help="Kunci SOP. / Key of the SOP.")
    return parser


def run(args: argparse.Namespace) -> int:
    """Carry out one verb."""
    verbs = {
        "list": _list,
        "show": _show,
        "lint": _lint,
        "draw": _draw,
        "export": _export,
        "rehearse": _rehearse,
    }
    return verbs[args.verb](args)


def _definition(key: str) -> Definition:
    try:
        return shelf.load(key)
    except shelf.UnknownSop as unknown:
        raise Misuse(str(unknown)) from None


def _list(args: argparse.Namespace) -> int:
    rows = [
        {
            "key": each.key,
            "title": each.title,
            "version": each.version,
            "tracks": [track.key for track in each.tracks],
        }
        for each in map(shelf.load, shelf.keys())
    ]
    if args.json:
        put(rows)
        return 0
    for row in rows:
        show(f"{row['key']:28} v{row['version']}  {row['title']}")
    return 0


def _show(args: argparse.Namespace) -> int:
    definition = _definition(args.key)
    if args.json:
        put(definition.as_json())
        return 0
    show(f"{definition.title} (v{definition.version})")
    for track in definition.tracks:
        show(f"\n[{track.key}] {track.title}")
        for step in track.steps:
            actors = ", ".join(
                found.title for key in step.actors if (found := definition.actor(key))
            )
            show(
                f"  {step.number or '–':>3}  {step.text}\n       {actors} · {step.time.text or '–'}"
            )
    return 0


def _lint(args: argparse.Namespace) -> int:
    path = Path(args.file)
    if not path.is_file():
        raise Misuse(f"{args.file} bukan berkas. / is not a file.")
    try:
        findings: Sequence[Finding] = lint(
            path.read_text(encoding="utf-8"),
            args.file,
            activities=known_activities(),
            sops=shelf.tracks(),
        )
    except BadDefinition as bad:
        findings = bad.findings
    except UnicodeDecodeError:
        raise Misuse(f"{args.file} bukan teks UTF-8. / is not UTF-8 text.") from None
    if args.json:
        put(
            [
                {
                    "file": each.file,
                    "line": each.line,
                    "step": each.step,
                    "code": each.code,
                    "severity": str(each.severity),
                    "message": str(each),
                }
                for each in findings
            ]
        )
    else:
        for each in findings:
            show(str(each))
    return 1 if has_errors(findings) else 0


def known_activities() -> frozenset[str]:
    """Addresses of the activities, read from the folders alone, so that no room has to be imported."""
    rooms = Path(__file__).resolve().parent.parent.parent
    return frozenset(
        f"{folder.parent.parent.name}.{folder.name}"
        for folder in rooms.glob("*/activities/*")
        if folder.is_dir() and (folder / "__init__.py").is_file()
    )


def _draw(args: argparse.Namespace) -> int:
    from wartapraja.sop.drawing import sheet_svg

    drawing = sheet_svg(_definition(args.key), heads=HEADS)
    try:
        Path(args.out).write_text(drawing, encoding="utf-8")
    except OSError as error:
        raise Misuse(f"{args.out}: {error.strerror}") from None
    say(f"{args.out}")
    return 0


def _export(args: argparse.Namespace) -> int:
    from wartapraja.sop.yaml_file import dump

    show(dump(_definition(args.key)))
    return 0


def _rehearse(args: argparse.Namespace) -> int:
    from wartapraja.cli.default_calendar import default_calendar
    from wartapraja.sop.rehearsal import ImpossibleChoice, rehearse

    definition = _definition(args.key)
    tracks = [track.key for track in definition.tracks]
    if args.track and args.track not in tracks:
        raise Misuse(f"Jalur / track {args.track!r}: {', '.join(tracks)}.")
    calendar = default_calendar()
    try:
        start = (
            datetime.fromisoformat(args.start)
            if args.start
            else datetime.now(ZoneInfo(calendar.zone))
        )
    except ValueError:
        raise Misuse(
            f"--start {args.start!r} bukan ISO 8601. / is not ISO 8601, such as 2026-11-20T08:00+07:00."
        ) from None
    start = start if start.tzinfo else start.replace(tzinfo=ZoneInfo(calendar.zone))
    try:
        result = rehearse(
            definition, args.track, [_choice(each) for each in args.choose], start, calendar
        )
    except ImpossibleChoice as impossible:
        say(str(impossible))
        return 1
    if args.json:
        put(result)
        return 0
    for event in result["events"]:
        due = f"  tenggat/due {event['due']}" if event.get("due") else ""
        show(
            f"{event['at']}  {event['type']:16} {event['step'] or '':>4} {event['actor'] or ''}{due}  {event['working_minutes']} mnt"
        )
    show(f"{result['ended']}: {result['working_minutes']} menit kerja / working minutes")
    return 0


def _choice(text: str) -> tuple[str, str]:
    step, sign, outcome = text.partition("=")
    if not sign or not step or not outcome:
        raise Misuse(f"--choose {text!r}: tulis LANGKAH=JAWABAN. / write STEP=OUTCOME.")
    return step, outcome
