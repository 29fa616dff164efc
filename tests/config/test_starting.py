"""An installation that is not set up safely does not start, and says what to do. Each is really started."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from goldenthread.config import serving
from goldenthread.interface import charts

ROOT = Path(__file__).resolve().parent.parent.parent
KEY = "a long random text that nobody else knows, or so they say"
OURS = ("SECRET_KEY", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "EMAIL_URL")


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the product as an installation would, with these settings and no others."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OURS and not name.startswith("GOLDENTHREAD_")
    }
    return subprocess.run(
        [sys.executable, "-m", "goldenthread", *arguments],
        cwd=ROOT,
        env={**kept, "GOLDENTHREAD_DATA": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"GOLDENTHREAD_HOSTS": "plan.example.org"}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "", "GOLDENTHREAD_HOSTS": "plan.example.org"}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short", "GOLDENTHREAD_HOSTS": "plan.example.org"}, "SECRET_KEY is too short"),
        ({"SECRET_KEY": KEY}, "GOLDENTHREAD_HOSTS is not set"),
        ({"SECRET_KEY": KEY, "GOLDENTHREAD_HOSTS": ","}, "GOLDENTHREAD_HOSTS is not set"),
        (
            {"GOLDENTHREAD_LOCAL": "1", "GOLDENTHREAD_HOSTS": "plan.example.org"},
            "only answers on this machine",
        ),
    ],
)
def test_unsafe_settings_are_refused_with_what_to_do(tmp_path, environment, says):
    done = start(tmp_path, "serve", **environment)
    assert done.returncode == 2
    assert says in done.stderr and "Traceback" not in done.stderr
    assert environment.get("SECRET_KEY") != KEY or KEY not in done.stderr


def test_without_an_administrator_nobody_is_served(tmp_path):
    done = start(tmp_path, "serve", SECRET_KEY=KEY, GOLDENTHREAD_HOSTS="plan.example.org")
    assert done.returncode == 2
    assert "Nobody can sign in yet" in done.stderr and "goldenthread add-person" in done.stderr


def test_local_mode_listens_on_no_other_address(tmp_path):
    done = start(tmp_path, "serve", "--host", "0.0.0.0", GOLDENTHREAD_LOCAL="1")
    assert done.returncode == 2
    assert "this machine only" in done.stderr


def test_local_mode_needs_a_partnership_first(tmp_path):
    done = start(tmp_path, "serve", GOLDENTHREAD_LOCAL="1")
    assert done.returncode == 2
    assert "goldenthread add-partnership" in done.stderr
    key = tmp_path / "secret-key"
    assert len(key.read_text()) >= 40 and key.stat().st_mode & 0o077 == 0


class TestTheFirstChart:
    def test_it_is_drawn_while_nobody_waits_for_it(self, monkeypatch):
        drawn = threading.Event()
        monkeypatch.setattr(charts, "warm_up", drawn.set)
        monkeypatch.setattr(serving, "WARM_UP_AFTER", 0.0)
        warming = serving._warming_up()
        assert drawn.wait(10)
        assert warming.daemon

    def test_a_service_that_ends_before_does_not_wait_for_it(self, monkeypatch):
        drawn = threading.Event()
        monkeypatch.setattr(charts, "warm_up", drawn.set)
        warming = serving._warming_up()
        warming.cancel()
        warming.join(10)
        assert not warming.is_alive() and not drawn.is_set()

    def test_what_is_wrong_with_charts_stops_nothing(self, monkeypatch):
        def broken() -> None:
            raise OSError("no font")

        monkeypatch.setattr(charts, "warm_up", broken)
        serving._draw_first_chart()

    def test_it_is_a_chart_like_any_other(self):
        charts.warm_up()
