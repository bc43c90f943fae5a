"""Every setting that comes from the environment, declared once.

What offices differ in is data in the database; here stand only the facts of the machine: where things
lie, which engine keeps them, which host answers. A wrong or unknown ``WARTAPRAJA_*`` variable stops the
start in one sentence.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PREFIX = "WARTAPRAJA_"


class WrongSetting(SystemExit):
    """Raised with one sentence when a variable is unknown or unreadable; ends the process with 2."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence for the reader and end with code 2."""
        super().__init__(2)
        self.sentence = sentence

    def __str__(self) -> str:
        """The sentence itself."""
        return self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One environment variable: its name without the prefix, type, default and meaning."""

    name: str
    read: Callable[[str], Any]
    default: str
    sentence: str
    secret: bool = False

    @property
    def full_name(self) -> str:
        """The name as the shell knows it."""
        return PREFIX + self.name


def boolean(text: str) -> bool:
    """Read yes or no; anything else is refused."""
    if text.lower() in {"1", "yes", "true", "on"}:
        return True
    if text.lower() in {"0", "no", "false", "off", ""}:
        return False
    raise ValueError("yes or no")


def port(text: str) -> int:
    """Read a TCP port, 1 to 65535."""
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError("a number from 1 to 65535")
    return number


def words(text: str) -> list[str]:
    """Read a list separated by commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


VARIABLES: tuple[Variable, ...] = (
    Variable(
        name="HOME",
        read=Path,
        default="var",
        sentence="Folder for the database, media, baked pages, keys and logs.",
    ),
    Variable(name="PUBLIC_PORT", read=port, default="8000", sentence="Port of the public site."),
    Variable(name="OFFICE_PORT", read=port, default="8001", sentence="Port of the office."),
    Variable(
        name="BIND", read=str, default="127.0.0.1", sentence="Address that both ports listen on."
    ),
    Variable(
        name="PUBLIC_URL",
        read=str,
        default="",
        sentence="Address of the public site as citizens type it; empty: http on this machine.",
    ),
    Variable(
        name="OFFICE_URL",
        read=str,
        default="",
        sentence="Address of the office as officers type it; empty: http on this machine.",
    ),
    Variable(
        name="PRODUCTION",
        read=boolean,
        default="no",
        sentence="Turns the production rules on: TLS, secure cookies, no demo.",
    ),
    Variable(
        name="DATABASE_URL",
        read=str,
        default="",
        sentence="postgres://user:password@host:port/name; empty: SQLite in HOME.",
        secret=True,
    ),
    Variable(
        name="SECRET_KEY",
        read=str,
        default="",
        sentence="Signing key; empty: made once and kept in HOME.",
        secret=True,
    ),
    Variable(
        name="ALLOWED_HOSTS",
        read=words,
        default="",
        sentence="Host names, separated by commas, that the office answers to.",
    ),
    Variable(
        name="EMAIL_URL",
        read=str,
        default="",
        sentence="smtp://user:password@host:port or smtps:// or smtp+tls://; empty: mails are kept as files in HOME.",
        secret=True,
    ),
    Variable(
        name="EMAIL_FROM", read=str, default="wartapraja@localhost", sentence="Sender of mails."
    ),
    Variable(
        name="BSRE_URL",
        read=str,
        default="",
        sentence="https://client:password@host of BSrE's e-sign client service, with ?v=1 for its older interface; empty: none.",
        secret=True,
    ),
    Variable(
        name="S3_URL",
        read=str,
        default="",
        sentence="s3://key:secret@endpoint/bucket for media; empty: local files in HOME.",
        secret=True,
    ),
    Variable(
        name="NOW",
        read=str,
        default="",
        sentence="Demo and tests only: ISO 8601 instant that the office clock starts from.",
    ),
    Variable(
        name="LANGUAGE",
        read=str,
        default="id",
        sentence="Language of the office before a person chooses: id or en.",
    ),
    Variable(
        name="TLS",
        read=boolean,
        default="no",
        sentence="The public site stands behind TLS: send HSTS and mark links https.",
    ),
)
BY_NAME: Mapping[str, Variable] = {variable.full_name: variable for variable in VARIABLES}


def raw(variable: Variable, environ: Mapping[str, str]) -> str:
    """The text of a variable: its own value, the content of NAME_FILE, or the default."""
    file_name = environ.get(variable.full_name + "_FILE")
    if file_name:
        path = Path(file_name)
        if not path.is_file():
            raise WrongSetting(
                f"{variable.full_name}_FILE names {file_name}, which is not a file; write the value there or unset it."
            )
        return path.read_text(encoding="utf-8").strip()
    return environ.get(variable.full_name, variable.default)


def read(name: str, environ: Mapping[str, str] | None = None) -> Any:
    """The value of one declared variable, by its name without the prefix."""
    variable = BY_NAME[PREFIX + name]
    text = raw(variable, os.environ if environ is None else environ)
    try:
        return variable.read(text)
    except ValueError as error:
        shown = "a secret value" if variable.secret else repr(text)
        raise WrongSetting(f"{variable.full_name} is {shown}; expected {error}.") from error


def refuse_unknown(environ: Mapping[str, str] | None = None) -> None:
    """Stop the start when a ``WARTAPRAJA_*`` variable is not one of ours, naming the nearest that is."""
    import difflib

    for name in os.environ if environ is None else environ:
        known = name.removesuffix("_FILE")
        if (
            name.startswith(PREFIX)
            and known not in BY_NAME
            and not name.startswith(PREFIX + "INTERNAL_")
        ):
            near = difflib.get_close_matches(name, BY_NAME, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise WrongSetting(
                f"{name} is not a setting of Wartapraja.{hint} The list is in docs/reference/settings.md."
            )
