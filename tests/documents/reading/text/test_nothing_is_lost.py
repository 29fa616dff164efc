"""Whatever text comes in: each line is in a block or is furniture, and no word disappears."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from goldenthread.documents.reading.source import SourceDocument, Table
from goldenthread.documents.reading.text import read_text
from goldenthread.documents.reading.text.accounting import texts_of

SEEDS = Path(__file__).parents[5] / "shared" / "seeds"
WORD = re.compile(r"[^\W_]+")
# What a reader of the page does not see: tags, the inside of links and formulas, entities.
MARKUP = re.compile(r"<[^<>]*>|&#?\w+;|\$\\\w+(?:\{[^{}$]*\})?\$")


def words_of_blocks(document: SourceDocument) -> set[str]:
    return {
        word for block in document.blocks for text in texts_of(block) for word in WORD.findall(text.lower())
    }


def check_accounting(document: SourceDocument) -> None:
    numbers = {line.number for line in document.lines}
    referenced: set[int] = set()
    for block in document.blocks:
        assert block.lines, f"a block without a line: {block}"
        referenced.update(block.lines)
        if isinstance(block, Table):
            assert 0 <= block.header_rows <= len(block.rows)
            for row in block.rows:
                for cell in row:
                    assert set(cell.lines) <= numbers
            for _, lines in block.repairs:
                assert set(lines) <= numbers
    assert referenced <= numbers
    assert set(document.furniture) <= numbers
    assert all(document.furniture.values()), "furniture without a reason"
    assert numbers == referenced | set(document.furniture)


def missing_words(document: SourceDocument) -> dict[int, list[str]]:
    """Words of lines that stand in no block; the halves of a word that was put together are allowed."""
    said = words_of_blocks(document)
    missing: dict[int, list[str]] = {}
    for line in document.lines:
        if line.number in document.furniture:
            continue
        words = WORD.findall(MARKUP.sub(" ", line.text).lower())
        lost = [word for word in words if word not in said and not any(word in whole for whole in said)]
        if lost:
            missing[line.number] = lost
    return missing


@pytest.mark.parametrize("start", ["000", "001", "002", "003", "004"])
def test_every_line_of_the_real_documents_is_accounted_for(start: str):
    found = sorted(SEEDS.glob(f"{start}_*.txt"))
    if not found:
        pytest.skip("The real documents are not on this machine (../shared/seeds).")
    document = read_text(found[0].name, found[0].read_text(encoding="utf-8"))
    check_accounting(document)
    assert missing_words(document) == {}


# One line of a made-up document each; a tab is written "→" here.
PIECES = st.sampled_from(
    """
Priority 2 - Safe
# Heading
**bold**
- item
  - nested
1. first
2.second
(a) part
• bullet
iv) numeral
Key Activity Strategic
Plan
Governance Group
Lead
Key Actions
Date
Measures
March 2017
1.March 2017
Indicator
ID→Milestone→Lead
1.1→Do it→NHS
→goes on→
→→
| a | b |
|---|---|
---
DRAFT
Page 3 of 9
12



<p>para</p>
<ul><li>x</li>
<table><tr><td>Measure</td><td>5%</td></tr>
</table>
<td
>
&lt;b&gt; &amp;
$\\sqrt{}$
Contents ..... 4
long-
term plan
"open→quote
close"→x
Measure→Frequency→2015/16→2016/17→Target
1a. Go→od health→→→
→Rate of x→Annual→(2014/15→
→(2014/15)→(2015/16)→no new data) 4.0
\ufeff
\x0c
[name](http://x.org)
<!--
-->
left side      right side
another          column
Name:    Value
""".replace("→", "\t").split("\n")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40))
def test_lines_put_together_at_random_are_all_accounted_for(pieces: list[str]):
    document = read_text("made up", "\n".join(pieces))
    check_accounting(document)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet=st.sampled_from("ab1. \t\n|-*#<>&;()•\x0c\x0b\u2028\u00ad\"'_[]$\\/%~:A"), max_size=300)
)
def test_any_characters_are_read_without_an_error(text: str):
    check_accounting(read_text("made up", text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str):
    check_accounting(read_text("made up", text))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(alphabet="abcdefghij KLM.,:", min_size=1, max_size=60).filter(str.strip),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n", "\t", " | ", "\n- ", "\n1. ", "<br>", "</p><p>"]),
)
def test_no_word_of_plain_prose_lists_or_tables_disappears(texts: list[str], between: str):
    assert missing_words(read_text("made up", between.join(texts))) == {}


REPEATED = [
    "Action\nLead\nDate\n",
    "Priority 1 - x\n",
    "Key Activity\n\n",
    "a\tb\n",
    "\tgoes on\n",
    "<td",
    "a  b\n\n",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_eight_times_the_text_takes_no_more_than_twelve_times_the_work(piece: str):
    # Work is counted in calls, which are the same on every machine; bench/reading.py measures the seconds.
    assert calls_to_read(piece * 2000) < 12 * calls_to_read(piece * 250)


def calls_to_read(text: str) -> int:
    """How many functions are called to read a text."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        read_text("made up", text)
    finally:
        sys.setprofile(None)
    return count
