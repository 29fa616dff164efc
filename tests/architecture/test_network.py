"""Tests reach no other machine, and this proves it."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from tests.no_network import NoNetwork

ELSEWHERE = "192.0.2.1"  # an address that is nobody's, by RFC 5737


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection((ELSEWHERE, 80), timeout=1),
        lambda: socket.socket().connect_ex((ELSEWHERE, 80)),
        lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", (ELSEWHERE, 53)),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: urllib.request.urlopen("http://example.org/", timeout=1),
    ],
    ids=["connection", "quiet connection", "datagram", "name", "web page"],
)
def test_another_machine_cannot_be_reached(attempt):
    with pytest.raises(NoNetwork, match="Tests stay on this machine"):
        attempt()


def test_this_machine_can():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
