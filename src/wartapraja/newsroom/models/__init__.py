"""Pages, who may work on them now, and by whose leave they went live."""

from wartapraja.newsroom.models.article import ArticlePage, ArticleTag
from wartapraja.newsroom.models.category import Category
from wartapraja.newsroom.models.desk import PageDesk, PageTrail, Pin
from wartapraja.newsroom.models.emergency import EmergencyPublication
from wartapraja.newsroom.models.grant import PublishingGrant
from wartapraja.newsroom.models.page import BasePage
from wartapraja.newsroom.models.sections import HomePage, NewsIndexPage

__all__ = [
    "ArticlePage",
    "ArticleTag",
    "BasePage",
    "Category",
    "EmergencyPublication",
    "HomePage",
    "NewsIndexPage",
    "PageDesk",
    "PageTrail",
    "Pin",
    "PublishingGrant",
]
