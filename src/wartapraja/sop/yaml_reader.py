"""YAML nodes to frozen values, strictly: every key said, none unknown, each of its own type.

Nothing is built by YAML itself, so a file can make nothing but text, numbers, truth, lists and
mappings; anchors are refused, because a few lines of them unfold to gigabytes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin

import yaml

from wartapraja.sop.definition import Call
from wartapraja.sop.findings import Finding

Path = tuple[str | int, ...]
"""Way to a value in the file: ("tracks", 0, "steps", 2, "time")."""

MAX_CHARACTERS = 1_000_000
_PREFIX = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset({"str", "int", "bool", "null", "float"})
_WORDS = {str: "text", int: "a whole number", bool: "true or false"}


class _Wrong(Exception):
    """A value could not be read; its finding is already noted."""


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads one file, noting every finding and the line of every value."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    _labels: dict[Path, str] = field(default_factory=dict)

    def compose(self, text: str) -> yaml.Node | None:
        """The file's root node, or None with findings."""
        if len(text) > MAX_CHARACTERS:
            self._note(
                (),
                1,
                "too_large",
                f"the file has {len(text)} characters.",
                "Keep it under 1,000,000.",
            )
            return None
        try:
            if line := _anchor_line(text):
                self._note(
                    (), line, "anchor", "got an anchor or alias (& or *).", "Write the value out."
                )
                return None
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError) as error:
            self._note(
                (),
                _error_line(error),
                "syntax",
                f"is no valid YAML: {_problem(error)}.",
                "Mend this line.",
            )
            return None
        if node is None:
            self._note((), 1, "wrong_type", "the file is empty.", "Write the definition into it.")
        return node

    def value(self, kind: Any, node: yaml.Node, path: Path) -> Any:
        """The value of that declared type.

        Raises:
            _Wrong: it is not of that type; the finding is noted.
        """
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(kind, UnionType):
            if node.tag == f"{_PREFIX}null":
                return None
            kind = next(part for part in kind.__args__ if part is not type(None))
        if kind is Call:
            return self._call(node, path)
        if is_dataclass(kind):
            return self._record(kind, node, path)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], node, path)
        if get_origin(kind) is Mapping:
            return self._free(node, path)
        return self._scalar(kind, node, path)

    def _record(self, kind: Any, node: yaml.Node, path: Path) -> Any:
        declared = {spec.name: spec.type for spec in fields(kind)}
        given = self._mapping(node, path)
        self._labels[path] = _label(given)
        self._check_keys(tuple(declared), given, path)
        values = dict(self._fields(declared, given, path))
        if values.keys() != declared.keys():
            raise _Wrong
        return kind(**values)

    def _check_keys(
        self, declared: tuple[str, ...], given: Mapping[str, yaml.Node], path: Path
    ) -> None:
        for name, child in given.items():
            if name not in declared:
                line = child.start_mark.line + 1
                message = f"got an unknown key {name!r}, expected one of {', '.join(declared)}."
                hint = "Remove it or mend its name."
                self._note(path, line, "unknown_key", message, hint, {"key": name})
        for name in declared:
            if name not in given:
                message = f"the key {name!r} is missing."
                hint = "Write it, with null or [] when there is nothing."
                self._note(path, self.lines[path], "missing_key", message, hint, {"key": name})

    def _fields(
        self, declared: Mapping[str, Any], given: Mapping[str, yaml.Node], path: Path
    ) -> Iterator[tuple[str, Any]]:
        for name in (name for name in declared if name in given):
            try:
                yield name, self.value(declared[name], given[name], (*path, name))
            except _Wrong:
                continue

    def _call(self, node: yaml.Node, path: Path) -> Call:
        given = self._mapping(node, path)
        if given.keys() != {"sop", "track"}:
            raise self._wrong(path, node, "the keys sop and track")
        texts = {name: self.value(str, child, (*path, name)) for name, child in given.items()}
        return Call(**texts)

    def _list(self, kind: Any, node: yaml.Node, path: Path) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong(path, node, "a list")
        values, complete = [], True
        for index, child in enumerate(node.value):
            try:
                values.append(self.value(kind, child, (*path, index)))
            except _Wrong:
                complete = False
        if not complete:
            raise _Wrong
        return tuple(values)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(path, node, "a mapping (key: value)")
        given: dict[str, yaml.Node] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._wrong(path, key, "a single word as key")
            if key.value in given:
                message = f"the key {key.value!r} stands here twice."
                self._note(
                    path, key.start_mark.line + 1, "duplicate_key", message, "Keep one of them."
                )
            given[key.value] = child
            self.lines[(*path, key.value)] = key.start_mark.line + 1
        return given

    def _free(self, node: yaml.Node, path: Path) -> Any:
        """Free settings: whatever plain data the file holds."""
        if isinstance(node, yaml.SequenceNode):
            return [self._free(child, (*path, index)) for index, child in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            given = self._mapping(node, path)
            return {name: self._free(child, (*path, name)) for name, child in given.items()}
        return self._plain(node, path)

    def _plain(self, node: yaml.Node, path: Path) -> Any:
        if node.tag.removeprefix(_PREFIX) not in _PLAIN_TAGS:
            raise self._wrong(path, node, "text or a number", _quotes(node))
        try:
            return yaml.SafeLoader("").construct_object(node)
        except (yaml.YAMLError, ValueError):
            raise self._wrong(path, node, "text or a number") from None

    def _scalar(self, kind: Any, node: yaml.Node, path: Path) -> Any:
        plain = self._plain(node, path) if isinstance(node, yaml.ScalarNode) else None
        if issubclass(kind, StrEnum):
            if plain in list(kind):
                return kind(plain)
            raise self._wrong(path, node, f"one of {', '.join(kind)}")
        if type(plain) is not kind:
            hint = _quotes(node) if kind is str and plain is not None else ""
            raise self._wrong(path, node, _WORDS[kind], hint)
        return plain

    def _wrong(self, path: Path, node: yaml.Node, expected: str, hint: str = "") -> _Wrong:
        name = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
        facts = {"key": str(path[-1]) if path else "", "got": _what(node), "expected": expected}
        message = f"{name}got {facts['got']}, expected {expected}."
        line = node.start_mark.line + 1
        self._note(path, line, "wrong_type", message, hint or "Mend this value.", facts)
        return _Wrong()

    def _note(
        self,
        path: Path,
        line: int,
        code: str,
        message: str,
        hint: str,
        facts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        finding = Finding(
            file=self.file,
            line=line,
            step=self.label(path),
            code=code,
            message=message,
            hint=hint,
            facts=dict(facts),
        )
        self.findings.append(finding)

    def label(self, path: Path) -> str:
        """What to call this place: the step's key, else the track's, else the part of the file."""
        for depth in (4, 2):
            if path[:1] == ("tracks",) and len(path) >= depth and path[:depth] in self._labels:
                return self._labels[path[:depth]]
        return str(path[0]) if path else "-"


def read(kind: Any, node: yaml.Node, reader: Reader) -> Any:
    """The whole file as one value, or None when the reader has findings."""
    try:
        value = reader.value(kind, node, ())
    except _Wrong:
        return None
    return None if reader.findings else value


def _anchor_line(text: str) -> int | None:
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if getattr(event, "anchor", None):
            return int(getattr(event.start_mark, "line", 0)) + 1
    return None


def _error_line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(mark.line) + 1 if mark else 1


def _problem(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return getattr(error, "problem", None) or str(error).splitlines()[0]


def _label(given: Mapping[str, yaml.Node]) -> str:
    for name in ("key", "number", "text"):
        node = given.get(name)
        if isinstance(node, yaml.ScalarNode) and node.value:
            return str(node.value)[:40]
    return "-"


def _quotes(node: yaml.Node) -> str:
    return f'Put it in quotes: "{node.value}".' if isinstance(node, yaml.ScalarNode) else ""


def _what(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "nothing" if node.tag == f"{_PREFIX}null" else f"{str(node.value)[:60]!r}"
