"""Publishing: exactly the revision that was let pass goes live, in the transaction that records the step."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision

from wartapraja.casework import queries as casework
from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.casework.types import Effect
from wartapraja.newsroom import casefile, commands, queries
from wartapraja.newsroom.models import ArticlePage
from wartapraja.newsroom.proof import steps_of

PROOF_AFTER = timedelta(seconds=3)
"""When the system first looks whether the page is live: baking takes less than two seconds."""


class Publish(Activity):
    """Open the page to the public."""

    panel_template = casefile.PANEL

    def opened(self, work: Work) -> None:
        """The article stands still: what is published is what passed."""
        casefile.my_turn(work, editable=False)

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Nothing may be missing, and nothing may have changed since it was let pass."""
        article = casefile.article_of(work)
        if article is None:
            return [casefile.no_article()]
        changed = _changed_since(work, article)
        gaps = queries.publication_gaps(chosen(work, article))
        return ([changed] if changed else []) + casefile.reasons_of(article, gaps)

    def perform(self, work: Work) -> Performed:
        """Publish, and have the system fetch the live page for its proof."""
        article = casefile.article_needed(work)
        casefile.done(work)
        if not casefile.goes_on(work):
            return Performed()
        case = casefile.reference(work)
        revision = chosen(work, article)
        try:
            commands.publish(
                case=case, page=article, revision=revision, at=work.at, by=casefile.who_acts(work)
            )
        except commands.NotPublishable as refused:
            raise NotPossible(casefile.reasons_of(article, refused.gaps)) from refused
        commands.keep_trail(article, case=case, steps=steps_of(casework.trail_of(work.case.key)))
        commands.leave(article, case=case, closed=True)
        address = queries.public_url(article)
        facts = {
            "revision": revision.pk,
            "sha256": queries.revision_sha256(revision),
            "address": address,
        }
        return Performed(
            papers=(Paper(kind="output", title=_("Published article"), url=address, facts=facts),),
            facts=facts,
            effects=(_proof(work, article, revision),),
        )

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What changed since it was let pass: nothing, or the reason why it cannot be published."""
        article = casefile.article_of(work)
        pinned = (
            queries.pinned_revision(article, casefile.reference(work))
            if article is not None
            else None
        )
        shown = casefile.panel(work, against=pinned, against_words=_("the approved version"))
        return {**shown, "gaps_matter": True}


def chosen(work: Work, article: ArticlePage) -> Revision:
    """What goes live: the revision that was let pass last; where no step of this SOP pins one, the latest."""
    return queries.pinned_revision(article, casefile.reference(work)) or casefile.newest(article)


def _changed_since(work: Work, article: ArticlePage) -> Reason | None:
    pinned = queries.pinned_revision(article, casefile.reference(work))
    if pinned is None or queries.revision_sha256(pinned) == queries.revision_sha256(
        casefile.newest(article)
    ):
        return None
    return Reason(
        sentence=_(
            "The article was changed after it was let pass. Send it back, so that the change is looked at, or restore the version that passed."
        )
    )


def _proof(work: Work, article: ArticlePage, revision: Revision) -> Effect:
    return Effect(
        name="newsroom.prove",
        key=f"newsroom.prove:{work.case.pk}:{article.pk}:{revision.pk}",
        payload={
            "page": article.pk,
            "case": work.case.pk,
            "case_key": str(work.case.key),
            "step": work.step.key,
        },
        not_before=work.at + PROOF_AFTER,
    )
