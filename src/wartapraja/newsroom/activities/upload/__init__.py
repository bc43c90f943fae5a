"""Uploading: the page exists on the site as a preview that only the office sees."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.newsroom import casefile, queries


class Upload(Activity):
    """Put the composed article on the site, not yet public, and file where it will stand."""

    panel_template = casefile.PANEL

    def opened(self, work: Work) -> None:
        """Articles are managed as a whole here, so the editor is open too."""
        casefile.my_turn(work, editable=True)

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Everything that publication needs must be there."""
        article = casefile.article_of(work)
        if article is None:
            return [casefile.no_article()]
        return casefile.reasons_of(article, queries.publication_gaps(casefile.newest(article)))

    def perform(self, work: Work) -> Performed:
        """The preview is the output."""
        casefile.done(work)
        if not casefile.goes_on(work):
            return Performed()
        article = casefile.article_needed(work)
        revision = casefile.newest(article)
        address = settings.OFFICE_URL + reverse("wagtailadmin_pages:view_draft", args=[article.pk])
        facts = {"revision": revision.pk, "will_stand_at": queries.public_url(article)}
        return Performed(
            papers=(
                Paper(kind="output", title=_("Preview for the office"), url=address, facts=facts),
            ),
            facts=facts,
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
