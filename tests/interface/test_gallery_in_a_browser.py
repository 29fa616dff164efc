"""The gallery in a browser: nothing for axe to find, nothing wider than a phone, all there without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from csp.constants import NONE, SELF
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread

from goldenthread.interface.build import FrontEnd

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="No Chromium on this machine: run `apt install chromium`."),
    pytest.mark.skipif(
        not FrontEnd().result_is_current(),
        reason="The front end is not built: run `python -m goldenthread.interface.build`.",
    ),
]

WIDTHS = [1280, 320]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The gallery alone, under the policy of the installation, without accounts and without a database."""
    alone = override_settings(
        MIDDLEWARE=["whitenoise.middleware.WhiteNoiseMiddleware", "csp.middleware.CSPMiddleware"],
        ROOT_URLCONF="tests.interface.gallery_urls",
    )
    with alone:
        server = LiveServerThread("127.0.0.1", lambda _: WSGIHandler(), connections_override={})
        server.daemon = True
        server.start()
        assert server.is_ready.wait(20)
        assert server.error is None
        yield f"http://127.0.0.1:{server.port}/gallery/"
        server.terminate()


@pytest.fixture(scope="module")
def browser():
    """The machine's own Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def open_page(browser, address: str, width: int, *, script: bool = True):
    """The gallery at a width, and everything the browser complained of."""
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page, complaints


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_the_browser_complains_of_nothing(browser, address, width):
    page, complaints = open_page(browser, address, width)
    page.evaluate(FrontEnd().axe.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_page_is_never_wider_than_a_phone(browser, address, script):
    page, _ = open_page(browser, address, 320, script=script)
    box = page.locator("main").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    if script:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


@pytest.mark.parametrize("place", [".govuk-breadcrumbs__list-item:last-child", "h1"])
def test_a_very_long_word_breaks_rather_than_widen_the_page(browser, address, place):
    page, _ = open_page(browser, address, 320)
    page.locator(place).first.evaluate("element => { element.textContent = 'W'.repeat(200); }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_without_javascript_the_thread_opens_and_everything_else_is_open(browser, address):
    page, _ = open_page(browser, address, 1280, script=False)
    hidden = page.get_by_role("link", name="Extend the perpetrator programme")
    assert not hidden.is_visible()
    page.get_by_text("4 activities, 6 measures").click()
    assert hidden.is_visible()
    assert page.get_by_text("Children are seen quickly.").is_visible()  # the closed part of the accordion
    assert page.get_by_role("heading", name="Where it is used").is_visible()  # the second tab
    assert page.locator("input[type=file]").first.is_visible()
    assert not page.get_by_role("button", name="Open everything").is_visible()
    page.context.close()


def test_with_javascript_the_whole_thread_opens_and_closes_with_one_button(browser, address):
    page, _ = open_page(browser, address, 1280)
    hidden = page.get_by_role("link", name="Extend the perpetrator programme")
    page.get_by_role("button", name="Open everything").click()
    assert hidden.is_visible()
    page.get_by_role("button", name="Close everything").click()
    assert not hidden.is_visible()
    page.context.close()


def test_a_keyboard_reaches_a_branch_and_a_table_that_scrolls(browser, address):
    page, _ = open_page(browser, address, 320)
    page.locator("summary", has_text="4 activities, 6 measures").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Extend the perpetrator programme").is_visible()
    region = page.get_by_role("region", name="Measures of priority 1")
    region.focus()
    for _ in range(20):  # a browser under load may miss a key
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
        if page.evaluate("document.activeElement.scrollLeft") > 0:
            break
    assert page.evaluate("document.activeElement.scrollLeft") > 0
    page.context.close()


def test_on_paper_the_thread_is_open_and_the_controls_are_gone(browser, address):
    page, _ = open_page(browser, address, 1280)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_role("link", name="Extend the perpetrator programme").is_visible()
    assert not page.locator(".gt-filter").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.get_by_role("link", name="Extend the perpetrator programme").is_visible()
    page.context.close()


def test_the_installation_allows_no_script_and_no_style_but_its_own():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["script-src"] == [SELF]
    assert directives["style-src"] == [SELF]
    assert directives["default-src"] == [NONE]


def test_the_accessibility_checker_is_where_browser_tests_look_for_it():
    assert Path(FrontEnd().axe).is_file()
