"""Categories of news."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from wartapraja.newsroom.terms import ColourRole


class Category(models.Model):
    """What an article is about. A category is no page: it holds no words of its own that would need an SOP."""

    title = models.CharField(_("title"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    colour = models.CharField(
        _("colour"),
        max_length=10,
        choices=ColourRole.choices,
        default=ColourRole.TARUM,
        help_text=_(
            "A role of the site's palette, so that it stays readable in every brand and in the dark."
        ),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("colour"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        """As the menu lists them."""

        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["sort_order", "title"]

    def __str__(self) -> str:
        """The title."""
        return self.title
