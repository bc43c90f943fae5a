"""Setting up the pages that a site stands on."""

from django.db import transaction
from wagtail.models import Site

from wartapraja.newsroom.models import BasePage, Category, HomePage, NewsIndexPage
from wartapraja.newsroom.publishing import grant
from wartapraja.newsroom.terms import Action, ColourRole

SET_UP = "penyiapan"
CATEGORIES = (
    ("Pemerintahan", "pemerintahan", ColourRole.TARUM),
    ("Pembangunan", "pembangunan", ColourRole.BATA),
    ("Layanan Publik", "layanan-publik", ColourRole.DAUN),
    ("Sosial & Budaya", "sosial-budaya", ColourRole.KUNYIT),
)


@transaction.atomic
def set_up_site(*, title: str, hostname: str = "localhost", port: int = 80) -> HomePage:
    """Make the front page, the news list and the first categories, if they are not there yet.

    Args:
        title: of the front page.
        hostname: of the public site.
        port: of the public site.
    """
    home = HomePage.objects.first() or _front_page(title)
    if not NewsIndexPage.objects.child_of(home).exists():
        with grant(case=SET_UP, actions={Action.CREATE}):
            home.add_child(instance=NewsIndexPage(title="Berita", slug="berita"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": hostname, "port": port, "root_page": home, "site_name": title},
    )
    if not Category.objects.exists():
        Category.objects.bulk_create(
            Category(title=name, slug=slug, colour=colour, sort_order=order)
            for order, (name, slug, colour) in enumerate(CATEGORIES)
        )
    return home


def site_stands() -> bool:
    """Whether articles have somewhere to stand."""
    return bool(NewsIndexPage.objects.exists())


def _front_page(title: str) -> HomePage:
    root = BasePage.get_first_root_node()
    with grant(case=SET_UP, actions={Action.CREATE}):
        home: HomePage = root.add_child(instance=HomePage(title=title, slug="beranda"))
    _clear_away_welcome(home)
    return home


def _clear_away_welcome(home: HomePage) -> None:
    """Wagtail puts a greeting where the front page belongs."""
    base = BasePage.objects.filter(depth=2, slug="home", numchild=0).exclude(pk=home.pk).first()
    if base is None or base.specific_class is not BasePage:
        return
    Site.objects.filter(root_page=base).update(root_page=home)
    with grant(case=SET_UP, actions={Action.DELETE}, pages={base.pk}):
        base.delete()
