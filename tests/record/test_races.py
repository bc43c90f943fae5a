"""Two at once, on real connections: exactly one wins, and the chain has no gap."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from tests.record import doing
from tests.record.writing import FRIDAY, write
from wartapraja.record import queries, worker
from wartapraja.record.commands import Conflict
from wartapraja.record.types import Effect

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count: int, work: Callable[[int], object]) -> list[object]:
    """Run the same work in threads that all begin at one barrier; returns results or what was raised."""
    barrier, results = threading.Barrier(count), [object()] * count

    def one(n: int) -> None:
        barrier.wait(10)
        try:
            results[n] = work(n)
        except Exception as raised:  # noqa: BLE001 - the test looks at it
            results[n] = raised
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


@pytest.mark.parametrize("start", [0, 3])
def test_of_those_who_append_on_the_same_version_exactly_one_wins(start: int) -> None:
    for trial in range(10):
        stream = f"case:{start}:{trial}"
        if start:
            write(stream, start)
        results = at_once(4, lambda n, s=stream: write(s, 1, expected=start))  # type: ignore[misc]
        assert sorted(type(each).__name__ for each in results) == [*["Conflict"] * 3, "tuple"]
        assert queries.version(stream) == start + 1
    assert queries.verify().ok


def test_many_streams_at_once_make_one_chain_without_gaps() -> None:
    def twenty(n: int) -> None:
        for version in range(20):
            write(f"case:{n}", 1, expected=version)

    results = at_once(4, twenty)
    assert [each for each in results if each is not None] == []
    verdict = queries.verify()
    assert (verdict.ok, verdict.events) == (True, 80)


def test_four_workers_at_once_have_each_effect_once() -> None:
    asked = tuple(
        Effect(name="ujian.gagal", key=f"k{n}", payload={"works_at": 1}) for n in range(40)
    )
    write("asked", effects=asked)
    doing.calls.clear()
    tried = at_once(4, lambda n: worker.run_once(FRIDAY, 100))
    while worker.run_once(
        FRIDAY, 100
    ):  # PostgreSQL: a worker may have passed by a row that was just locked
        pass
    assert all(isinstance(each, int) for each in tried)
    assert sorted(doing.calls) == sorted(each.key for each in asked)
    assert queries.pending() == []


def test_a_conflict_says_where_the_stream_stands() -> None:
    results = at_once(2, lambda n: write("case:1", 2))
    (lost,) = [each for each in results if isinstance(each, Conflict)]
    assert (lost.expected, lost.found) == (0, 2)
