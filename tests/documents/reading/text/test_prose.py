"""Headings, paragraphs and list items."""

from __future__ import annotations

import pytest

from tests.documents.reading.text.reading import read, said


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("## **Priority One**", ["H2 Priority One"]),
        ("<h3 class='x'>Our aims</h3>", ["H3 Our aims"]),
        ("**Outcome: children are safe**", ["B Outcome: children are safe"]),
        ("<b>Outcome: children are safe</b>", ["B Outcome: children are safe"]),
        ("The **Trust** and the **Board**", ["H0 The Trust and the Board"]),
        ("**a** and **b** were agreed by all.", ["P a and b were agreed by all."]),
        ("Intro.\n\n Priority 2 - Happy and healthy \n\nText follows.",
         ["P Intro.", "H0 Priority 2 - Happy and healthy", "P Text follows."]),
        ("- item ends here\n Priority 2 - Happy and healthy \n\nText.",
         ["- item ends here", "H0 Priority 2 - Happy and healthy", "P Text."]),
        ("1. BACKGROUND\n\nText.", ["H0 1. BACKGROUND", "P Text."]),
        ("What are our aims?\n- Children are safe.", ["H0 What are our aims?", "- Children are safe."]),
        ("This is a sentence.", ["P This is a sentence."]),
    ],
)  # fmt: skip
def test_a_heading_shows_itself_by_marks_by_its_place_or_by_the_name_of_a_level(text: str, blocks: list[str]):
    assert [said(block) for block in read(text).blocks] == blocks


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("- text", "- text"),
        ("* text", "- text"),
        ("• text", "- text"),
        ("▶ text", "- text"),
        ("■ text", "- text"),
        ("– text", "- text"),
        ("o Text", "- Text"),
        ("\uf0b7 text", "- text"),
        ("- ▶ text", "- text"),
        ("- · text", "- text"),
        ("1. text", "1. text"),
        ("12.text", "12. text"),
        ("2) text", "2) text"),
        ("(a) text", "(a) text"),
        ("- (a) text", "(a) text"),
        ("iv) text", "iv) text"),
        ("iii).text", "iii). text"),
        ("2.3. text", "2.3. text"),
        ("1.5.92.5% of cases", "1.5. 92.5% of cases"),
    ],
)
def test_every_sign_that_councils_put_before_an_item_is_taken_off_and_a_number_is_kept(line: str, item: str):
    assert [said(block) for block in read(f"{line}\n{line}").blocks] == [item, item]


def test_indented_items_are_one_level_deeper():
    assert [said(block) for block in read("- a\n  - b\n  - c\n- d").blocks] == [
        "- a",
        "  - b",
        "  - c",
        "- d",
    ]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("It will look at all of these plans and how they work in\n\npractice.",
         "P It will look at all of these plans and how they work in practice."),
        ("- Families see clear and achievable plans and right \n\ninterventions.",
         "- Families see clear and achievable plans and right interventions."),
        ("We help long-\nterm care. A long-term plan.", "P We help long-term care. A long-term plan."),
        ("The imple-\nmentation. Good implementation.", "P The implementation. Good implementation."),
        ("**Context and\nChallenges**", "B Context and Challenges"),
    ],
)  # fmt: skip
def test_a_sentence_cut_by_a_line_or_a_page_is_one_block_with_all_its_lines(text: str, joined: str):
    blocks = read(text).blocks
    assert [said(block) for block in blocks] == [joined]
    assert len(blocks[0].lines) == 2


def test_short_lines_below_one_another_stay_apart():
    text = "Head of Commissioning, Example Council\nPolice\nPrimary schools' representative"
    assert len(read(text).blocks) == 3


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a &amp; b &lt; c", "a & b < c"),
        ("by 1<sup>st</sup> April", "by 1st April"),
        ("most vulnerable<sup>1</sup>.", "most vulnerable [1]."),
        ("the <i>Reducing Injuries</i> <u>plan</u>", "the Reducing Injuries plan"),
        ("yes $\\sqrt{}$", "yes √"),
        ("[@Council](https://example.org/x)", "@Council (https://example.org/x)"),
        ("Joint Chairs* and Vice Chair*, grades A*-C", "Joint Chairs* and Vice Chair*, grades A*-C"),
        ("fewer than <5 and b < c > d", "fewer than <5 and b < c > d"),
    ],
)
def test_markup_is_taken_off_and_no_word_with_it(raw: str, text: str):
    assert read(f"It says {raw} here.").blocks[0].text == f"It says {text} here."
