"""What the website teaches Wagtail: where a document link in a text leads on the public site."""

from typing import Any

from django.utils.html import format_html
from wagtail import hooks
from wagtail.documents.rich_text import DocumentLinkHandler

from wartapraja.website import pictures
from wartapraja.website.baking import tray


class PublicDocumentLink(DocumentLinkHandler):
    """A link to a paper: its public address while baking, the office's own in a preview."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """The opening tags; a paper that is gone leaves its words without a link."""
        if tray.current() is None:
            return list(super().expand_db_attributes_many(attrs_list))
        return [_opening_tag(paper) for paper in cls.get_many(attrs_list)]


def _opening_tag(paper: Any) -> str:
    href = pictures.paper_facts(paper).get("href", "") if paper is not None else ""
    return format_html('<a href="{}">', href) if href else "<a>"


@hooks.register("register_rich_text_features", order=100)
def lead_to_public_papers(features: Any) -> None:
    """In place of the address of the office, which readers cannot reach."""
    features.register_link_type(PublicDocumentLink)
