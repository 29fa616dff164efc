"""The one door through which a connector asks another machine.

An address comes from a person, so it is not trusted: only https, only the usual port, only addresses of the
public internet, and the address that was checked is the one connected to. Redirects are followed on the same
host only. An answer has a size and a time limit. A service that is busy (429, 502, 503, 504) or cut off is
asked again after the time it names, or a time that doubles.

A server on this machine that plays recorded answers may be asked over http where GOLDENTHREAD_FIXTURE_SERVER
names it (127.0.0.1:8123); nothing else on this machine or its network can be.
"""

from __future__ import annotations

import email.utils
import http.client
import ipaddress
import os
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from goldenthread.measures.connectors.publication import CannotRead

LARGEST_ANSWER = 64 * 1024 * 1024  # bytes
LARGEST_FILE = 1024 * 1024 * 1024  # bytes
ATTEMPTS = 6
LONGEST_WAIT = 120.0  # seconds
TIMEOUT = 40.0  # seconds without a byte; the education service gives up after 30 itself
LONGEST_ANSWER = 900.0  # seconds for one answer
_BUSY = (429, 502, 503, 504)
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 3
_PIECE = 256 * 1024
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class CutOff(Exception):
    """The connection ended before the answer did."""


def fixture_server() -> str:
    """The server on this machine that plays recorded answers, as host:port; empty where none is named."""
    return os.environ.get("GOLDENTHREAD_FIXTURE_SERVER", "")


@dataclass(slots=True)
class Door:
    """Asks; `wait` and `clock` are handed in by tests, `here` is the fixture server as host:port."""

    here: str = field(default_factory=fixture_server)
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    timeout: float = TIMEOUT

    def fetch(
        self,
        address: str,
        *,
        body: bytes | None = None,
        content_type: str = "application/json",
        most: int = LARGEST_ANSWER,
    ) -> Answer:
        """The answer of an address (POST where there is a body). CannotRead says why there is none.

        An answer that refuses (404, 400) is an answer; its meaning is the caller's to say.
        """
        headers = {} if body is None else {"Content-Type": content_type}

        def ask() -> Answer:
            with closing(self._open(address, headers, body)) as opened:
                return Answer(opened.status, opened.headers, b"".join(opened.pieces(most, self.clock)))

        return self._patiently(address, ask)

    def download(self, address: str, to: Path, *, most: int = LARGEST_FILE) -> Path:
        """The file at an address, put at `to`. What came before the connection was cut is not asked again
        where the server can go on from there."""
        part = to.with_name(to.name + ".part")

        def ask() -> Answer:
            had = part.stat().st_size if part.exists() else 0
            headers = {"Range": f"bytes={had}-"} if had else {}
            with closing(self._open(address, headers, None)) as opened:
                if opened.status == 416:  # it has changed, or we have it all: take it anew
                    part.unlink()
                    raise CutOff
                if opened.status in (200, 206):
                    goes_on = opened.status == 206 and opened.begins_at == had
                    with part.open("ab" if goes_on else "wb") as file:
                        for piece in opened.pieces(most - (had if goes_on else 0), self.clock):
                            file.write(piece)
                return Answer(opened.status, opened.headers, b"")

        answer = self._patiently(address, ask)
        if answer.status not in (200, 206):
            part.unlink(missing_ok=True)
            raise CannotRead(f"{address} answered {answer.status}, not with a file. Check the address.")
        part.replace(to)
        return to

    def _patiently(self, address: str, ask: Callable[[], Answer]) -> Answer:
        pause = 1.0
        why = ""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = ask()
            except (CutOff, OSError, http.client.HTTPException) as problem:
                if isinstance(problem, ssl.SSLCertVerificationError):
                    raise CannotRead(f"{address} could not prove that it is who it says it is.") from problem
                answer, why = None, "the connection was cut"
            if answer is not None and answer.status not in _BUSY:
                return answer
            if answer is not None:
                why = f"it answered {answer.status}"
            if attempt < ATTEMPTS:
                asked = _retry_after(answer.headers) if answer is not None else None
                self.wait(min(pause if asked is None else asked, LONGEST_WAIT))
                pause *= 2
        raise CannotRead(
            f"{urlsplit(address).hostname} could not be reached in {ATTEMPTS} attempts ({why}). What came so "
            "far is kept; try again later."
        )

    def _open(self, address: str, headers: dict[str, str], body: bytes | None) -> _Opened:
        asked = address
        for _ in range(_MOST_REDIRECTS + 1):
            opened = _Opened(self._checked(asked), self, headers, body)
            if opened.status not in _REDIRECTS:
                return opened
            opened.close()
            on = urljoin(asked, opened.headers.get("location", ""))
            if urlsplit(on).netloc != urlsplit(address).netloc or body is not None:
                raise CannotRead(
                    f"{address} sends on to another address ({on[:200]}). Give that one if you trust it."
                )
            asked = on
        raise CannotRead(f"{address} sends on again and again. Check the address.")

    def _checked(self, address: str) -> SplitResult:
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError as problem:
            raise CannotRead(f"“{address[:200]}” is no address.") from problem
        if self._is_here(parts):
            return parts
        if parts.scheme != "https" or not parts.hostname or port not in (None, 443):
            raise CannotRead(f"“{address[:200]}” is no address that may be asked: give one with https://.")
        if parts.username is not None or not address.isprintable() or " " in address:
            raise CannotRead(
                f"“{address[:200]}” is no address that may be asked: it has more than an address."
            )
        return parts

    def _is_here(self, parts: SplitResult) -> bool:
        """Whether it is the fixture server on this machine."""
        if not self.here or parts.scheme != "http" or parts.netloc != self.here:
            return False
        try:
            return ipaddress.ip_address(parts.hostname or "").is_loopback
        except ValueError:
            return False

    def connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        """A connection to the address that was checked, whatever its name may stand for a moment later."""
        if parts.scheme == "http":
            return http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=self.timeout)
        return _Pinned(parts.hostname or "", public_address(parts.hostname or ""), self.timeout)


def public_address(host: str) -> str:
    """An address of the host on the public internet. CannotRead where one of its addresses is not."""
    try:
        found = [each[4][0] for each in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as problem:
        raise CannotRead(f"There is no machine called {host}, or the network is not there.") from problem
    if not found or not all(_is_public(str(each)) for each in found):
        raise CannotRead(f"{host} is not on the public internet, so it is not asked.")
    return str(found[0])


def _is_public(address: str) -> bool:
    it = ipaddress.ip_address(address.partition("%")[0])
    if it.version == 6 and (it.ipv4_mapped or it.sixtofour or it.teredo or it in _NAT64):
        return False  # another way to write an address of the old kind
    return it.is_global and not it.is_multicast and not it.is_reserved


class _Pinned(http.client.HTTPSConnection):
    """Connects to one numeric address, and asks it to prove that it is the host."""

    def __init__(self, host: str, address: str, timeout: float) -> None:
        context = ssl.create_default_context()
        super().__init__(host, 443, timeout=timeout, context=context)
        self._address, self._secured = address, context

    def connect(self) -> None:
        plain = socket.create_connection((self._address, 443), self.timeout)
        try:
            self.sock = self._secured.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


class _Opened:
    """An answer whose body has not been read yet."""

    def __init__(self, parts: SplitResult, door: Door, headers: dict[str, str], body: bytes | None) -> None:
        self._connection = door.connection(parts)
        target = parts.path or "/"
        try:
            self._connection.request(
                "GET" if body is None else "POST",
                f"{target}?{parts.query}" if parts.query else target,
                body=body,
                headers={"User-Agent": "goldenthread", "Accept-Encoding": "identity", **headers},
            )
            self._answer = self._connection.getresponse()
        except BaseException:
            self._connection.close()
            raise
        self.status = self._answer.status
        self.headers = {name.lower(): value for name, value in self._answer.getheaders()}

    @property
    def begins_at(self) -> int:
        """Where a part of a file begins ("bytes 100-199/200"); -1 where that is not said."""
        said = self.headers.get("content-range", "").removeprefix("bytes ").partition("-")[0].strip()
        return int(said) if said.isascii() and said.isdigit() else -1

    def pieces(self, most: int, clock: Callable[[], float]) -> Iterator[bytes]:
        """The body in pieces. CannotRead beyond `most` bytes, CutOff where it ends too early."""
        until, had = clock() + LONGEST_ANSWER, 0
        promised = self._answer.length
        while piece := self._answer.read(_PIECE):
            had += len(piece)
            if had > most:
                raise CannotRead(f"The answer is larger than {most // 1024 // 1024} MB. Ask for less.")
            if clock() > until:
                raise CannotRead("The answer takes too long. Try again later, or ask for less.")
            yield piece
        if promised is not None and had < promised:
            raise CutOff

    def close(self) -> None:
        self._answer.close()
        self._connection.close()


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds a busy service asks to wait, as a number or by its own clock; None where not said."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit() and len(said) < 9:
        return float(said)
    try:
        until = email.utils.parsedate_to_datetime(said)
        now = email.utils.parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None
