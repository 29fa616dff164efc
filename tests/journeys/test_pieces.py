"""What is taken for new on a page, and what is not."""

from __future__ import annotations

import pytest

from tests.journeys.pieces import pieces_of

PAGE = '<main><h1>Plan</h1><h2>Aims</h2><p class="a">Words <a href="/1/">one</a></p><b id="x">1</b></main>'


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("Words", "Other words"),
        PAGE.replace("/1/", "/2/"),
        PAGE.replace("</main>", '<p class="a">Words <a href="/1/">one</a></p></main>'),
    ],
    ids=["other words", "another address", "more of the same"],
)
def test_a_page_of_pieces_seen_before_holds_nothing_new(other):
    assert pieces_of(other) <= pieces_of(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace('class="a"', 'class="b"'),
        PAGE.replace(">one<", "><"),
        PAGE.replace("h2", "h3"),
        PAGE.replace("</main>", '<b id="x">1</b></main>'),
        PAGE.replace("<b ", '<b role="button" '),
        PAGE.replace("</main>", '<img src="/1.png"></main>'),
    ],
    ids=["another class", "an empty link", "a heading left out", "a doubled id", "a role", "an image"],
)
def test_a_piece_not_seen_before_is_new(other):
    assert not pieces_of(other) <= pieces_of(PAGE)
