"""A Word plan printed as PDF is read as the Word file is: the same parts, dates, people and figures."""

from __future__ import annotations

import re

import pytest

from tests.documents.reading.shapes.catalogue import SHAPES
from tests.documents.reading.shapes.printing import printed
from tests.documents.reading.shapes.telling import read_shape, told_plan

WORD_PLANS = [name for name in SHAPES if name.endswith(".docx")]
#: Without rules, a row across the whole table and bullets in cells that stand side by side cannot be told.
NOT_WITHOUT_RULES = {"inclusion plan.docx", "plan on a page.docx"}


def told(name: str, data: bytes) -> str:
    """All parts of the draft. Where a repair is pointed out may differ, as a PDF has no merged cells."""
    (plan,) = read_shape(name, data).plans
    return re.sub(r" \| doubt: repaired", "", told_plan(plan))


@pytest.mark.parametrize("name", WORD_PLANS)
def test_a_plan_printed_with_ruled_tables_is_read_as_the_word_file(name: str) -> None:
    word = SHAPES[name]()
    assert told(name.replace(".docx", ".pdf"), printed(word)) == told(name, word)


@pytest.mark.parametrize("name", [name for name in WORD_PLANS if name not in NOT_WITHOUT_RULES])
def test_a_plan_printed_without_rules_is_read_as_the_word_file(name: str) -> None:
    word = SHAPES[name]()
    assert told(name.replace(".docx", ".pdf"), printed(word, ruled=False)) == told(name, word)


@pytest.mark.parametrize("name", sorted(NOT_WITHOUT_RULES))
def test_what_cannot_be_told_without_rules_is_lost_nowhere(name: str) -> None:
    draft = read_shape(name.replace(".docx", ".pdf"), printed(SHAPES[name](), ruled=False))
    assert draft.accounting.not_understood == {}
