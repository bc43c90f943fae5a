"""Headers on every answer, errors included."""

Header = tuple[str, str]

PAGE_POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
MEDIA_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
"""For files that people uploaded: whatever they hold, it cannot run or reach anything."""

ALWAYS: tuple[Header, ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
)
TRANSPORT: Header = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload")


def guarded(address: str, *, tls: bool) -> list[Header]:
    """The security headers of an answer for an address."""
    policy = MEDIA_POLICY if address.startswith("/media/") else PAGE_POLICY
    headers = [*ALWAYS, ("Content-Security-Policy", policy)]
    if tls:
        headers.append(TRANSPORT)
    return headers
