"""Two workers on the public tree at the same moment: one at a time, and a takedown always has the last word."""

import threading
from typing import Any

import pytest

from tests.casework.test_two_at_once import at_once
from tests.website.conftest import NOVEMBER
from wartapraja.website import commands
from wartapraja.website.baking import bakery, turns
from wartapraja.website.models import BakingTurn

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_articles_baked_at_once_both_stand_in_every_list(site, get) -> None:
    pages = [site.live("Pasar"), site.live("Terminal")]
    done = at_once(lambda place: bakery.bake_article(pages[place].pk, NOVEMBER), 2)
    assert all(isinstance(each, int) and each for each in done), done
    for address in ("/", "/berita/", "/umpan.xml", "/sitemap-2026-11.xml"):
        body = get(address).body
        assert b"/berita/pasar/" in body, address
        assert b"/berita/terminal/" in body, address
    assert commands.compare_with_manifest() == []


def test_a_takedown_in_the_middle_of_a_baking_leaves_nothing(site, get, monkeypatch) -> None:
    article = site.live("Pasar")
    read, withdrawn = threading.Event(), threading.Event()
    content_of = bakery.plan.content_of

    def slow(target: Any) -> Any:
        made = content_of(target)
        if target.kind == "article":
            read.set()
            assert withdrawn.wait(20)
        return made

    monkeypatch.setattr(bakery.plan, "content_of", slow)

    def work(place: int) -> int:
        if place == 0:
            return bakery.bake_article(article.pk, NOVEMBER)
        assert read.wait(20)
        site.withdraw(article)
        withdrawn.set()
        return bakery.take_down(article.pk, redirect="", at=NOVEMBER)

    done = at_once(work, 2)
    assert all(isinstance(each, int) for each in done), done
    assert get("/berita/pasar/").status == 404
    assert b"/berita/pasar/" not in get("/berita/").body
    assert commands.compare_with_manifest() == []


def test_a_baker_whose_turn_was_taken_over_writes_nothing_more(db) -> None:
    with turns.turn() as mine:
        BakingTurn.objects.update(holder="lain")
        with pytest.raises(turns.NoTurn):
            mine.hold()
    assert BakingTurn.objects.get().holder == "lain"
