"""Every template can be read, the base page frames every other, and the gallery shows every part."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.forms.renderers import get_default_renderer
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.html import format_html

from goldenthread.interface.templatetags.interface import register
from goldenthread.interface.views import gallery
from tests.interface.page import Page

PACKAGE = Path(__file__).resolve().parents[2] / "goldenthread"
TEMPLATES = sorted(
    path
    for folder in ("templates", "form_templates")
    for place in PACKAGE.rglob(folder)
    for path in place.rglob("*")
    if path.is_file()
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_template_can_be_read(path):
    engines["django"].from_string(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_template_has_a_script_or_a_style_in_it(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=[\"']|<style|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


def gallery_page(address: str = "/gallery/") -> tuple[str, Page]:
    """The gallery as an officer gets it."""
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    html = gallery(request).content.decode()
    body = re.sub(r"<!DOCTYPE html>", "", html)
    return html, Page(body)


def test_the_gallery_shows_every_part_there_is():
    source = (PACKAGE / "interface/templates/interface/gallery.html").read_text()
    base = (PACKAGE / "interface/templates/interface/base.html").read_text()
    in_the_head = {"refresh_without_script"}
    missing = {
        name
        for name in register.tags
        if f"{{% {name} " not in source + base and f"{{% {name} %}}" not in source + base
    }
    assert missing <= in_the_head


def test_no_id_is_used_twice_on_the_gallery_and_every_reference_has_its_target():
    _, page = gallery_page()
    ids = [tag.attrs["id"] for tag in page.tags if "id" in tag.attrs]
    assert sorted(ids) == sorted(set(ids))
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for tag in page.tags:
            for target in tag.attrs.get(name, "").split():
                assert target in ids, f"{name}={target}"
    anchors = [tag.attrs["href"] for tag in page.find("a") if tag.attrs["href"].startswith("#")]
    assert {anchor[1:] for anchor in anchors} - {""} <= {*ids, "navigation-example"}


def test_headings_on_the_gallery_skip_no_level():
    _, page = gallery_page()
    levels = [int(tag.name[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag.name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def base_page(**context: object) -> Page:
    """The frame of every page."""
    html = render_to_string("interface/base.html", context)
    return Page(html.replace("<!DOCTYPE html>", ""))


def test_a_page_begins_with_a_way_past_the_header():
    page = base_page()
    assert page.one("a.govuk-skip-link").attrs["href"] == "#main-content"
    assert page.one("main").attrs["id"] == "main-content"
    assert page.one("html").attrs["lang"] == "en"


def test_the_navigation_marks_where_a_person_is():
    links = [{"text": "Home", "href": "/"}, {"text": "Plans", "href": "/plans/", "active": True}]
    page = base_page(navigation=links)
    assert page.text("nav a[aria-current=true]") == "Plans"
    assert [tag.text() for tag in page.find("nav li")] == ["Home", "Plans"]


def test_a_page_without_navigation_has_no_empty_menu():
    assert not base_page().find("nav")


def test_what_holds_for_the_whole_page_is_said_under_the_header():
    notice = format_html("As at {}", "21 June 2017")
    assert base_page(page_notice=notice).text("p.gt-notice__content") == "As at 21 June 2017"


def test_a_page_with_a_form_that_has_problems_says_so_first():
    from goldenthread.interface.gallery.form import form_with_problems

    page = base_page(form=form_with_problems())
    assert page.text("title").startswith("Error: ")
    assert page.one("main .govuk-error-summary")


def test_messages_are_shown_once_at_the_top():
    assert base_page(messages=["Saved"]).text("main .govuk-notification-banner__heading") == "Saved"


def test_forms_use_our_renderer():
    assert type(get_default_renderer()).__name__ == "GovukRenderer"
