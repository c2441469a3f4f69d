"""Tests talk to this machine only."""

import socket
import urllib.request

import pytest

from tests.support.network import ReachedTheNetwork


@pytest.mark.parametrize("host", ["example.org", "192.0.2.1", "2001:db8::1"])
def test_reaching_another_machine_fails_the_test(host: str) -> None:
    with pytest.raises(ReachedTheNetwork):
        socket.create_connection((host, 80), timeout=1)


def test_also_through_a_library() -> None:
    with pytest.raises(ReachedTheNetwork):
        urllib.request.urlopen("http://example.org/", timeout=1)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
