"""Journeys: a person's way through the pages of the worked example, in a real browser.

Each is walked at 1280 and at 320 pixels, and once more without JavaScript: every second journey wide, the
others narrow. Every page on the way is looked at by axe and must not scroll sideways; axe looks again where
a page has a piece it has not seen.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.journeys.pieces import pieces_of

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

WITH_SCRIPT = [pytest.param((1280, True), id="desk"), pytest.param((320, True), id="phone")]
WITHOUT = [
    pytest.param((1280, False), id="desk-without-script"),
    pytest.param((320, False), id="phone-without-script"),
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker("journey")
            # One width in one process: what axe has seen at a width is known there.
            item.add_marker(pytest.mark.xdist_group("phone" if "[phone" in item.name else "desk"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "visitor" in metafunc.fixturenames:
        width = sum(map(ord, metafunc.function.__name__)) % 2  # the same one whatever else is run
        metafunc.parametrize("visitor", [*WITH_SCRIPT, WITHOUT[width]], indirect=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    found = os.environ.get("GOLDENTHREAD_CHROMIUM") or shutil.which("chromium-headless-shell")
    found = found or shutil.which("chromium")
    if not found:
        pytest.skip(
            "Chromium is not here. Install it (on Debian: sudo apt-get install chromium), then: make journeys"
        )
    return found


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The worked example, served by the product itself as `make run` serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("GOLDENTHREAD_TESTING", "SECRET_KEY", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    environment["GOLDENTHREAD_DATA"] = str(tmp_path_factory.mktemp("data"))
    log = (tmp_path_factory.mktemp("log") / "server.log").open("w+")
    server = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "run", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, server, log.name)
        yield url
    finally:
        server.terminate()
        server.wait(20)
        log.close()


#: Seconds; the example comes with ten years of national figures, and the machine may be busy.
PATIENCE = 300


def _wait_for(url: str, server: subprocess.Popen[bytes], log: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{url}/", timeout=60).read()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise RuntimeError(f"The worked example did not start:\n{Path(log).read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser(chromium: str):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
        )
        yield started
        started.close()


@dataclass
class Visitor:
    """Somebody in front of a screen, with everything they see looked at."""

    page: object
    address: str
    width: int
    script: bool
    axe_page: object

    def opens(self, path: str) -> None:
        """Go to an address of the service."""
        self.page.goto(f"{self.address}{path}")
        self.looks()

    def follows(self, name: str, **asked) -> None:
        """Follow the first link of this name, whether it looks like a link or like a button."""
        link = self.page.get_by_role("link", name=name, **asked)
        link.or_(self.page.get_by_role("button", name=name, **asked)).first.click()
        self.looks()

    def presses(self, name: str, **asked) -> None:
        """Press the first button of this name."""
        self.page.get_by_role("button", name=name, **asked).first.click()
        self.page.wait_for_load_state()
        self.looks()

    def types(self, label: str, text: str) -> None:
        """Fill in a field by its label."""
        self.page.get_by_label(label, exact=False).first.fill(text)

    def sees(self, text: str) -> None:
        """The page says this somewhere."""
        from playwright.sync_api import expect

        expect(self.page.get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        """The page does not say this."""
        assert self.page.get_by_text(text).count() == 0

    def goes_to_today(self) -> None:
        """Leave the past, where nothing can be changed."""
        self.opens("/")
        if self.page.get_by_role("button", name="Go to today").count():
            self.presses("Go to today")

    def looks(self) -> None:
        """What must hold of every page: no sideways scrolling, nothing for axe to find."""
        self.page.wait_for_load_state("load")
        width = self.page.evaluate("document.documentElement.scrollWidth") if self.script else None
        assert width is None or width <= self.width, f"{self.page.url} is {width} pixels wide"
        self._axe()

    def _axe(self) -> None:
        """Have axe look at the page as it stands. Without script, at a copy of it in a page that has one."""
        if not self._is_new(self.page):
            return
        target = self.page
        if not self.script:
            target = self.axe_page
            target.goto(self.page.url)
            if not self._is_new(target):
                return
        target.evaluate(_axe_itself())
        found = target.evaluate("axe.run(document, {resultTypes: ['violations']})")
        problems = [
            f"{each['id']}: {each['help']} ({each['nodes'][0]['html'][:160]})" for each in found["violations"]
        ]
        assert not problems, f"{self.page.url}\n" + "\n".join(problems)

    def _is_new(self, page) -> bool:
        """Whether the page has a piece that was on no page looked at before at this width."""
        seen = _LOOKED_AT.setdefault(self.width, set())
        pieces = pieces_of(page.content())
        new = not pieces <= seen
        seen |= pieces
        return new


#: The pieces that axe has looked at, by the width of the screen.
_LOOKED_AT: dict[int, set[tuple[object, ...]]] = {}


@cache
def _axe_itself() -> str:
    return AXE.read_text()


@pytest.fixture
def visitor(request: pytest.FixtureRequest, browser, address: str) -> Iterator[Visitor]:
    width, script = request.param
    # Bypassing the page's Content-Security-Policy lets axe in; the policy itself has tests of its own.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script, bypass_csp=True
    )
    context.set_default_timeout(15_000)
    looking = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    yield Visitor(context.new_page(), address, width, script, looking.new_page())
    context.close()
    looking.close()
