"""Tables of the newsroom in the office."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from wartapraja.newsroom.models import Category


class Categories(ModelViewSet):
    """The categories of news."""

    model = Category
    name = "newsroom_categories"
    url_prefix = "kategori"
    icon = "tag"
    menu_label = _("Categories")
    add_to_settings_menu = True
    list_display = ("title", "slug", "colour", "sort_order")
    sort_order_field = "sort_order"
    inspect_view_enabled = False
