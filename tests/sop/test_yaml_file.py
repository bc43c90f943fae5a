from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wartapraja.sop import shelf, upcasters
from wartapraja.sop.definition import (
    Actor,
    Call,
    Definition,
    Identity,
    Outcome,
    Schedule,
    StandardTime,
    Step,
    Track,
)
from wartapraja.sop.findings import BadDefinition
from wartapraja.sop.terms import Every, OutcomeKind, StepKind, TimeKind, Trigger, Unit
from wartapraja.sop.yaml_file import dump, load

SHIPPED = shelf.path("pesona-bengkalis").read_text(encoding="utf-8")

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
KEYS = st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True) | st.sampled_from(
    ["yes", "no", "on", "null", "1", "1_0", "0x1", "1e3", "~", "2026-11-20"]
)
MAYBE_NUMBER = st.none() | st.integers(0, 99)
FREE = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
TIMES = st.builds(
    StandardTime,
    kind=st.sampled_from(TimeKind),
    min=MAYBE_NUMBER,
    max=MAYBE_NUMBER,
    unit=st.none() | st.sampled_from(Unit),
    text=TEXT,
)
OUTCOMES = st.builds(
    Outcome,
    key=KEYS,
    label=TEXT,
    kind=st.sampled_from(OutcomeKind),
    to=st.none() | KEYS,
    reason_required=st.booleans(),
)


def few(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


STEPS = st.builds(
    Step,
    key=KEYS,
    number=st.none() | KEYS,
    text=TEXT,
    actors=few(KEYS),
    kind=st.sampled_from(StepKind),
    outcomes=few(OUTCOMES),
    activity=st.none() | TEXT,
    needs=TEXT,
    time=TIMES,
    separate_from=few(KEYS),
    calls=st.none() | st.builds(Call, KEYS, KEYS),
    withdrawable=st.booleans(),
    options=st.dictionaries(KEYS, FREE, max_size=3),
)
TRACKS = st.builds(
    Track,
    key=KEYS,
    title=TEXT,
    trigger=st.sampled_from(Trigger),
    start=KEYS,
    steps=few(STEPS),
    schedule=st.none() | st.builds(Schedule, every=st.sampled_from(Every), day=MAYBE_NUMBER),
)
DEFINITIONS = st.builds(
    Definition,
    key=KEYS,
    title=TEXT,
    version=st.integers(1, 99),
    format=st.just(1),
    identity=st.builds(Identity, number=TEXT, legal_basis=few(TEXT)),
    actors=few(st.builds(Actor, key=KEYS, title=TEXT, recorded_by=st.none() | KEYS)),
    tracks=few(TRACKS),
)


@given(definition=DEFINITIONS)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_the_same(definition):
    assert load(dump(definition)) == definition


@pytest.mark.parametrize("key", shelf.keys())
def test_a_shipped_sop_is_written_back_the_same(key):
    assert load(dump(shelf.load(key))) == shelf.load(key)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    number: '1'", "    number: 1", "70: tulis: number: got '1', expected text."),
        ("    kind: task", "    kind: tugas", "tulis: kind: got 'tugas', expected one of start,"),
        ("    note: ''\n", "", "tulis: the key 'note' is missing."),
        ("    note: ''", "    catatan: ''\n    note: ''", "unknown key 'catatan'"),
        ("    withdrawable: true", "    withdrawable: ya", "got 'ya', expected true or false."),
        ("    separate_from: []", "    separate_from: x", "got 'x', expected a list."),
        ("version: 1", "version: satu", "version: got 'satu', expected a whole number."),
        ("version: 1", "version: 1\nversion: 2", "the key 'version' stands here twice."),
        ("version: 1", "version: 1.5", "version: got '1.5', expected a whole number."),
        ("format: 1", "format: 9", "3: format: format: got '9', expected a number from 1 to 1."),
        ("format: 1", "format: !!python/name:os.system x", "3: format: format: got 'x'"),
        ("title: P", "title: !!python/name:os.system P", "title: got 'Peng"),
        ("title: Pengelolaan", "title: &a Pengelolaan", "got an anchor or alias"),
        ("title: Pengelolaan", "title: [Pengelolaan", "is no valid YAML"),
        ("    calls: null", "    calls: {sop: x}", "expected the keys sop and track."),
        ("      min: 1\n", "      min: true\n", "min: got 'true', expected a whole number."),
        ("made: November 2020", "made: 2026-11-20", 'Put it in quotes: "2026-11-20".'),
        ("    options: {}", "    options: {tanggal: 2026-11-20}", "tanggal: got '2026-11-20'"),
    ],
)
def test_a_wrong_value_is_told_with_line_step_and_what_was_expected(old, new, expected):
    assert old in SHIPPED
    with pytest.raises(BadDefinition) as caught:
        load(SHIPPED.replace(old, new, 1), "sop.yaml")
    assert expected in str(caught.value)
    assert str(caught.value).startswith("sop.yaml:")


def test_every_wrong_value_is_told_at_once_in_the_order_of_the_file():
    broken = SHIPPED.replace("kind: task", "kind: tugas").replace("version: 1", "version: x")
    with pytest.raises(BadDefinition) as caught:
        load(broken)
    lines = [finding.line for finding in caught.value.findings]
    assert len(lines) == 1 + SHIPPED.count("kind: task")
    assert lines == sorted(lines)


@pytest.mark.parametrize("text", ["", "# nothing", "- 1", "x", "{[1]: 2}", "\x00", "a: !!int b"])
def test_what_is_no_definition_is_refused(text):
    with pytest.raises(BadDefinition):
        load(text)


@pytest.mark.parametrize("text", ["[" * 20_000, "x" * 1_000_001, "a: *b", "&a [*a]"])
def test_files_made_to_stall_are_refused(text):
    with pytest.raises(BadDefinition):
        load("format: 1\n" + text)


def test_a_file_of_an_older_format_is_brought_to_the_newest(monkeypatch):
    def name_the_title(data):
        """Format 0 called the title a name."""
        return {("title" if key == "name" else key): value for key, value in data.items()}

    monkeypatch.setitem(upcasters.UPCASTERS, 0, name_the_title)
    old = {"format": 0, "name": "A", "key": "a"}
    new = upcasters.upcast(old, written=0, newest=1)
    assert new == {"format": 1, "title": "A", "key": "a"}


def test_a_definition_is_a_value():
    one = shelf.load("pesona-bengkalis")
    assert hash(one) == hash(load(SHIPPED))
    assert replace(one, version=2) != one
