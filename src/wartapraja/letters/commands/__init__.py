"""What can be done in this room."""

from wartapraja.letters.commands.disposing import acted, carried_out, dispose, read_by, seen
from wartapraja.letters.commands.drafting import (
    amend,
    circulate,
    correct,
    draft,
    record_external_number,
    withdraw,
)
from wartapraja.letters.commands.incoming import register_incoming, sha256_of
from wartapraja.letters.commands.keys import add_key, retire_key
from wartapraja.letters.commands.numbers import give_number, set_template, skip_to, template_for
from wartapraja.letters.commands.rendering import pictures, render, render_sample
from wartapraja.letters.commands.signing import Prepared, prepare, put_paraf, sign
from wartapraja.letters.docx import as_docx
from wartapraja.letters.types import BadLetter, Refused

__all__ = [
    "BadLetter",
    "Prepared",
    "Refused",
    "acted",
    "add_key",
    "amend",
    "as_docx",
    "carried_out",
    "circulate",
    "correct",
    "dispose",
    "draft",
    "give_number",
    "pictures",
    "prepare",
    "put_paraf",
    "read_by",
    "record_external_number",
    "register_incoming",
    "render",
    "render_sample",
    "retire_key",
    "seen",
    "set_template",
    "sha256_of",
    "sign",
    "skip_to",
    "template_for",
    "withdraw",
]
