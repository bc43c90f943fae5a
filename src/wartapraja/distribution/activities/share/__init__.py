"""Sharing by hand: a post made ready for each channel of the SOP, and the posted address as evidence."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.casework.types import Effect
from wartapraja.distribution.channel import Channel, Story, channels
from wartapraja.distribution.models import Sharing
from wartapraja.newsroom import queries as newsroom
from wartapraja.organisation import queries as organisation


class ShareForm(forms.Form):
    """For each living channel the posted address, or why there is none."""

    @cached_property
    def living(self) -> dict[str, Channel]:
        """The channels that can still be posted to."""
        return {key: channel for key, channel in channels().items() if not channel.closed}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Two fields a channel."""
        super().__init__(*args, **kwargs)
        for key, channel in self.living.items():
            label = gettext_lazy("Address of the post on %(channel)s") % {"channel": channel.title}
            self.fields[f"{key}_url"] = forms.URLField(
                label=label, required=False, max_length=1000, assume_scheme="https"
            )
            passed = gettext_lazy("Not posted on %(channel)s because") % {"channel": channel.title}
            self.fields[f"{key}_reason"] = forms.CharField(
                label=passed, required=False, max_length=500
            )


class Share(Activity):
    """Share the published article to the channels that the step's options name."""

    form_class = ShareForm
    panel_template = "distribution/share_panel.html"

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """A ready-made post for every channel, the closed ones with their reason."""
        story = story_of(work)
        named = channels_of(work)
        return {
            "nothing": story is None and nothing_to_share(work),
            "story": story,
            "posts": [
                (key, channel, channel.post(story))
                for key, channel in named
                if not channel.closed and story
            ],
            "closed": [channel for _key, channel in named if channel.closed],
        }

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Each living channel needs its own address or a reason."""
        if story_of(work) is None and not nothing_to_share(work):
            return [
                Reason(
                    sentence=_(
                        "The article is not live yet, so there is nothing to share. Wait for publishing to finish."
                    )
                )
            ]
        if not work.data:
            return []
        missing = [
            _missing(key, channel, work.data)
            for key, channel in channels_of(work)
            if not channel.closed
        ]
        return [reason for reason in missing if reason]

    def perform(self, work: Work) -> Performed:
        """Keep the addresses as evidence."""
        story = story_of(work)
        if story is None and (missing := self.failure_reasons(work)):
            raise NotPossible(missing)
        person = organisation.person_by_key(work.person)
        papers = []
        for key, channel in channels_of(work):
            if channel.closed:
                continue
            url, reason = work.data.get(f"{key}_url", ""), work.data.get(f"{key}_reason", "")
            facts = {
                "state": "posted" if url else "passed",
                "url": url,
                "reason": reason,
                "text": channel.text(story) if story is not None else "",
                "by": person,
                "at": work.at,
            }
            Sharing.objects.update_or_create(case=work.case, channel=key, defaults=facts)
            if url:
                papers.append(
                    Paper(
                        kind="evidence",
                        title=_("Post on %(channel)s") % {"channel": channel.title},
                        url=url,
                        facts={"channel": key},
                    )
                )
        closed = {
            channel.title: str(channel.closed)
            for _key, channel in channels_of(work)
            if channel.closed
        }
        fresh = Effect(
            name="newsroom.keep_trail",
            key=f"newsroom.keep_trail:{work.case.key}:{work.step.key}:{work.round}",
            payload={"case_key": str(work.case.key)},
        )
        return Performed(papers=tuple(papers), facts={"closed_channels": closed}, effects=(fresh,))


def channels_of(work: Work) -> list[tuple[str, Channel]]:
    """The channels that the step's options name, in their order; all of them where it names none."""
    named = work.step.options.get("channels") or list(channels())
    return [(key, channels()[key]) for key in named if key in channels()]


def story_of(work: Work) -> Story | None:
    """The article of the case in few words; None until it is live."""
    article = newsroom.article_of_case(str(work.case.key))
    if article is None or not article.live:
        return None
    address = settings.PUBLIC_URL + newsroom.public_path(article)
    tags = tuple(tag.name.replace(" ", "") for tag in article.tags.all()[:4])
    return Story(title=article.title, intro=article.intro, url=address, tags=tags)


def nothing_to_share(work: Work) -> bool:
    """Whether the case called the publishing SOP, or passed over it, and it ended without a live article."""
    calls = [step for track in work.definition.tracks for step in track.steps if step.calls]
    if not calls or work.case.called.filter(closed_at=None).exists():
        return False
    return story_of(work) is None


def _missing(key: str, channel: Channel, data: Mapping[str, Any]) -> Reason | None:
    url, reason = data.get(f"{key}_url", ""), data.get(f"{key}_reason", "")
    if not url and not reason:
        sentence = _(
            "Paste the address of the post on %(channel)s, or write why it was not posted there."
        )
        return Reason(sentence=sentence % {"channel": channel.title}, field=f"{key}_url")
    if url and not channel.owns(url):
        sentence = _("%(url)s is not an address of %(channel)s. Copy it from the post itself.")
        return Reason(
            sentence=sentence % {"url": url, "channel": channel.title}, field=f"{key}_url"
        )
    return None
