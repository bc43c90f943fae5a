"""One mail to one person, and the log of it."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMultiAlternatives, make_msgid

from wartapraja.casework.models import Notice

log = logging.getLogger(__name__)


def send(notices: Sequence[Notice], subject: str, text: str, html: str, at: datetime) -> None:
    """Send one mail about one or more notices to one person and mark them sent.

    Raises:
        OSError, smtplib.SMTPException: the mail server did not take it; nothing is marked, the effect tries again.
    """
    first = notices[0]
    message_id = make_msgid(idstring=f"n{first.pk}", domain="wartapraja.invalid")
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text,
        to=[first.address],
        headers={
            "Message-ID": message_id,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF",
        },
    )
    mail.attach_alternative(html, "text/html")
    mail.send()
    for notice in notices:
        notice.sent_at, notice.message_id = at, message_id
        notice.save(update_fields=["sent_at", "message_id"])
    log.info("notice sent kind=%s count=%s", first.kind, len(notices))
