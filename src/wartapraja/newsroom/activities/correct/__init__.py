"""Correcting what was uploaded: the corrected version is the one that goes live."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Performed, Reason, Work
from wartapraja.newsroom import casefile, commands, queries


class Correct(Activity):
    """Look at the preview, mend it or send it back; what passes is pinned."""

    panel_template = casefile.PANEL

    def opened(self, work: Work) -> None:
        """The editor opens to those whose step this is."""
        casefile.my_turn(work, editable=True)

    def failure_reasons(self, work: Work) -> list[Reason]:
        """A correction must not take away what publication needs."""
        article = casefile.article_of(work)
        if article is None:
            return [casefile.no_article()]
        return casefile.reasons_of(article, queries.publication_gaps(casefile.newest(article)))

    def perform(self, work: Work) -> Performed:
        """Pin the corrected revision; the record names the one that was approved before it."""
        article = casefile.article_needed(work)
        casefile.done(work)
        if not casefile.goes_on(work):
            return Performed()
        revision = casefile.newest(article)
        case = casefile.reference(work)
        approved = queries.pinned_revision(article, case)
        commands.pin_revision(
            article, revision, case=case, step=casefile.step_words(work), by=work.person, at=work.at
        )
        facts = {
            "revision": revision.pk,
            "sha256": queries.revision_sha256(revision),
            "approved_revision": approved.pk if approved is not None else None,
        }
        return Performed(facts=facts)

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What changed since the approval."""
        article = casefile.article_of(work)
        pinned = (
            queries.pinned_revision(article, casefile.reference(work))
            if article is not None
            else None
        )
        shown = casefile.panel(work, against=pinned, against_words=_("the approved version"))
        return {**shown, "diff_matters": True, "gaps_matter": True}
