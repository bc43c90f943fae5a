"""Composing: words, gallery and film are put together, and everything that publication needs is filled in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Performed, Reason, Work
from wartapraja.newsroom import casefile, queries


class Compose(Activity):
    """Complete the article: filing, cover, alternative texts and credits."""

    panel_template = casefile.PANEL

    def opened(self, work: Work) -> None:
        """The editor opens to those whose step this is."""
        casefile.my_turn(work, editable=True)

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Everything that publication needs must be there."""
        article = casefile.article_of(work)
        if article is None:
            return [casefile.no_article()]
        return casefile.reasons_of(article, queries.publication_gaps(casefile.newest(article)))

    def perform(self, work: Work) -> Performed:
        """The composed draft is the output."""
        casefile.done(work)
        if not casefile.goes_on(work):
            return Performed()
        revision = casefile.newest(casefile.article_needed(work))
        return Performed(
            facts={"revision": revision.pk, "sha256": queries.revision_sha256(revision)}
        )

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What is missing, and what changed since the approval."""
        article = casefile.article_of(work)
        pinned = (
            queries.pinned_revision(article, casefile.reference(work))
            if article is not None
            else None
        )
        shown = casefile.panel(work, against=pinned, against_words=_("the approved version"))
        return {**shown, "gaps_matter": True}
