"""Articles that were indexed before titles had a column of their own are found after the migration."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.website.conftest import NOVEMBER
from wartapraja.website import searching

OLD, NEW = [("website", "0003_turns_and_lists")], [("website", "0004_titles_weigh_more")]


@pytest.mark.django_db(transaction=True)
def test_entries_of_before_are_found_by_title_and_forgotten(db: Any) -> None:
    executor = MigrationExecutor(connection)
    entries = executor.migrate(OLD).apps.get_model("website", "SearchEntry").objects
    entries.create(page=1, url="/a/", title="Pasar raya", published_at=NOVEMBER, stems="ikan")
    executor = MigrationExecutor(connection)
    executor.migrate(NEW)
    assert searching.search("pasar").total == searching.search("ikan pasar").total == 1
    searching.forget(1)
    assert searching.search("pasar").total == 0
