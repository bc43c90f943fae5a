"""Whether a request comes from this very machine: only then may a demo account be used."""

import ipaddress

from django.http import HttpRequest

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
"""A proxy on this machine makes every visitor look local; its headers give it away."""


def from_this_machine(request: HttpRequest) -> bool:
    """True only for a loopback address that no proxy has passed on."""
    if any(request.META.get(name) for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
