"""A real SMTP server for the tests, which keeps every mail that it takes."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Postbox(Message):
    """Keeps every mail that the server takes."""

    def __init__(self) -> None:
        super().__init__(EmailMessage)
        self.mails: list[Any] = []
        self.port = free_port()

    def handle_message(self, message: Any) -> None:
        self.mails.append(message)


@contextmanager
def open_postbox() -> Iterator[Postbox]:
    """Start the server; it ends with the block."""
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=box.port, enable_SMTPUTF8=True)
    server.start()
    try:
        yield box
    finally:
        server.stop()


def text_of(mail: Any) -> str:
    """The plain text of a mail."""
    part = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
    return part.get_payload(decode=True).decode()
