"""A press release made ready, and to which media it was sent. Sending by itself comes with the channels' own transports."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django import forms
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.distribution.activities.share import nothing_to_share, story_of
from wartapraja.newsroom import queries as newsroom


class PressForm(forms.Form):
    """Which media got it, or why none."""

    media = forms.CharField(
        label=gettext_lazy("Sent to these media, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
    )
    passed = forms.CharField(label=gettext_lazy("Not sent because"), required=False, max_length=500)


class Press(Activity):
    """Send the release and the photos to the media, and keep to whom."""

    form_class = PressForm
    panel_template = "distribution/press_panel.html"

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The release as plain text, with a link that opens the mail program with it."""
        story = story_of(work)
        if story is None:
            return {"story": None}
        text = release(work)
        subject = _("Press release: %(title)s") % {"title": story.title}
        return {
            "story": story,
            "text": text,
            "mail": f"mailto:?subject={quote(subject)}&body={quote(text)}",
        }

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Media or a reason; and something to send."""
        if story_of(work) is None and not nothing_to_share(work):
            return [
                Reason(sentence=_("The article is not live yet. Wait for publishing to finish."))
            ]
        if work.data and not (work.data.get("media") or "").strip() and not work.data.get("passed"):
            sentence = _("Write to which media the release went, or why it was not sent.")
            return [Reason(sentence=sentence, field="media")]
        return []

    def perform(self, work: Work) -> Performed:
        """Keep the release as it was, and the list of media."""
        media = [line.strip() for line in work.data.get("media", "").splitlines() if line.strip()]
        facts = {"media": media, "passed": work.data.get("passed", "")}
        if not media or story_of(work) is None:
            return Performed(facts=facts)
        paper = Paper(
            kind="evidence",
            title=_("Press release sent to %(count)s media") % {"count": len(media)},
            content=release(work).encode(),
            name=f"rilis-{work.case.pk}-{work.round}.txt",
            mime="text/plain",
            facts={"media": media},
        )
        return Performed(papers=(paper,), facts=facts)


def release(work: Work) -> str:
    """Title, words and address of the live article as plain text."""
    article = newsroom.article_of_case(str(work.case.key))
    story = story_of(work)
    if article is None or story is None:
        return ""
    words = [
        strip_tags(str(block.value)).strip()
        for block in article.body
        if block.block_type in {"heading", "subheading", "paragraph"}
    ]
    return "\n\n".join(filter(None, [story.title, story.intro, *words, story.url]))
