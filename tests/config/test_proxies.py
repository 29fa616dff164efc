"""Whose word is taken about where a request came from, as the application server applies it."""

from __future__ import annotations

from typing import Any

import pytest
from waitress.adjustments import Adjustments
from waitress.proxy_headers import proxy_headers_middleware

from goldenthread.config.proxies import proxy_options

TOLD = {
    "X-Forwarded-For": "81.2.69.142",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "elsewhere.example",
}


def reaches(*, local: bool) -> dict[str, str]:
    """What reaches the product of a request from this machine that carries the headers of a proxy."""
    set_up = Adjustments(host="127.0.0.1", **proxy_options(local=local))
    seen: dict[str, Any] = {}
    told = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in TOLD.items()}
    between = proxy_headers_middleware(
        lambda environ, start_response: seen.update(environ),
        trusted_proxy=set_up.trusted_proxy,
        trusted_proxy_count=set_up.trusted_proxy_count,
        trusted_proxy_headers=set_up.trusted_proxy_headers,
        clear_untrusted=set_up.clear_untrusted_proxy_headers,
    )
    between(
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "plan.example.org", "wsgi.url_scheme": "http", **told}, None
    )
    return seen


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
