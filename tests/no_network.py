"""No test reaches beyond this machine: what it would have tried fails with the address it wanted."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class NoNetwork(RuntimeError):
    """A test tried to reach another machine."""


def _is_here(host: str | None) -> bool:
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _check(kind: socket.socket, address: Any) -> None:
    if kind.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
        raise NoNetwork(f"A test tried to reach {address[0]}. Tests stay on this machine.")


@contextmanager
def only_this_machine() -> Iterator[None]:
    """Connections to other machines, and questions for their addresses, fail inside."""
    kept = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    find = socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        _check(self, address)
        kept["connect"](self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        _check(self, address)
        return int(kept["connect_ex"](self, address))

    def sendto(self: socket.socket, data: Any, *rest: Any) -> int:
        _check(self, rest[-1])
        return int(kept["sendto"](self, data, *rest))

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        if not _is_here(host.decode() if isinstance(host, bytes) else host):
            raise NoNetwork(f"A test asked for the address of {host}. Tests stay on this machine.")
        return find(host, *rest, **named)

    replaced = {"connect": connect, "connect_ex": connect_ex, "sendto": sendto}
    try:
        for name, function in replaced.items():
            setattr(socket.socket, name, function)
        socket.getaddrinfo = getaddrinfo  # type: ignore[assignment]
        yield
    finally:
        for name, function in kept.items():
            setattr(socket.socket, name, function)
        socket.getaddrinfo = find
