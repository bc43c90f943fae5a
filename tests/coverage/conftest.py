"""An office that plans coverages."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.people import NOW, Cast
from tests.postbox import Postbox, open_postbox
from wartapraja.coverage import commands
from wartapraja.coverage.models import Equipment, Event
from wartapraja.coverage.types import Seat

WIB = ZoneInfo("Asia/Jakarta")


def wib(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 by the office's wall clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


class Desk:
    """Kasi's desk: registers events and names teams, a minute later each time."""

    def __init__(self, office: Any, people: Cast) -> None:
        self.office, self.people, self.at = office, people, NOW

    def tick(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def event(
        self, title: str = "Peresmian pasar", starts: Any = None, hours: float = 2, **facts: Any
    ) -> Event:
        ends = starts + timedelta(hours=hours) if starts else None
        return commands.register_event(
            self.office,
            {"title": title, "starts": starts, "ends": ends, **facts},
            source="letter",
            person=self.people.kasi,
            at=self.tick(),
        )

    def seat(self, event: Event, *people: Any, content: str = "photo", **more: Any) -> Event:
        seats = [Seat(content=content, person=person) for person in people]
        return commands.seat_team(event, seats, person=self.people.kasi, at=self.tick(), **more)

    def thing(self, name: str = "Kamera A", **columns: Any) -> Equipment:
        return Equipment.objects.create(
            office=self.office, name=name, **{"kind": "camera", **columns}
        )


@pytest.fixture
def desk(office: Any, people: Cast) -> Desk:
    return Desk(office, people)


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A real SMTP server on a free port of this machine."""
    with open_postbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield box
