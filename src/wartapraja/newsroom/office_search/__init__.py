"""The search of the office, over every kind of thing that Wagtail's index holds."""

from typing import Any

from modelsearch.backends.database import SearchBackend as StockBackend


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that modelsearch looks for
    """The backend for the database at hand: our own on SQLite, the stock one elsewhere."""
    stock = StockBackend(params)
    if type(stock).__name__ != "SQLiteSearchBackend":
        return stock
    # Only now: the tables of SQLite's index are unknown to Django on another database.
    from wartapraja.newsroom.office_search.sqlite import Backend

    return Backend(params)
