"""A closed network: a test that reaches beyond this machine fails."""

import ipaddress
import socket
from typing import Any

import pytest

_connect = socket.socket.connect
_look_up = socket.getaddrinfo


class ReachedTheNetwork(BaseException):
    """A test tried to reach another machine. Not an Exception, so that no `except Exception` hides it."""


def is_this_machine(host: str | bytes | None) -> bool:
    """Tell whether a host name or address stays on this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def _refuse(host: object) -> None:
    raise ReachedTheNetwork(f"A test tried to reach {host!r}; tests talk to this machine only.")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and not is_this_machine(address[0]):
        _refuse(address[0])
    _connect(self, address)


def _guarded_look_up(host: Any, *others: Any, **named: Any) -> Any:
    if not is_this_machine(host):
        _refuse(host)
    return _look_up(host, *others, **named)


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guarded_connect)
        patch.setattr(socket, "getaddrinfo", _guarded_look_up)
        yield
