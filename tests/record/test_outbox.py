"""An effect is had once in effect, waits longer each time it fails, and stops where going on is useless."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.record import doing
from tests.record.writing import FRIDAY, later, write
from wartapraja.record import commands, queries, worker
from wartapraja.record.effects import Cancelled, TwoHandlers, effect
from wartapraja.record.models import Outbox
from wartapraja.record.types import Effect, EffectStatus, Lane

pytestmark = pytest.mark.django_db


def put(name: str, key: str = "k1", **payload: object) -> Effect:
    """An effect in the outbox, with an event that asked for it."""
    asked = Effect(name=name, key=key, payload=payload)
    write(f"asked:{key}", effects=(asked,))
    return asked


def status(key: str = "k1") -> EffectStatus:
    found = queries.effect_of(key)
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def _no_calls() -> None:
    doing.calls.clear()


def test_an_effect_is_had_and_says_what_came_of_it() -> None:
    put("ujian.catat", stream="a")
    assert worker.run_once(FRIDAY) == 1
    done = status()
    assert (done.state, done.attempts, done.result, done.progress) == ("done", 1, {"seq": 2}, 100)
    assert worker.run_once(later(9)) == 0
    assert queries.version("a") == 1
    assert [each.key for each in queries.effects_of("asked:k1")] == ["k1"]


def test_an_effect_of_the_same_key_is_the_same_effect() -> None:
    first = put("ujian.catat", stream="a")
    write("asked:again", effects=(first,))
    assert commands.enqueue(first, at=FRIDAY) is False
    worker.run_once(FRIDAY)
    assert queries.version("a") == 1 and Outbox.objects.count() == 1


def test_an_effect_is_not_had_when_its_transaction_fails() -> None:
    with pytest.raises(LookupError), transaction.atomic():
        put("ujian.catat", stream="a")
        raise LookupError
    assert worker.run_once(FRIDAY) == 0


def test_an_effect_waits_for_its_time() -> None:
    asked = Effect(name="ujian.catat", key="k1", payload={"stream": "a"}, not_before=later(60))
    write("asked", effects=(asked,))
    assert worker.run_once(later(59)) == 0
    assert worker.run_once(later(60)) == 1


def test_a_failing_effect_waits_longer_each_time_and_then_works() -> None:
    put("ujian.gagal", works_at=3)
    worker.run_once(FRIDAY)
    first = status()
    assert (first.state, first.attempts) == ("ready", 1)
    assert "mail server" in first.last_error
    assert timedelta(seconds=1.5) < first.not_before - FRIDAY < timedelta(seconds=2.5)
    assert worker.run_once(later(1)) == 0
    worker.run_once(first.not_before)
    second = status()
    assert second.not_before - first.not_before > (first.not_before - FRIDAY) * 1.5
    worker.run_once(second.not_before)
    assert (status().state, status().attempts, len(doing.calls)) == ("done", 3, 3)


def test_an_effect_that_fails_too_often_stops_and_can_be_tried_again_by_hand() -> None:
    put("ujian.gagal")
    for hour in range(5):
        worker.run_once(later(hour * 3600))
    failed = status()
    assert (failed.state, failed.attempts) == ("failed", 3)
    assert [each.key for each in queries.failed()] == ["k1"]
    assert commands.retry(failed.id, at=later(99_999)) is True
    assert worker.run_once(later(99_999)) == 1


def test_what_will_never_work_is_tried_once() -> None:
    put("ujian.mustahil")
    worker.run_once(FRIDAY)
    assert (status().state, status().attempts, status().last_error) == (
        "failed",
        1,
        "The address does not exist.",
    )


def test_an_effect_without_handler_stops_and_names_itself() -> None:
    put("ujian.tidak_ada")
    worker.run_once(FRIDAY)
    assert status().state == "failed" and "ujian.tidak_ada" in status().last_error


def test_nothing_stays_of_what_a_failing_effect_wrote() -> None:
    put("ujian.gagal_tulis", stream="a")
    worker.run_once(FRIDAY)
    assert queries.version("a") == 0 and status().state == "ready"
    assert queries.verify().ok


def test_one_failing_effect_does_not_hold_up_the_next() -> None:
    put("ujian.mustahil", key="bad")
    put("ujian.catat", key="good", stream="a")
    assert worker.run_once(FRIDAY) == 2
    assert status("good").state == "done"


def test_a_dead_workers_effect_is_taken_over_when_its_lease_ends() -> None:
    put("ujian.catat", stream="a")
    assert worker.claim(FRIDAY) is not None  # ... and dies
    assert worker.run_once(FRIDAY + worker.LEASE - timedelta(seconds=1)) == 0
    assert worker.run_once(FRIDAY + worker.LEASE) == 1
    assert (status().state, status().attempts, queries.version("a")) == ("done", 2, 1)


def test_a_worker_that_was_only_thought_dead_spoils_nothing() -> None:
    put("ujian.catat", stream="a")
    slow = worker.claim(FRIDAY)
    assert slow is not None
    assert worker.run_once(FRIDAY + worker.LEASE) == 1
    worker.have(slow, FRIDAY)
    assert (status().state, status().attempts, queries.version("a")) == ("done", 2, 1)


def test_a_living_process_keeps_its_leases() -> None:
    put("ujian.catat", stream="a")
    assert worker.claim(FRIDAY) is not None
    assert worker.extend_leases(later(50)) == 1
    assert worker.run_once(FRIDAY + worker.LEASE) == 0


def test_an_effect_in_which_the_worker_dies_again_and_again_is_given_up() -> None:
    put("ujian.gagal")
    for hour in range(3):
        assert worker.claim(later(hour * 3600)) is not None
    worker.run_once(later(5 * 3600))
    assert status().state == "failed" and "died" in status().last_error
    assert doing.calls == []


def test_a_cancelled_effect_is_not_had() -> None:
    put("ujian.catat", stream="a")
    assert commands.cancel(status().id) is True
    assert worker.run_once(FRIDAY) == 0
    assert commands.cancel(status().id) is False


def test_an_effect_cancelled_while_it_runs_learns_it_and_keeps_nothing() -> None:
    seen: list[bool] = []

    @effect("ujian.panjang")
    def long(payload: dict[str, object], context: object) -> None:
        context.beat(40)  # type: ignore[attr-defined]
        seen.append(status().progress == 40)
        context.settle(lambda: write("a"))  # type: ignore[attr-defined]
        commands.cancel(status().id)
        seen.append(context.cancelled())  # type: ignore[attr-defined]
        try:
            context.beat(50)  # type: ignore[attr-defined]
        except Cancelled:
            seen.append(True)
        # ... and goes on all the same: even then nothing of it is kept

    put("ujian.panjang")
    worker.run_once(FRIDAY)
    assert seen == [True, True, True]
    assert status().state == "cancelled" and queries.version("a") == 0


def test_slow_effects_are_only_taken_by_their_own_lane() -> None:
    put("ujian.lambat", key="film")
    put("ujian.gagal", key="mail", works_at=1)
    assert worker.run_once(FRIDAY, lane=Lane.FAST) == 1
    assert doing.calls == ["mail"]
    assert worker.run_once(FRIDAY, lane=Lane.SLOW) == 1
    assert doing.calls == ["mail", "film"]


def test_two_handlers_of_one_effect_are_refused() -> None:
    with pytest.raises(TwoHandlers, match=r"ujian\.catat"):
        effect("ujian.catat")(doing.fail)


@pytest.mark.parametrize(("attempts", "most"), [(1, 2), (2, 4), (5, 32), (40, 3600)])
def test_the_wait_doubles_up_to_an_hour_and_differs_by_key(attempts: int, most: int) -> None:
    waits = {worker.wait_after(attempts, f"key {n}").total_seconds() for n in range(20)}
    assert len(waits) > 5
    assert all(most * 0.8 <= wait <= most for wait in waits)
