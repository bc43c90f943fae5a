"""A post is made ready for each channel by hand; a closed channel keeps its line and says why."""

from urllib.parse import parse_qs, urlsplit

import pytest

from wartapraja.distribution.channel import Story, channels

STORY = Story(
    title="Festival & pawai #42: “perahu hias” 🎉",
    intro="Baris satu\nbaris dua",
    url="https://kabar.contoh.go.id/berita/festival/?a=1&b=2",
    tags=("bahari",),
)


def test_the_channels_of_the_document_are_found_by_their_folders() -> None:
    assert {"facebook", "x", "youtube", "google_plus"} <= set(channels())


def test_google_plus_is_shown_as_closed_with_its_date() -> None:
    assert "2019" in str(channels()["google_plus"].closed)


@pytest.mark.parametrize("key", ["facebook", "x"])
def test_a_share_address_carries_the_article_address_unchanged(key: str) -> None:
    query = parse_qs(urlsplit(channels()[key].post(STORY).share_url).query)
    assert query.get("u", query.get("url")) == [STORY.url]


def test_x_counts_every_address_as_23_characters_and_fits_its_limit() -> None:
    x = channels()["x"]
    long = Story(title="kata " * 120, intro="", url=STORY.url)
    post = x.post(long)
    assert post.length <= 280
    assert x.length(f"a {STORY.url}") == 25


@pytest.mark.parametrize(
    ("key", "address", "owned"),
    [
        ("facebook", "https://www.facebook.com/kabupaten/posts/1", True),
        ("facebook", "https://m.facebook.com/kabupaten/posts/1", True),
        ("facebook", "http://www.facebook.com/kabupaten/posts/1", False),
        ("facebook", "https://facebook.com.evil.example/posts/1", False),
        ("facebook", "https://www.facebook.com/", False),
        ("x", "https://twitter.com/kabupaten/status/1", True),
        ("youtube", "https://youtu.be/abc", True),
        ("youtube", "https://[::1", False),
        ("x", "javascript:alert(1)", False),
    ],
)
def test_only_an_address_of_the_channel_itself_is_evidence(
    key: str, address: str, owned: bool
) -> None:
    assert channels()[key].owns(address) is owned
