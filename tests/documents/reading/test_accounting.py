"""Nothing read is lost: every line of every document is in exactly one of three classes."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.documents.reading.accounting import Accounting, Fate, Outcome, evidence
from goldenthread.documents.reading.draft import Draft
from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.recognising.wording import words
from goldenthread.documents.reading.source import SourceDocument
from goldenthread.documents.reading.text import read_text
from goldenthread.plans.content import FIELDS, PARENTS, Part
from tests.documents.reading.recognising.making import bullet, document, heading, paragraph, table
from tests.documents.reading.test_seeds import ALL, draft, source


def add_up(found: Draft, read: SourceDocument) -> None:
    """The three classes hold every line once, and their counts are the whole."""
    accounting = found.accounting
    everything = [*accounting.in_the_draft, *accounting.furniture, *accounting.not_understood]
    assert sorted(everything) == [line.number for line in read.lines]
    counts = accounting.counts
    assert counts.in_the_draft + counts.furniture + counts.not_understood == counts.lines == len(read.lines)
    assert all(accounting.furniture.values())
    assert all(accounting.not_understood.values())


def lines_with_words_outside_the_draft(found: Draft, read: SourceDocument) -> list[int]:
    """The lines classed as in the draft of which a word stands nowhere in the draft."""
    said: set[str] = set()
    for plan in found.plans:
        for _place, texts in evidence(plan):
            said.update(word for text in texts for word in words(text))
    for paper in found.papers:
        said.update(words(f"{paper.title} {paper.text}"))
    missing = []
    for line in read.lines:
        if line.number in found.accounting.in_the_draft:
            wanted = words(line.text)
            pairs = {word + after for word, after in pairwise(wanted)}
            broken = {piece for pair in pairs & said for piece in wanted if piece in pair}
            if any(word not in said and word not in broken for word in wanted):
                missing.append(line.number)
    return missing


@pytest.mark.parametrize("number", ALL)
def test_the_three_classes_add_up_for_every_real_document(number):
    add_up(draft(number), source(number))


@pytest.mark.parametrize("number", ALL)
def test_every_word_of_a_line_in_the_draft_stands_in_the_draft(number):
    assert lines_with_words_outside_the_draft(draft(number), source(number)) == []


# --- generated documents ---

plan_words = st.sampled_from(
    re.findall(
        r"\S+",
        """Priority 1 2 Outcome outcomes action milestone by March 2026 children families Lead measure
        target 45% 12.3 Council Trust (NCC) schools "safe" a) ii) 1.1 • review the of and Theme Update Green
        success Amara Okafor why is this important? What will look like? Key activities Objective Owner When
        : - ~ N/A <b> & / ; Programme Programmes 01 told us Our priorities including: KPI""",
    )
)
texts = st.lists(plan_words, min_size=1, max_size=9).map(" ".join)
column_headings = st.sampled_from(
    re.findall(
        r"[^|\n]+",
        """ID|Priority|Outcome|Action|Key action|Milestone|Lead|Partners|By when|RAG|Update|Measure|Target
2023/24|England|What will success look like?|Colour of the moon|Objective|Good is|How will it be measured
Strategy|Q1""",
    )
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 6))
    headings = draw(st.lists(column_headings, min_size=width, max_size=width))
    cell = st.one_of(st.just(""), texts, st.lists(texts, min_size=2, max_size=3).map(" // ".join))
    rows = draw(st.lists(st.lists(cell, min_size=width, max_size=width), max_size=4))
    header_rows = draw(st.integers(0, 1))
    return table(*("|".join(row) for row in [headings, *rows]), header_rows=header_rows)


blocks = st.one_of(
    st.builds(heading, texts, st.integers(0, 4)),
    st.builds(lambda text, bold: paragraph(text, bold=bold), texts, st.booleans()),
    st.builds(
        lambda text, marker, depth: bullet(text, marker=marker, depth=depth),
        texts,
        st.sampled_from(["", "1.", "(a)", "ii)"]),
        st.integers(0, 2),
    ),
    tables(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(blocks, max_size=10))
def test_the_three_classes_add_up_for_any_document(made):
    read = document(*made)
    found = read_source(read)
    add_up(found, read)
    assert lines_with_words_outside_the_draft(found, read) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(texts, st.text(max_size=40)), max_size=15).map("\n".join))
def test_the_three_classes_add_up_for_any_text(text):
    read = read_text("pasted.txt", text)
    found = read_source(read)
    add_up(found, read)
    assert lines_with_words_outside_the_draft(found, read) == []


# --- where parts hang, and what they carry ---


def misplaced(found: Draft) -> list[str]:
    """Parts under a kind that may not hold them, or with a text that their kind does not carry."""
    wrong = []

    def look(part: Part, above: Part | None) -> None:
        if (above.kind if above else None) not in PARENTS[part.kind]:
            wrong.append(f"{part.kind} under {above.kind if above else None}")
        every = {name for names in FIELDS.values() for name in names} - {"polarity"}
        wrong.extend(
            f"{part.kind} with {name}"
            for name in every
            if getattr(part, name) and name not in FIELDS[part.kind]
        )
        for below in part.parts:
            look(below, part)

    for plan in found.plans:
        for part in plan.parts:
            look(part, None)
    return wrong


@pytest.mark.parametrize("number", ALL)
def test_every_part_hangs_where_its_kind_may_and_carries_only_its_own_texts(number):
    assert misplaced(draft(number)) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(blocks, max_size=10))
def test_parts_of_any_document_hang_where_they_may(made):
    found = read_source(document(*made))
    assert misplaced(found) == []
    keys = [part.key for plan in found.plans for part in plan.walk()]
    assert len(keys) == len(set(keys))


# --- single rules ---


def test_a_line_used_only_in_part_is_not_understood_with_the_words_left_over():
    read = document(
        heading("Theme 1: Best start"),
        table("Action|Lead", "Open two hubs|City Council"),
    )
    read.lines[2] = type(read.lines[2])(3, "Open two hubs\tCity Council\tstray words")
    found = read_source(read)
    assert found.accounting.of(3) == Fate(Outcome.NOT_UNDERSTOOD, left_over="stray words")


def test_the_headings_of_a_table_are_furniture_with_the_reason():
    read = document(heading("Theme 1: Best start"), table("Action|Lead", "Open two hubs|City Council"))
    assert read_source(read).accounting.of(2) == Fate(
        Outcome.FURNITURE, reason="the headings of a table's columns"
    )


def test_a_line_that_the_source_does_not_have_has_no_fate():
    with pytest.raises(KeyError):
        Accounting([1], {2: "blank line"}, {}).of(3)
