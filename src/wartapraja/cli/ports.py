"""Whether a port is free, and whether a door answers."""

import http.client
import socket

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - names, nothing is bound here


def near(bind: str) -> str:
    """The address by which this machine reaches what listens on ``bind``."""
    return EVERYWHERE.get(bind, bind)


def is_free(host: str, port: int) -> bool:
    """Whether this machine lets us listen on a port.

    Raises:
        OSError: the address is not one of this machine, or the port may not be used by this user.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno in {98, 48}:  # EADDRINUSE on Linux and on BSD
                return False
            raise
    return True


def answers(host: str, port: int, path: str) -> bool:
    """Whether something answers HTTP there, whatever it says but 502 and 503."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status not in {502, 503}
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
