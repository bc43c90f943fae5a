"""The article."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.fields import StreamField
from wagtail.models.panels import PanelPlaceholder
from wagtail.search import index

from wartapraja.newsroom.blocks import BodyBlock
from wartapraja.newsroom.models.page import BasePage


def _group(heading: Any, names: list[str]) -> PanelPlaceholder:
    """Fields under one heading; a placeholder, since the panels themselves need the page models to be loaded."""
    return PanelPlaceholder("wagtail.admin.panels.MultiFieldPanel", [names], {"heading": heading})


class NewsTag(TagBase):
    """A word under which articles are found."""

    free_tagging = True

    class Meta:
        """By name."""

        verbose_name = _("tag")
        verbose_name_plural = _("tags")


class ArticleTag(ItemBase):
    """A tag on an article."""

    tag = models.ForeignKey(NewsTag, on_delete=models.CASCADE, related_name="uses")
    content_object = ParentalKey(
        "newsroom.ArticlePage", on_delete=models.CASCADE, related_name="tagged"
    )

    class Meta:
        """Once an article."""

        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="tag_once_an_article")
        ]


class ArticlePage(BasePage):
    """One piece of news, as its SOP brings it to the public."""

    intro = models.TextField(
        _("lead (teras berita)"),
        max_length=600,
        help_text=_(
            "The news in one or two sentences; it stands under the title and in every list."
        ),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    cover = models.ForeignKey(
        "media.Picture",
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Its alternative text and credit are needed before publication."),
    )
    category = models.ForeignKey(
        "newsroom.Category",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Needed before publication."),
    )
    office = models.ForeignKey(
        "organisation.Office",
        verbose_name=_("office"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    unit = models.ForeignKey(
        "organisation.Unit",
        verbose_name=_("desk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The unit that answers for the article; it is named, persons are not."),
    )
    event_date = models.DateField(_("date of the event"), null=True, blank=True)
    event_place = models.CharField(_("place of the event"), max_length=200, blank=True)
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))

    parent_page_types = ["newsroom.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "website/article_page.html"

    content_panels = [
        *BasePage.content_panels,
        "intro",
        "cover",
        "body",
        _group(_("Filing"), ["category", "tags", "unit"]),
        _group(_("Event"), ["event_date", "event_place"]),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
        index.FilterField("category"),
    ]

    class Meta(BasePage.Meta):
        """A page."""

        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @cached_property
    def byline(self) -> str:
        """The desk that answers for the article; empty when none is named."""
        return self.unit.name if self.unit else ""

    def __str__(self) -> str:
        """The title."""
        return self.title
