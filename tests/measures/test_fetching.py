"""The one door to other machines: what it refuses to ask, how it waits, how it goes on after a cut."""

from __future__ import annotations

import socket

import pytest

from goldenthread.measures.connectors import fetching
from goldenthread.measures.connectors.fetching import ATTEMPTS, LONGEST_WAIT, Door
from goldenthread.measures.connectors.publication import CannotRead
from tests.measures.fixture_server import Reply, playing


class Waits(list):
    """How long the door waited."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def a_door(here: str = "", waits: Waits | None = None) -> Door:
    return Door(here=here, wait=Waits() if waits is None else waits, timeout=5)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/figures.csv",
        "https://example.org:8443/figures.csv",
        "https://someone@example.org/figures.csv",
        "ftp://example.org/figures.csv",
        "file:///etc/passwd",
        "//example.org/figures.csv",
        "https:///figures.csv",
        "https://example.org:port/",
        "https://[::1",
        "https://example.org/a b",
        "https://example.org/\r\nHost: inside",
        "gopher://127.0.0.1:6379/x",
        "http://127.0.0.1:1/",
        "",
    ],
)
def test_an_address_that_is_not_plain_https_is_not_asked(address):
    with pytest.raises(CannotRead, match="address"):
        a_door().fetch(address)


@pytest.mark.parametrize(
    "resolved",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::",
        "224.0.0.1", "255.255.255.255",
    ],
)  # fmt: skip
def test_a_name_that_stands_for_a_machine_inside_is_not_asked(resolved, monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in ("1.1.1.1", resolved)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(CannotRead, match="not on the public internet"):
        a_door().fetch("https://figures.example.org/")


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch):
    answers = [[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", 443))]]
    connected = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers.pop())

    def connect(address, *_, **__):
        connected.append(address)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(fetching, "ATTEMPTS", 1)
    with pytest.raises(CannotRead, match="could not be reached"):
        a_door().fetch("https://figures.example.org/")
    assert connected == [("1.1.1.1", 443)]


def test_only_the_named_server_on_this_machine_is_asked_over_http():
    with playing(lambda asked: Reply(body=b"7.1")) as server:
        assert a_door(server.here).fetch(f"{server.base}/x").body == b"7.1"
        with pytest.raises(CannotRead):
            a_door().fetch(f"{server.base}/x")
        with pytest.raises(CannotRead):
            a_door("192.168.1.1:80").fetch("http://192.168.1.1:80/x")


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_service_is_asked_again_after_a_time_that_doubles(status):
    waits = Waits()
    replies = [Reply(status), Reply(status), Reply(status), Reply(body=b"7.1")]
    with playing(lambda asked: replies.pop(0)) as server:
        assert a_door(server.here, waits).fetch(server.base).body == b"7.1"
    assert waits == [1, 2, 4]


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "0"}, 0),
        ({"Retry-After": "99999"}, LONGEST_WAIT),
        ({"Retry-After": "soon"}, 1),
        ({"Retry-After": "-5"}, 1),
        ({"Retry-After": "Sun, 22 Nov 2026 09:00:30 GMT", "Date": "x"}, 1),
    ],
)
def test_the_time_a_busy_service_names_is_kept_to_within_reason(headers, waited):
    waits = Waits()
    replies = [Reply(429, headers=headers), Reply(body=b"7.1")]
    with playing(lambda asked: replies.pop(0)) as server:
        a_door(server.here, waits).fetch(server.base)
    assert waits == [waited]


def test_a_time_of_day_is_reckoned_by_the_services_own_clock():
    headers = {"retry-after": "Sun, 22 Nov 2026 09:00:30 GMT", "date": "Sun, 22 Nov 2026 09:00:00 GMT"}
    assert fetching._retry_after(headers) == 30


def test_a_service_that_stays_busy_is_given_up():
    waits = Waits()
    with (
        playing(lambda asked: Reply(503)) as server,
        pytest.raises(CannotRead, match=r"in 6 attempts.*503"),
    ):
        a_door(server.here, waits).fetch(server.base)
    assert waits == [1, 2, 4, 8, 16] and len(server.asked) == ATTEMPTS


def test_an_answer_that_is_cut_off_is_asked_again():
    replies = [Reply(body=b"x" * 1000, cut_at=10), Reply(body=b"whole")]
    with playing(lambda asked: replies.pop(0)) as server:
        assert a_door(server.here).fetch(server.base).body == b"whole"


def test_an_answer_that_is_too_large_is_refused():
    with playing(lambda asked: Reply(body=b"x" * 1001)) as server, pytest.raises(CannotRead, match="larger"):
        a_door(server.here).fetch(server.base, most=1000)


def test_an_answer_that_drips_is_given_up():
    times = iter(range(0, 10_000, 1000))
    door = Door(here="", wait=Waits(), clock=lambda: float(next(times)))
    with playing(lambda asked: Reply(body=b"x" * 10)) as server, pytest.raises(CannotRead, match="too long"):
        door.here = server.here
        door.fetch(server.base)


@pytest.mark.parametrize(
    "to", ["https://example.org/", "//example.org/x", "http://169.254.169.254/latest", "file:///etc/passwd"]
)
def test_nobody_is_sent_on_to_another_machine(to):
    with (
        playing(lambda asked: Reply(302, headers={"Location": to})) as server,
        pytest.raises(CannotRead, match="sends on to another address"),
    ):
        a_door(server.here).fetch(server.base)


def test_a_redirect_within_the_machine_is_followed_but_not_for_ever():
    def play(asked):
        return Reply(body=b"here") if asked.path == "/new" else Reply(301, headers={"Location": "/new"})

    with playing(play) as server:
        assert a_door(server.here).fetch(f"{server.base}/old").body == b"here"
    with (
        playing(lambda asked: Reply(301, headers={"Location": "/round"})) as server,
        pytest.raises(CannotRead, match="again and again"),
    ):
        a_door(server.here).fetch(server.base)


# Files

WHOLE = bytes(range(256)) * 40


def in_pieces(cut_after: int):
    """A server that knows ranges, and cuts every answer after so many bytes."""

    def play(asked):
        start = int(asked.headers.get("range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        body = WHOLE[start:]
        if start == 0:
            return Reply(body=body, cut_at=cut_after)
        where = f"bytes {start}-{len(WHOLE) - 1}/{len(WHOLE)}"
        return Reply(206, body, {"Content-Range": where}, cut_at=cut_after)

    return play


def test_a_download_goes_on_where_it_was_cut(tmp_path):
    with playing(in_pieces(3000)) as server:
        found = a_door(server.here).download(f"{server.base}/f.bin", tmp_path / "f.bin")
    assert found.read_bytes() == WHOLE
    assert [each.headers.get("range") for each in server.asked] == [
        None, "bytes=3000-", "bytes=6000-", "bytes=9000-",
    ]  # fmt: skip


def test_a_server_without_ranges_sends_it_all_again(tmp_path):
    replies = [Reply(body=WHOLE, cut_at=3000), Reply(body=WHOLE)]
    with playing(lambda asked: replies.pop(0)) as server:
        found = a_door(server.here).download(f"{server.base}/f.bin", tmp_path / "f.bin")
    assert found.read_bytes() == WHOLE


def test_a_part_that_no_longer_fits_is_taken_anew(tmp_path):
    (tmp_path / "f.bin.part").write_bytes(b"old" * 10_000)

    def play(asked):
        return Reply(416) if "range" in asked.headers else Reply(body=WHOLE)

    with playing(play) as server:
        found = a_door(server.here).download(f"{server.base}/f.bin", tmp_path / "f.bin")
    assert found.read_bytes() == WHOLE


def test_what_is_no_file_leaves_none(tmp_path):
    with (
        playing(lambda asked: Reply(404, b"gone")) as server,
        pytest.raises(CannotRead, match="answered 404"),
    ):
        a_door(server.here).download(f"{server.base}/f.bin", tmp_path / "f.bin")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_too_large_is_refused(tmp_path):
    with playing(lambda asked: Reply(body=WHOLE)) as server, pytest.raises(CannotRead, match="larger"):
        a_door(server.here).download(f"{server.base}/f.bin", tmp_path / "f.bin", most=100)
