"""What steps that draw up a letter have in common; rooms above say what the letter is made of."""

import base64
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.letters import commands, queries
from wartapraja.letters.letter_forms import LetterForm, NotaDinasForm, SptForm, lines
from wartapraja.letters.models import OutgoingLetter
from wartapraja.letters.outgoing import as_data
from wartapraja.letters.terms import SigningWay
from wartapraja.organisation import queries as organisation

__all__ = [
    "DraftLetter",
    "LetterForm",
    "NotaDinasForm",
    "SptForm",
    "as_reasons",
    "draft_papers",
    "lines",
    "pages_html",
]

SCREEN = "letters/letter_panel.html"
SIGN = "letters.sign"


class DraftLetter(Activity):
    """Draw up a letter from what the case knows; the officer edits it and hands it on.

    Class attributes:
        kind: of `letters.kinds`.
        letter_form: its form.
        signed_here: the author signs by pressing (a note inside the office); else it goes to those who sign.
    """

    kind: ClassVar[str]
    letter_form: ClassVar[type[LetterForm]]
    signed_here: ClassVar[bool] = False
    panel_template = SCREEN

    def proposed(self, work: Work) -> dict[str, Any]:
        """The letter's data from what the case knows, without number, date, signer and signature."""
        raise NotImplementedError

    def subject(self, work: Work, data: Mapping[str, Any]) -> str:
        """What the letter is about, for lists."""
        return str(data.get("subject") or work.case.title)

    def letter(self, work: Work) -> OutgoingLetter | None:
        """The letter that this step has drafted and that may still change; one signed is corrected by a new one."""
        return queries.letter_for(work.case, self.kind, step=work.step.key)

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form:
        """The words of the letter: as edited last, else as the case proposes them."""
        return self.letter_form(posted, prefix="step", begun=self._words(work))

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The letter as it would print now, and its marks."""
        letter = self.letter(work)
        return {
            "kind": self.kind,
            "letter": letter,
            "marks": queries.marks_of(letter) if letter else (),
            "preview": True,
        }

    def perform(self, work: Work) -> Performed:
        """Keep the words; sign them where the author signs, else send them round."""
        person = organisation.person_by_key(work.person)
        data = self.letter_form.words(work.data, self._words(work))
        with as_reasons():
            letter, voided = self._kept(work, data, person)
            if self.signed_here:
                return self._signed(work, letter, person)
            commands.circulate(letter, person=person, at=work.at)
        facts = {"letter": str(letter.key), "sha256": letter.content_sha256, "voided": voided}
        return Performed(papers=draft_papers(letter, self.signer(work), work.at), facts=facts)

    def signer(self, work: Work) -> dict[str, Any]:
        """Who is expected to sign: the author where they sign themselves, else the last hand of the step that signs."""
        if self.signed_here:
            return queries.official_of(work)
        hands = [
            step.actors[-1]
            for track in work.definition.tracks
            for step in track.steps
            if step.activity == SIGN and work.step.key in {each.key for each in track.steps}
        ]
        if not hands:
            return queries.official_of(work)
        office, sop_key = work.case.office, work.case.procedure.key
        return queries.official_for(office, sop_key, hands[0], work.at)

    def previewed(self, work: Work, typed: Mapping[str, Any]) -> dict[str, Any]:
        """The data of the letter as typed, unsigned and unkept."""
        words = self.letter_form.words(typed, self._words(work))
        letter = OutgoingLetter(office=work.case.office, kind=self.kind, data=words)
        return as_data(letter, at=work.at, signer=self.signer(work))

    def _words(self, work: Work) -> dict[str, Any]:
        letter = self.letter(work)
        return dict(letter.data) if letter is not None else self.proposed(work)

    def _kept(self, work: Work, data: Mapping[str, Any], person: Any) -> tuple[OutgoingLetter, int]:
        letter = self.letter(work)
        title = self.subject(work, data)
        if letter is not None and letter.state != "signed":
            return letter, commands.amend(letter, data, person=person, at=work.at, title=title)
        if letter is not None:
            return commands.correct(letter, data, person=person, at=work.at), 0
        made = commands.draft(
            self.kind,
            data,
            office=work.case.office,
            title=title,
            person=person,
            at=work.at,
            case=work.case,
            step=work.step.key,
        )
        return made, 0

    def _signed(self, work: Work, letter: OutgoingLetter, person: Any) -> Performed:
        signer = queries.official_of(work)
        way = SigningWay.INTERNAL
        prepared = commands.prepare(letter, way=way, signer=signer, person=person, at=work.at)
        commands.sign(
            letter,
            prepared,
            prepared.pdf,
            way=way,
            signer=signer,
            person=person,
            position=queries.position_of(work),
            at=work.at,
        )
        paper = signed_paper(letter, prepared.pdf)
        return Performed(
            papers=(paper,), facts={"letter": str(letter.key), "number": letter.number}
        )


class as_reasons:  # noqa: N801 - reads as a word where it is used
    """Refusals of this room as reasons of a step."""

    def __enter__(self) -> None:
        """Nothing to set up."""

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        """Turn a refusal into what the case page shows."""
        if isinstance(error, commands.Refused):
            raise NotPossible([Reason(sentence=each) for each in error.sentences]) from error
        if isinstance(error, commands.BadLetter):
            sentence = _("The letter cannot be printed: %(why)s") % {"why": error}
            raise NotPossible([Reason(sentence=sentence)]) from error


def draft_papers(letter: OutgoingLetter, signer: dict[str, Any], at: Any) -> tuple[Paper, ...]:
    """The draft as PDF and as an editable document of the same content."""
    data = queries.draft_data(letter, signer, at)
    name = f"{letter.kind.replace('_', '-')}-{letter.version}"
    return (
        Paper(
            kind="output",
            title=_("Draft: %(title)s") % {"title": letter.title},
            content=commands.render(letter.kind, data),
            name=f"draf-{name}.pdf",
            mime="application/pdf",
        ),
        Paper(
            kind="output",
            title=_("Draft as document: %(title)s") % {"title": letter.title},
            content=commands.as_docx(letter.kind, data),
            name=f"draf-{name}.docx",
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    )


def signed_paper(letter: OutgoingLetter, content: bytes) -> Paper:
    """The signed letter as a paper of its case."""
    return Paper(
        kind="output",
        title=f"{letter.number} {letter.title}",
        content=content,
        name=f"{letter.kind.replace('_', '-')}-{letter.code}.pdf",
        mime="application/pdf",
        facts={"number": letter.number, "code": letter.code, "way": letter.way},
    )


def pages_html(pictures: list[bytes]) -> SafeString:
    """The pages of a letter inside one page that may fetch nothing."""
    return format_html_join(
        "",
        '<img src="data:image/png;base64,{}" alt="{}" class="wp-sheet">',
        (
            (base64.b64encode(each).decode(), _("Page %(n)s of the letter") % {"n": n})
            for n, each in enumerate(pictures, start=1)
        ),
    )
