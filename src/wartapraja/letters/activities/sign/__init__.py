"""Paraf and signature in order: each hand sees the exact PDF; the last one signs it one of three ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.letters import commands, queries
from wartapraja.letters.activities.sign.form import SignForm
from wartapraja.letters.activity import SCREEN, as_reasons, pages_html, signed_paper
from wartapraja.letters.models import OutgoingLetter
from wartapraja.letters.signing.asking import CannotSign, Request
from wartapraja.letters.signing.pades import sign_with_key
from wartapraja.letters.signing.wet import take_scan
from wartapraja.letters.terms import LetterState, MarkKind, SigningWay
from wartapraja.organisation import queries as organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A file that was signed before the transaction that keeps it."""

    prepared: commands.Prepared
    content: bytes


class Sign(Activity):
    """Initial or sign the letter that the case has in circulation.

    Step options:
        marks: for each hand ``paraf`` or ``tanda_tangan``; without it only the last hand signs.
        kind: kind of the letter; without it the newest letter in circulation.
    """

    panel_template = SCREEN
    slow = True

    def decides_by_link(self, work: Work) -> bool:
        """A paraf may be put from a phone by link; a signature needs the secrets that no light page asks for."""
        return mark_of(work) == MarkKind.PARAF

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form | None:
        """Only the hand that signs types something."""
        if mark_of(work) == MarkKind.PARAF:
            return None
        office = work.case.office
        ways, keys = queries.ways_for(office), queries.keys_of(office)
        return SignForm(posted, files, prefix="step", ways=ways, keys=keys)

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The letter as this hand would mark it."""
        letter = letter_of(work)
        return {
            "letter": letter,
            "marks": queries.marks_of(letter) if letter is not None else (),
            "may_print": mark_of(work) == MarkKind.TANDA_TANGAN,
        }

    def failure_reasons(self, work: Work) -> list[Reason]:
        """There must be a letter in circulation."""
        return [] if letter_of(work) is not None else [no_letter()]

    def before(self, work: Work) -> Signed | None:
        """Sign; other machines are asked here, so that no lock waits for them."""
        if mark_of(work) == MarkKind.PARAF:
            return None
        letter = needed(work)
        person = organisation.person_by_key(work.person)
        way = SigningWay(work.data["way"])
        try:
            with as_reasons():
                prepared = commands.prepare(
                    letter, way=way, signer=queries.official_of(work), person=person, at=work.at
                )
            return Signed(prepared=prepared, content=_by(way, work, prepared))
        except CannotSign as cannot:
            raise NotPossible([Reason(sentence=cannot.sentence, field=cannot.field)]) from cannot

    def perform(self, work: Work) -> Performed:
        """Keep the paraf or the signed file; an answer that sends it back keeps nothing."""
        outcome = work.step.outcome(work.outcome)
        if outcome is not None and outcome.kind.value in {"back", "reject"}:
            return Performed()
        letter, person = needed(work), organisation.person_by_key(work.person)
        position = queries.position_of(work)
        with as_reasons():
            if not isinstance(work.prepared, Signed):
                commands.put_paraf(letter, person=person, position=position, at=work.at)
                return Performed(facts={"paraf": letter.content_sha256, "position": position})
            commands.sign(
                letter,
                work.prepared.prepared,
                work.prepared.content,
                way=work.data["way"],
                signer=queries.official_of(work),
                person=person,
                position=position,
                at=work.at,
            )
        paper = signed_paper(letter, work.prepared.content)
        facts = {"letter": str(letter.key), "number": letter.number, "sha256": letter.file_sha256}
        return Performed(papers=(paper,), facts=facts)

    def preview_html(self, work: Work) -> SafeString:
        """The pages as they stand, for the light page."""
        letter = letter_of(work)
        if letter is None:
            return SafeString("")
        data = queries.draft_data(letter, signer_ahead(work), work.at)
        return pages_html(commands.pictures(letter.kind, data))

    def subject_hash(self, work: Work) -> str:
        """What a paraf stands for."""
        letter = letter_of(work)
        return letter.content_sha256 if letter is not None else ""


def mark_of(work: Work) -> MarkKind:
    """What this hand puts under the letter."""
    marks = work.step.options.get("marks", ())
    if work.hand < len(marks):
        return MarkKind(marks[work.hand])
    last = work.hand == len(work.step.actors) - 1
    return MarkKind.TANDA_TANGAN if last else MarkKind.PARAF


def letter_of(work: Work) -> OutgoingLetter | None:
    """The letter in circulation."""
    circulating = queries.letters_of(work.case).filter(state=LetterState.CIRCULATING)
    kind = work.step.options.get("kind", "")
    return (circulating.filter(kind=kind) if kind else circulating).first()


def needed(work: Work) -> OutgoingLetter:
    """The letter in circulation.

    Raises:
        NotPossible: there is none.
    """
    letter = letter_of(work)
    if letter is None:
        raise NotPossible([no_letter()])
    return letter


def no_letter() -> Reason:
    """The case has nothing to sign."""
    return Reason(
        sentence=_("This case has no letter to sign. Send it back to the step that draws it up.")
    )


def signer_ahead(work: Work) -> dict[str, Any]:
    """Who signs in the end: the actor of the last hand."""
    if work.hand == len(work.step.actors) - 1 and work.person:
        return queries.official_of(work)
    office, sop = work.case.office, work.case.procedure.key
    return queries.official_for(office, sop, work.step.actors[-1], work.at)


def _by(way: SigningWay, work: Work, prepared: commands.Prepared) -> bytes:
    office = work.case.office
    request = Request(
        pdf=prepared.pdf,
        signer=str(queries.official_of(work)["name"]),
        reason=_("Signature of letter %(number)s") % {"number": prepared.number},
        location=queries.letterhead(office)["place"],
        at=work.at,
    )
    if way is SigningWay.WET:
        return take_scan(work.data["scan"].read())
    if way is SigningWay.KEY:
        return _by_key(work, request)
    service = queries.bsre()
    if service is None:
        raise CannotSign(_("No BSrE service is set up here. Sign another way."), "way")
    return service.sign(request, nik=work.data["nik"], passphrase=work.data["passphrase"])


def _by_key(work: Work, request: Request) -> bytes:
    key = queries.keys_of(work.case.office).filter(pk=work.data["key"]).first()
    if key is None:
        raise CannotSign(
            _("This signing key is no longer in use. Choose another, or sign another way."), "key"
        )
    return sign_with_key(request, bytes(key.pkcs12), work.data["password"])
