"""What holds for every text whatever, when figures are read from it and written."""

import re
from decimal import Decimal

from hypothesis import example, given, settings, strategies as st

from goldenthread.rules.figures import Figure, Number, Unit, UnitKind, format_figure, read_cell
from goldenthread.rules.figures.number_words import match_words
from goldenthread.rules.figures.plain import make_plain

# How long one example takes depends on what else the machine does.
unhurried = settings(deadline=None)

# Texts made of what cells are made of, so that the rules are met and not only missed.
PIECES = (
    "54.7%",
    "6.2",
    "-1.30",
    "- 2.3",
    "(479)",
    "(",
    ")",
    "1,335",
    "£1.5m",
    "2K",
    "Q4",
    "(2015/16)",
    "2013-15",
    "AY 2014/15",
    "Prim:",
    "Sec",
    "Reading:",
    "Gap:",
    "Non-PP:",
    "PP:",
    "England",
    "(E. Mids)",
    "per 10,000",
    "no new data",
    "available",
    "~",
    "x",
    "<5",
    "*",
    "[c]",
    "N/A",
    "nil",
    "half of",
    "sixty-five percent",
    "1 in 10",
    "9 of 20",
    "20-25%",
    "about",
    "over",
    "YTD",
    "½",
    "²",
    "↑",
    "<b>",
    "**",
    "points",
    "days",
    "children",
    "1.5.92.5%",
    "Dec 2014",
    "12th",
    "3:1",
    "$\\sqrt{}$",
    ";",
    ":",
)
cells = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    st.text(alphabet="0123456789.,%-–£()/:kmQ <>½", max_size=24),
)
names = st.sampled_from(
    (
        "",
        "% of pupils",
        "Number of children (per 10,000)",
        "Progress 8 score",
        "% and number of NEET",
        "Gap at Key Stage 2",
        "Rate per 1,000 live births",
        "Average time (days)",
        "Cost of placements",
    )
)
headings = st.sampled_from(("", "2016/17 Q2", "England Average", "2015/16 Outturn", "Baseline"))


@unhurried
@given(cells, names, headings)
@example("1" * 5000, "% of x", "")
@example("٣٤%", "", "")
@example("\x00((((((", "", "(((")
def test_reading_never_fails_and_keeps_the_text_as_written(text: str, measure: str, heading: str) -> None:
    reading = read_cell(text, measure=measure, heading=heading)
    assert reading.text == text
    assert reading.figures
    for figure in reading.figures:
        assert text[figure.start : figure.end] == figure.text
    assert reading.understood == (reading.remainder == "")


def _digits_of(number: Decimal) -> str:
    return re.sub(r"[^0-9]", "", f"{abs(number):f}")


def _may_come_from_words(text: str, figure: Figure) -> bool:
    """Number words, fractions, nil and none are the only things that may become digits."""
    in_words = any(match_words(make_plain(text), at) for at in range(figure.start, figure.end))
    return in_words or bool(re.search(r"[½¼¾⅛⅜⅝⅞⅕⅖⅗⅘]|nil|zero|nought|none", figure.text, re.I))


@unhurried
@given(cells, names, headings)
def test_no_digit_is_invented(text: str, measure: str, heading: str) -> None:
    for figure in read_cell(text, measure=measure, heading=heading).figures:
        if not isinstance(figure.value, Number) or _may_come_from_words(text, figure):
            continue
        printed = re.sub(r"[^0-9]", "", figure.text)
        for number in (figure.value.value, figure.value.upper):
            if number is None:
                continue
            digits = _digits_of(number)
            # "2K" and "£1.5m" put noughts at the end; nothing else may.
            scaled = re.search(
                r"[0-9]\s?(?:k|m|bn|mn|b|thousand|million|billion)(?![a-z])", figure.text, re.I
            )
            assert (
                digits.strip("0") in printed if scaled else digits in printed or digits.lstrip("0") in printed
            )


@unhurried
@given(cells, names, headings)
def test_what_is_written_in_house_style_is_read_again_the_same(text: str, measure: str, heading: str) -> None:
    for figure in read_cell(text, measure=measure, heading=heading).figures:
        if not isinstance(figure.value, Number):
            continue
        again = read_cell(
            format_figure(Figure(figure.value, figure.unit, noun=figure.noun, out_of=figure.out_of,
                                 approximate=figure.approximate, part=figure.part, group=figure.group))
        )  # fmt: skip
        assert [each.value for each in again.figures] == [figure.value]
        assert again.figures[0].unit == figure.unit


@unhurried
@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from(
        [kind for kind in UnitKind if kind not in (UnitKind.ONE_IN, UnitKind.RATIO, UnitKind.RANK)]
    ),
)
def test_a_number_of_any_unit_is_read_again_the_same(number: Decimal, kind: UnitKind) -> None:
    figure = Figure(Number(number), Unit(kind, 10_000 if kind is UnitKind.RATE else None))
    (again,) = read_cell(format_figure(figure)).figures
    assert again.value == Number(number)
    assert again.unit == figure.unit


@unhurried
@given(st.integers(min_value=1, max_value=9_000))
def test_a_text_far_too_long_for_a_cell_says_what_was_not_searched(length: int) -> None:
    text = ("6.2% (479) " * 900)[:length]
    reading = read_cell(text)
    assert reading.remainder.endswith(text[4000:].strip())
