"""Headers on every answer, errors included."""

from wartapraja.website.front.layout import MEDIA, never_changes

Header = tuple[str, str]

PAGE_POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
MEDIA_POLICY = (
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'"
)
"""For files that people uploaded: whatever they hold, it cannot run or reach anything."""

ALWAYS: tuple[Header, ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
)
TRANSPORT: Header = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload")
SHOWN_IN_PLACE = ("image/", "video/", "text/vtt")


def guarded(address: str, *, tls: bool) -> list[Header]:
    """The security headers of an answer for an address."""
    media = address.startswith(MEDIA)
    headers = [
        *ALWAYS,
        ("Content-Security-Policy", MEDIA_POLICY if media else PAGE_POLICY),
        # Photographs may be shown by feed readers and the press; nothing else is lent out.
        ("Cross-Origin-Resource-Policy", "cross-origin" if media else "same-origin"),
    ]
    if tls:
        headers.append(TRANSPORT)
    return headers


def kept_how_long(address: str) -> Header:
    """Files named by their content are kept for ever; pages never without asking."""
    long = never_changes(address)
    value = "public, max-age=31536000, immutable" if long else "public, max-age=0, must-revalidate"
    return ("Cache-Control", value)


def shown_how(address: str, content_type: str) -> list[Header]:
    """An uploaded file that browsers would open as a document is downloaded instead: the sandbox blocks their viewers."""
    if address.startswith(MEDIA) and not content_type.startswith(SHOWN_IN_PLACE):
        return [("Content-Disposition", "attachment")]
    return []
