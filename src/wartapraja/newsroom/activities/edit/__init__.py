"""Editing: in Wagtail's editor, with what changed against the incoming version word by word."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Performed, Reason, Work
from wartapraja.newsroom import casefile, queries

WORDS = ("title", "intro", "body")


class Edit(Activity):
    """Make the article fit for upload, or send it back."""

    panel_template = casefile.PANEL

    def opened(self, work: Work) -> None:
        """The editor opens to those whose step this is."""
        casefile.my_turn(work, editable=True)

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Title, lead and body must stand; filing and pictures may wait for composing."""
        article = casefile.article_of(work)
        if article is None:
            return [casefile.no_article()]
        return casefile.reasons_of(
            article, queries.publication_gaps(casefile.newest(article)), codes=WORDS
        )

    def perform(self, work: Work) -> Performed:
        """The edited draft is the output."""
        casefile.done(work)
        if not casefile.goes_on(work):
            return Performed()
        revision = casefile.newest(casefile.article_needed(work))
        return Performed(
            facts={"revision": revision.pk, "sha256": queries.revision_sha256(revision)}
        )

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What changed since the article came in."""
        article = casefile.article_of(work)
        came = queries.incoming_revision(article) if article is not None else None
        shown = casefile.panel(work, against=came, against_words=_("the incoming version"))
        return {**shown, "diff_matters": True}
