"""Replies by mail become comments. They are never read as decisions, whatever they say."""

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from django.utils.html import strip_tags

from wartapraja.casework.commands.papers import comment
from wartapraja.casework.models import Comment, Notice

REPLY_LINE = "##- Tulis balasan di atas garis ini -##"
"""As our mails have it (`templates/casework/mail`)."""
_QUOTE_STARTS = re.compile(
    r"^(>|On .{5,200} wrote:|Pada .{5,200} menulis:|-{4,} ?(Original Message|Pesan asli)|(From|Dari): )",
    re.IGNORECASE,
)


class NotAReply(Exception):
    """The mail answers none of our notices, or comes from somebody else; it is left alone."""


def receive(raw: bytes, at: datetime) -> Comment:
    """Keep the words of a reply on the case of the notice that it answers.

    Args:
        raw: the mail as it came (RFC 5322).
        at: the instant of receipt.

    Raises:
        NotAReply: an automatic answer, an unknown thread, another sender, no words of its own, or not readable.
    """
    try:
        notice, words = _read(message_from_bytes(raw, policy=policy.default))
    except (LookupError, ValueError, TypeError, AttributeError, MessageError) as wrong:
        # Anybody may send us anything, and Python's parser fails on some of it: one bad mail must not stop the others.
        raise NotAReply(f"not readable as mail: {type(wrong).__name__}") from wrong
    if not words:
        raise NotAReply("no words above the quotation")
    turn = notice.run
    return comment(turn.case_id, words, person=notice.person, at=at, source="mail", step=turn.step)


def _read(mail: EmailMessage) -> tuple[Notice, str]:
    """The notice that a mail answers, and its own words."""
    if str(mail.get("Auto-Submitted", "no")).lower() != "no":
        raise NotAReply("an automatic answer")
    notice = _answered(mail)
    sender = parseaddr(str(mail.get("From", "")))[1]
    if notice is None or sender.casefold() != notice.address.casefold():
        raise NotAReply("no notice of ours to this sender")
    return notice, own_words(_text(mail))


def _answered(mail: EmailMessage) -> Notice | None:
    named = f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}".split()
    return (
        Notice.objects.filter(message_id__in=named[:50])
        .exclude(message_id="")
        .select_related("run", "person")
        .first()
    )


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    content = str(part.get_content())
    return strip_tags(content) if part.get_content_subtype() == "html" else content


def own_words(text: str) -> str:
    """What the sender wrote above the quotation, at most 20,000 characters."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if REPLY_LINE in line or _QUOTE_STARTS.match(line.strip()):
            break
        kept.append(line.rstrip())
    return "\n".join(kept).replace("\0", "").strip()[:20_000]
