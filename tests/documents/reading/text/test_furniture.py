"""What is only page furniture, with the reason, and what must never be called so."""

from __future__ import annotations

import pytest

from tests.documents.reading.text.reading import read


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "blank line"),
        ("   ", "blank line"),
        ("DRAFT", "draft mark"),
        ("Draft v0.3", "draft mark"),
        ("This page is intentionally left blank", "blank page"),
        ("Public Document Pack", "running header"),
        ("Page 3", "page number"),
        ("Page 3 of 12", "page number"),
        ("- 3 -", "page number"),
        ("---", "rule"),
        ("_______", "rule"),
        (".", "a mark without words"),
        ("</ul>", "markup without words"),
    ],
)
def test_furniture_has_a_reason(line: str, reason: str):
    assert read(f"Some text.\n{line}\nMore text.").furniture == {2: reason}


@pytest.mark.parametrize(
    "line", ["EXEMPT", "Confidential", "650", "N/A", "~", "-", "Draft plan for consultation", "Page", "None."]
)
def test_a_line_that_may_mean_something_is_never_furniture(line: str):
    assert read(f"Some text.\n\n{line}\n\nMore text.").furniture == {2: "blank line", 4: "blank line"}


def test_lone_numbers_count_as_page_numbers_where_they_count_on_a_page_apart():
    page = "\n".join(f"Sentence {word} of a page." for word in "abcdefghijklmnopqrstuvwxyzabcd")
    text = f"{page}\n\n4\n\n{page}\n\n5\n\n{page}\n\n6\n"
    numbered = [
        line.text for line in read(text).lines if read(text).furniture.get(line.number) == "page number"
    ]
    assert numbered == ["4", "5", "6"]
    assert "page number" not in read("1\n\n2\n\n3\n\n4\n").furniture.values()


def test_a_lone_number_beside_a_form_feed_is_a_page_number():
    assert read("Text one.\n1\n\fText two.\n2\n").furniture == {2: "page number"}


def test_words_at_the_top_of_three_pages_are_a_running_header_but_their_first_print_is_kept():
    document = read("\f".join(f"Children's Board\nText {word}.\n" for word in ("one", "two", "three")))
    assert document.furniture == {3: "running header", 5: "running header"}
    assert document.lines[2].page == 2


def test_a_heading_repeated_without_page_breaks_is_kept_each_time():
    text = "Our Commitments - Children are kept safe\n\n- Rate of a\n\n\n\n" * 4
    assert set(read(text).furniture.values()) == {"blank line"}
