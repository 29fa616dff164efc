"""Whose word is taken about where a request came from: told by a real server to a real request."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import waitress

from goldenthread.config.proxies import proxy_options

TOLD = {
    "X-Forwarded-For": "81.2.69.142",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "elsewhere.example",
}


@contextmanager
def served(*, local: bool) -> Iterator[int]:
    """A server that answers with what reaches the product."""

    def say(environ, start_response):
        start_response("200 OK", [("Content-Type", "application/json")])
        return [
            json.dumps({name: value for name, value in environ.items() if isinstance(value, str)}).encode()
        ]

    server = waitress.create_server(say, host="127.0.0.1", port=0, threads=1, **proxy_options(local=local))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server.effective_port
    finally:
        server.close()
        thread.join(5)


def reaches(*, local: bool) -> dict[str, str]:
    with served(local=local) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/", headers=TOLD)
        answer: dict[str, str] = json.loads(connection.getresponse().read())
        connection.close()
    return answer


def test_a_real_service_believes_the_web_server_in_front_of_it(monkeypatch):
    monkeypatch.delenv("GOLDENTHREAD_PROXY", raising=False)
    seen = reaches(local=False)
    assert seen["REMOTE_ADDR"] == "81.2.69.142"  # attempts to sign in are counted by where they come from
    assert seen["HTTP_X_FORWARDED_PROTO"] == "https"  # or it would redirect to itself for ever
    assert "HTTP_X_FORWARDED_HOST" not in seen


def test_it_believes_nobody_else(monkeypatch):
    monkeypatch.setenv("GOLDENTHREAD_PROXY", "10.0.0.1")
    seen = reaches(local=False)
    assert seen["REMOTE_ADDR"] == "127.0.0.1"
    assert not [name for name in seen if name.startswith("HTTP_X_FORWARDED")]


@pytest.mark.parametrize("header", TOLD)
def test_in_local_mode_the_signs_of_a_proxy_reach_the_check(header):
    seen = reaches(local=True)
    assert seen["HTTP_" + header.upper().replace("-", "_")] == TOLD[header]
    assert seen["REMOTE_ADDR"] == "127.0.0.1"
