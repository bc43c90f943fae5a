"""The public tree held against what was baked: what is missing, changed or foreign."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

from wartapraja.website.baking import inspecting, shelf
from wartapraja.website.front.layout import ENCODINGS, REDIRECT, TREE, file_of, parts_of
from wartapraja.website.models import BakedPage, MediaUse
from wartapraja.website.motif import motif_svg

MISSING = "hilang / missing"
CHANGED = "berubah / changed"
FOREIGN = "asing / foreign"
Finding = dict[str, str]


def compare_with_manifest() -> list[Finding]:
    """Which public files are not what was baked: missing, changed by somebody else, or put there by somebody else.

    Returns:
        One dictionary a finding, with ``path`` and ``what``.
    """
    expected: set[Path] = set()
    findings: list[Finding] = []
    for baked in BakedPage.objects.iterator(chunk_size=1000):
        findings += _page(baked, expected)
    for address in MediaUse.objects.values_list("media", flat=True).order_by("media").distinct():
        findings += _medium(address, expected)
    return findings + list(_foreign(expected))


def _page(baked: BakedPage, expected: set[Path]) -> Iterator[Finding]:
    root = settings.BAKED_ROOT
    if baked.kind in shelf.REDIRECTS:
        file = (root / TREE).joinpath(*parts_of(baked.path), REDIRECT)
    else:
        file = file_of(root, baked.path)
    yield from _file(baked.path, file, baked.sha256, expected)


def _medium(address: str, expected: set[Path]) -> Iterator[Finding]:
    yield from _file(address, file_of(settings.BAKED_ROOT, address), _named(address), expected)


def _file(address: str, file: Path, digest: str, expected: set[Path]) -> Iterator[Finding]:
    """One file with its siblings; when itself is wrong, its siblings need no finding of their own."""
    expected.add(file)
    if file.is_file() and inspecting.digest_of(file).startswith(digest):
        yield from _siblings(address, file, expected)
        return
    expected.update(file.with_name(file.name + ending) for _name, ending in ENCODINGS)
    yield {"path": address, "what": CHANGED if file.is_file() else MISSING}


def _named(address: str) -> str:
    """The beginning of the digest that a public file must have: its name says it, or its pattern does."""
    stem = PurePosixPath(address).stem
    if address.startswith(inspecting.MOTIFS):
        return hashlib.sha256(motif_svg(stem).encode()).hexdigest()
    return stem


def _siblings(address: str, file: Path, expected: set[Path]) -> Iterator[Finding]:
    wrong = inspecting.wrong_siblings(file)
    expected.update(inspecting.siblings_of(file))
    for path in wrong:
        ending = next(each for _name, each in ENCODINGS if path.name.endswith(each))
        yield {"path": address + ending, "what": CHANGED if path.is_file() else MISSING}


def _foreign(expected: set[Path]) -> Iterator[Finding]:
    """Files that nobody baked; what a writer is just putting down has a hidden name and is never served."""
    tree = settings.BAKED_ROOT / TREE
    for path in sorted(tree.rglob("*")):
        known = path in expected or path.name.startswith(".new-")
        if not known and (path.is_symlink() or not path.is_dir()):
            yield {"path": "/" + path.relative_to(tree).as_posix(), "what": FOREIGN}
