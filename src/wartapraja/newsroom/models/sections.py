"""The front page and the news list."""

from django.utils.translation import gettext_lazy as _

from wartapraja.newsroom.models.page import BasePage


class HomePage(BasePage):
    """The front page of an office's site; what it shows comes from what was published."""

    parent_page_types = ["newsroom.BasePage"]
    template = "website/home_page.html"

    class Meta(BasePage.Meta):
        """A page."""

        verbose_name = _("front page")
        verbose_name_plural = _("front pages")


class NewsIndexPage(BasePage):
    """Under this page the articles stand."""

    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.ArticlePage"]
    max_count_per_parent = 1
    template = "website/news_index_page.html"

    class Meta(BasePage.Meta):
        """A page."""

        verbose_name = _("news list")
        verbose_name_plural = _("news lists")
