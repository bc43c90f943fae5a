"""The signing key: given by the administrator, or made once and kept in the data folder."""

import secrets
from pathlib import Path


def secret_key(given: str, home: Path) -> str:
    """Return the given key, else the one in ``home``/keys/secret, made on first use (mode 0600)."""
    if given:
        return given
    path = home / "keys" / "secret"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        path.touch(mode=0o600, exist_ok=True)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
