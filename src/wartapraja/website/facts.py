"""What every public page says of the office: its names, address and menu."""

from dataclasses import dataclass

from wartapraja.newsroom import queries as newsroom
from wartapraja.organisation import queries as organisation
from wartapraja.website import addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the menu."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """The head and foot of the site."""

    name: str
    tagline: str
    government: str
    office: str
    address: str
    phone: str
    email: str
    menu: tuple[Item, ...]
    news_url: str = addresses.NEWS


def site_facts() -> SiteFacts:
    """The facts of the office that runs the site; plain words stand in until an office is set up."""
    office = organisation.site_office()
    menu = [Item(title="Beranda", url=addresses.HOME), Item(title="Berita", url=addresses.NEWS)]
    menu += [
        Item(title=each.title, url=addresses.of_category(each)) for each in newsroom.categories()
    ]
    if office is None:
        return SiteFacts(
            name="Wartapraja",
            tagline="",
            government="",
            office="",
            address="",
            phone="",
            email="",
            menu=tuple(menu),
        )
    return SiteFacts(
        name=office.site_name or office.name,
        tagline=office.tagline,
        government=office.government,
        office=office.name,
        address=office.address,
        phone=office.phone,
        email=office.email,
        menu=tuple(menu),
    )
