"""Search over published articles: Indonesian stems, one index of our own, never an expression built from what was typed."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import local
from typing import Any

import snowballstemmer
from django.db import connection
from django.db.models import QuerySet

from wartapraja.website.models import SearchEntry

MOST_WORDS = 8
RANKED_UP_TO = 2_000
"""With more hits than this, the newest stand first: their rank would say nothing."""
TITLE_WEIGHT = 8.0
"""What a word of the title counts, beside one of the body."""
_WORD = re.compile(r"\w+", re.UNICODE)
_own = local()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page of results and how many there are in all."""

    entries: tuple[SearchEntry, ...]
    total: int


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The Indonesian stem of a word in lower case."""
    return str(_stemmer().stemWord(word))


def _stemmer() -> Any:
    """This thread's own: a stemmer keeps the word that it works on in itself."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = snowballstemmer.stemmer("indonesian")
    return _own.stemmer


def stems_of(text: str) -> str:
    """The stems of a text, separated by spaces."""
    return " ".join(stem(word) for word in _WORD.findall(text.casefold()))


def search(query: str, *, first: int = 0, limit: int = 20) -> Hits:
    """Articles that hold every word of a query, the last word as a beginning.

    Args:
        query: what was typed; punctuation is passed over, at most 8 words count.
        first: how many results to pass over.
        limit: how many to give.
    """
    words = [stem(word) for word in _WORD.findall(query.casefold()[:200])][:MOST_WORDS]
    if not words:
        return Hits(entries=(), total=0)
    total = _count(words)
    ids = _ranked(words, first, limit) if total <= RANKED_UP_TO else _newest(words, first, limit)
    found = SearchEntry.objects.in_bulk(ids)
    return Hits(entries=tuple(found[each] for each in ids if each in found), total=total)


def _on_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _expression(words: list[str]) -> str:
    """The words as the engine's own query; they hold letters and digits only."""
    if _on_sqlite():
        quoted = [f'"{word}"' for word in words]
        return " AND ".join([*quoted[:-1], f"{quoted[-1]}*"])
    return " & ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"])


def _rows(sql: str, values: list[object]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


_SQLITE_HITS = "FROM website_search JOIN website_searchentry entry ON entry.id = website_search.rowid WHERE website_search MATCH %s"
_POSTGRESQL_HITS = "FROM website_searchentry entry WHERE words @@ to_tsquery('simple', %s)"
_SQLITE_RANK = f"bm25(website_search, {TITLE_WEIGHT}, 1.0)"
_POSTGRESQL_RANK = "ts_rank(words, to_tsquery('simple', %s)) DESC"
_NEWEST = "entry.published_at DESC, entry.id DESC LIMIT %s OFFSET %s"


def _count(words: list[str]) -> int:
    if _on_sqlite():
        sql = "SELECT count(*) FROM website_search WHERE website_search MATCH %s"
    else:
        sql = f"SELECT count(*) {_POSTGRESQL_HITS}"
    return _rows(sql, [_expression(words)])[0][0]


def _ranked(words: list[str], first: int, limit: int) -> list[int]:
    typed = _expression(words)
    if _on_sqlite():
        sql = f"SELECT entry.id {_SQLITE_HITS} ORDER BY {_SQLITE_RANK}, {_NEWEST}"
        return [row[0] for row in _rows(sql, [typed, limit, first])]
    sql = f"SELECT entry.id {_POSTGRESQL_HITS} ORDER BY {_POSTGRESQL_RANK}, {_NEWEST}"
    return [row[0] for row in _rows(sql, [typed, typed, limit, first])]


def _newest(words: list[str], first: int, limit: int) -> list[int]:
    hits = _SQLITE_HITS if _on_sqlite() else _POSTGRESQL_HITS
    sql = f"SELECT entry.id {hits} ORDER BY {_NEWEST}"
    return [row[0] for row in _rows(sql, [_expression(words), limit, first])]


def index(
    *,
    page: int,
    url: str,
    title: str,
    intro: str,
    body: str,
    category: str,
    published_at: datetime,
) -> None:
    """Put an article into the index, or its newer words in place of the older."""
    SearchEntry.objects.update_or_create(
        page=page,
        defaults={
            "url": url,
            "title": title,
            "intro": intro,
            "published_at": published_at,
            "stems": stems_of(f"{category} {intro} {body}"),
            "title_stems": stems_of(title),
        },
    )


def forget(page: int) -> None:
    """Take an article out of the index."""
    SearchEntry.objects.filter(page=page).delete()


def indexed() -> QuerySet[SearchEntry]:
    """Everything that search can find."""
    return SearchEntry.objects.all()
