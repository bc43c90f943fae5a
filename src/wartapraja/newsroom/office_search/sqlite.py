"""The office's search on SQLite: the index is asked first, then the rows.

The stock backend ranks by a subquery for every row, which grows with the square of the pages, and it lets a typed
quotation mark end the expression. Here the full-text table answers once with the keys of what matches.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Case, FloatField, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite.query import AndNot, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText
from modelsearch.utils import get_descendants_content_types_pks

RANKED_UP_TO = 500
"""With more hits than this, the newest stand first: their rank would say nothing."""
MOST_WORDS = 16
WEIGHTS = (1.0, 1.0, 4.0)
"""What a word counts in the columns of the index: autocomplete, body, title."""
_WORD = re.compile(r"\w+", re.UNICODE)
_ENTRIES, _WORDS = IndexEntry._meta.db_table, SQLiteFTSIndexEntry._meta.db_table
_FROM = (
    f"FROM {_WORDS} JOIN {_ENTRIES} entry ON entry.id = {_WORDS}.rowid"
    f" WHERE {_WORDS} MATCH %s AND entry.content_type_id IN ({{kinds}})"
)


def words_of(text: str) -> list[str]:
    """The words in what was typed; punctuation means nothing here."""
    return _WORD.findall(text[:500])[:MOST_WORDS]


def expression(query: Any, *, beginning: bool) -> str:
    """A search query in FTS5's own language; empty when it holds no word.

    Args:
        query: one of `modelsearch.query`, normalized.
        beginning: whether the last word may be only the beginning of one.

    Raises:
        NotImplementedError: FTS5 has no such kind of query.
    """
    if isinstance(query, PlainText):
        quoted = [f'"{word}"' for word in words_of(query.query_string)]
        if quoted and beginning:
            quoted[-1] += "*"
        return f" {query.operator.upper()} ".join(quoted)
    if isinstance(query, Phrase):
        words = words_of(query.query_string)
        return f'"{" ".join(words)}"' if words else ""
    if isinstance(query, AndNot):
        return _without(query, beginning=beginning)
    if isinstance(query, And | Or):
        sign = " AND " if isinstance(query, And) else " OR "
        parts = [expression(each, beginning=beginning) for each in query.subqueries]
        return sign.join(f"({part})" for part in parts if part)
    raise NotImplementedError(f"`{type(query).__name__}` is not supported by SQLite's search.")


def _without(query: AndNot, *, beginning: bool) -> str:
    wanted = expression(query.subquery_a, beginning=beginning)
    unwanted = expression(query.subquery_b, beginning=beginning)
    return f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted


class IndexFirst:
    """Asks the index which objects match, and only then the table of the objects."""

    LAST_TERM_IS_PREFIX: bool
    FTS_TABLE_FIELDS: Sequence[str]
    query: Any
    queryset: QuerySet[Any]
    order_by_relevance: bool

    def search(
        self, config: Any, start: int | None, stop: int | None, score_field: str | None = None
    ) -> QuerySet[Any]:
        """The matching objects: best first up to 500 of them, newest first when there are more."""
        query = normalize(self.query)
        negated = isinstance(query, Not)
        query = query.subquery if negated else query
        if isinstance(query, MatchAll):
            return self.queryset.none() if negated else self.queryset[start:stop]
        typed = expression(query, beginning=self.LAST_TERM_IS_PREFIX)
        if not typed:
            return self.queryset[start:stop] if negated else self.queryset.none()
        match = f"{{{' '.join(self.FTS_TABLE_FIELDS)}}} : ({typed})"
        if negated:
            found = self.queryset.exclude(pk__in=self._keys(match))
            return self._in_order(found)[start:stop]
        return self._matching(match, score_field)[start:stop]

    def _matching(self, match: str, score_field: str | None) -> QuerySet[Any]:
        if not self.order_by_relevance and score_field is None:
            return self._in_order(self.queryset.filter(pk__in=self._keys(match)))
        ranked = self._ranked(match)
        if len(ranked) > RANKED_UP_TO:
            found = self.queryset.filter(pk__in=self._keys(match))
            if score_field is not None:
                found = found.annotate(**{score_field: Value(0.0, output_field=FloatField())})
            return found.order_by("-pk") if self.order_by_relevance else self._in_order(found)
        name = score_field or "_score"
        scores = Case(*(When(pk=pk, then=Value(score)) for pk, score in ranked), default=Value(0.0))
        found = self.queryset.filter(pk__in=[pk for pk, _score in ranked])
        found = found.annotate(**{name: scores})
        return found.order_by(name, "-pk") if self.order_by_relevance else self._in_order(found)

    def _in_order(self, found: QuerySet[Any]) -> QuerySet[Any]:
        """The order that the caller wished; pages of results must not change places."""
        return found if found.query.order_by else found.order_by("-pk")

    def _kinds(self) -> list[int]:
        return list(get_descendants_content_types_pks(self.queryset.model))

    def _keys(self, match: str) -> RawSQL:
        kinds = self._kinds()
        sql = f"SELECT entry.object_id {_FROM.format(kinds=', '.join(['%s'] * len(kinds)))}"
        return RawSQL(sql, [match, *kinds])  # noqa: S611 - our own words, values are marks

    def _ranked(self, match: str) -> list[tuple[str, float]]:
        """Keys and ranks of what matches, one more than are ever ranked; the lower the rank, the better."""
        kinds = self._kinds()
        hits = _FROM.format(kinds=", ".join(["%s"] * len(kinds)))
        keys = f"SELECT entry.object_id {hits} LIMIT {RANKED_UP_TO + 1}"
        weights = ", ".join(map(str, WEIGHTS))
        ranks = f"SELECT entry.object_id, bm25({_WORDS}, {weights}) {hits}"
        with connection.cursor() as cursor:
            cursor.execute(keys, [match, *kinds])
            found = cursor.fetchall()
            if len(found) > RANKED_UP_TO:
                return [(key, 0.0) for (key,) in found]
            cursor.execute(ranks, [match, *kinds])
            return list(cursor.fetchall())


class QueryCompiler(IndexFirst, SQLiteSearchQueryCompiler):
    """Whole words."""


class AutocompleteQueryCompiler(IndexFirst, SQLiteAutocompleteQueryCompiler):
    """The last word as a beginning."""


class Index(SQLiteIndex):
    """The stock index without its norms of titles, which nothing reads here and which each save would reckon anew."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Titles weigh by `WEIGHTS`."""


class Backend(SQLiteSearchBackend):
    """SQLite's search, index first."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
