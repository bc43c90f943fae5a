"""What can be done in this room."""

from wartapraja.letters.commands.disposing import acted, carried_out, dispose, read_by
from wartapraja.letters.commands.incoming import register_incoming, sha256_of
from wartapraja.letters.commands.rendering import render, render_sample
from wartapraja.letters.docx import as_docx
from wartapraja.letters.types import BadLetter, Refused

__all__ = [
    "BadLetter",
    "Refused",
    "acted",
    "as_docx",
    "carried_out",
    "dispose",
    "read_by",
    "register_incoming",
    "render",
    "render_sample",
    "sha256_of",
]
