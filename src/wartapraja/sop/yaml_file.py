"""An SOP as a YAML file that says everything: read strictly, written back the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from wartapraja.sop.definition import FORMAT, Definition
from wartapraja.sop.findings import BadDefinition, Finding
from wartapraja.sop.upcasters import upcast
from wartapraja.sop.yaml_reader import Path, Reader, read

_ORDER = ("format", "key", "title", "version", "identity", "actors", "tracks", "corrections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A definition and the line of the file on which each of its values stands."""

    definition: Definition
    file: str
    lines: Mapping[Path, int]


def load(text: str, name: str = "<sop>") -> Definition:
    """The definition that the text holds.

    Args:
        text: the YAML.
        name: what findings call the file.

    Raises:
        BadDefinition: something cannot be read; its findings name file, line and step.
    """
    return load_document(text, name).definition


def load_document(text: str, name: str = "<sop>") -> Document:
    """The same as `load`, with the lines kept for `sop.lint`.

    A file of an older format is brought to the newest first; its lines are then those of the
    converted text.

    Raises:
        BadDefinition: as `load`.
    """
    reader = Reader(file=name)
    node = reader.compose(text)
    if node is None:
        raise BadDefinition(tuple(reader.findings))
    written = _format(node, name)
    if written < FORMAT:
        data = upcast(yaml.safe_load(text), written=written, newest=FORMAT)
        return load_document(yaml.safe_dump(data, sort_keys=False), name)
    definition = read(Definition, node, reader)
    if definition is None:
        raise BadDefinition(tuple(sorted(reader.findings, key=lambda finding: finding.line)))
    return Document(definition=definition, file=name, lines=reader.lines)


def dump(definition: Definition) -> str:
    """The definition as YAML; `load` gives the same definition back."""
    data = definition.as_json()
    ordered = {name: _plain(data[name]) for name in _ORDER}
    return yaml.safe_dump(ordered, sort_keys=False, allow_unicode=True, width=100)


def _plain(value: Any) -> Any:
    """YAML's own dumper knows no tuples and no enums."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _format(node: yaml.Node, name: str) -> int:
    """The format the file says it is in."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    said = next((value for key, value in pairs if key.value == "format"), None)
    text = said.value if isinstance(said, yaml.ScalarNode) else ""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= FORMAT:
        return int(text)
    line = (said or node).start_mark.line + 1
    finding = Finding(
        file=name,
        line=line,
        step="format",
        code="unknown_format",
        message=f"format: got {text[:20]!r}, expected a number from 1 to {FORMAT}.",
        hint="Write format: 1, or update this program when the file is newer.",
        facts={"got": text[:20], "newest": FORMAT},
    )
    raise BadDefinition((finding,))
