"""Approving: by mail or in the office, of exactly one revision; the approval is a file."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Revision

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.letters import commands as letters
from wartapraja.letters import queries as letterheads
from wartapraja.newsroom import casefile, commands, queries
from wartapraja.newsroom.activities.approve.preview import as_it_will_look
from wartapraja.newsroom.models import ArticlePage
from wartapraja.organisation import queries as organisation

DECISIONS = {"reject": "rejected", "back": "returned"}
CHANNELS = {"link": "link_pin", "screen": "screen"}


class Approve(Activity):
    """Let the article pass, send it back or refuse it. The article stands still meanwhile."""

    panel_template = casefile.PANEL
    by_link = True

    def opened(self, work: Work) -> None:
        """Nobody edits what is being decided on."""
        casefile.my_turn(work, editable=False)

    def failure_reasons(self, work: Work) -> list[Reason]:
        """There must be an article to decide on."""
        return [] if casefile.article_of(work) is not None else [casefile.no_article()]

    def perform(self, work: Work) -> Performed:
        """Pin the revision and leave the approval sheet; a refusal leaves one too."""
        article = casefile.article_needed(work)
        revision = casefile.newest(article)
        casefile.done(work)
        facts = {"revision": revision.pk, "sha256": queries.revision_sha256(revision)}
        outcome = work.step.outcome(work.outcome)
        decision = DECISIONS.get(outcome.kind.value, "approved") if outcome is not None else ""
        if decision == "approved":
            commands.pin_revision(
                article,
                revision,
                case=casefile.reference(work),
                step=casefile.step_words(work),
                by=work.person,
                at=work.at,
            )
        if decision == "returned":
            return Performed(facts=facts)
        return Performed(papers=(_sheet(work, article, revision, decision),), facts=facts)

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What changed since the last approval within this case, or since the article came in."""
        article = casefile.article_of(work)
        against, words = _before(work, article) if article is not None else (None, "")
        return {**casefile.panel(work, against=against, against_words=words), "diff_matters": True}

    def preview_html(self, work: Work) -> SafeString:
        """The article as it will look, with what changed, for the light page."""
        article = casefile.article_of(work)
        if article is None:
            return SafeString("")
        against, words = _before(work, article)
        return as_it_will_look(casefile.newest(article), against, words)

    def subject_hash(self, work: Work) -> str:
        """Hash of the revision that would be approved."""
        article = casefile.article_of(work)
        return queries.revision_sha256(casefile.newest(article)) if article is not None else ""


def _before(work: Work, article: ArticlePage) -> tuple[Revision | None, str]:
    pinned = queries.pinned_revision(article, casefile.reference(work))
    if pinned is not None:
        return pinned, _("the version approved before")
    return queries.incoming_revision(article), _("the incoming version")


def _sheet(work: Work, article: ArticlePage, revision: Revision, decision: str) -> Paper:
    digest = queries.revision_sha256(revision)
    data = {
        "office": letterheads.letterhead(work.case.office),
        "at": work.at.isoformat(),
        "case_number": work.case.number,
        "procedure": work.definition.title,
        "step": casefile.step_words(work),
        "subject": {
            "kind": "Artikel",
            "title": revision.as_object().title,
            "version": article.revisions.filter(pk__lte=revision.pk).count(),
            "sha256": digest,
        },
        "decision": decision,
        "official": _official(work),
        "channel": CHANNELS.get(work.by_way_of, "screen"),
        "note": work.reason,
        "verify_url": f"{settings.OFFICE_URL}/berkas/{work.case.pk}/",
    }
    return Paper(
        kind="approval",
        title=_("Approval sheet") if decision == "approved" else _("Sheet of refusal"),
        content=letters.render("approval_sheet", data),
        name=f"lembar-persetujuan-{work.case.pk}-{work.round}.pdf",
        mime="application/pdf",
        facts={"revision": revision.pk, "sha256_of_article": digest, "decision": decision},
    )


def _official(work: Work) -> dict[str, Any]:
    """Who decided, as the letter prints it: the position as such, and by what they fill it."""
    person = organisation.person_by_key(work.person)
    acts = casefile.who_acts(work)
    position, via = str(acts["position"]), acts["via"] or "definitif"
    for prefix in ("a.n. ", "Plt. ", "Plh. "):
        position = position.removeprefix(prefix)
    own = organisation.positions_of(person, work.at) if person is not None else ()
    held = next((each.position_title for each in own if each.via != "delegasi"), "")
    return {
        "position": position,
        "name": acts["name"],
        "nip": person.nip if person is not None else "",
        "rank": person.rank if person is not None else "",
        "via": via,
        "basis": acts["basis"] if via != "definitif" else "",
        "own_position": held if via == "delegasi" else "",
    }
