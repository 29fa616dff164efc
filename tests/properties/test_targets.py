"""What holds for every text whatever, when a target is read from it."""

import re
from decimal import Decimal

from hypothesis import given, settings, strategies as st

from goldenthread.rules.figures import Good, Number
from goldenthread.rules.targets import Target, TargetKind, describe, met_by, read_target

# How long one example takes depends on what else the machine does.
unhurried = settings(deadline=None)

PIECES = (
    "85%",
    "31.1",
    "458",
    "(71.7)",
    "196 (Q2)",
    "390 (Q4)",
    "from",
    "to",
    "15%",
    "10%",
    "by",
    "reduce",
    "Reduction",
    "Increase",
    "better than",
    "in line with",
    "above",
    "lower than",
    "the national average",
    "statistical neighbours",
    "England",
    "2014/15",
    "last year",
    "maintain",
    "at",
    "between",
    "and",
    "no",
    "permanent exclusions",
    "all schools",
    "at least",
    "'good'",
    "most",
    "agreed",
    "by October 2015",
    "~",
    "N/A",
    "tbc",
    "baseline",
    "(",
    ")",
    "no specific target set",
    "points",
    "within",
    "days",
    "→",
    "↓",
    "≥",
    "<",
    "top quartile",
    "year on year",
    "£2m",
    "half of",
)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
    st.text(alphabet="0123456789.%<>≥to betwnfrm", max_size=24),
)
names = st.sampled_from(
    ("", "% of pupils", "Number of children (per 10,000)", "Progress 8 score", "Average time (days)")
)
headings = st.sampled_from(("", "2016/17 Target", "Annual Target for 2015-16"))
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-10_000, max_value=10_000, places=2)
maybe = st.none() | numbers


@unhurried
@given(texts, names, headings)
def test_reading_never_fails_keeps_the_text_and_can_be_said(text: str, measure: str, heading: str) -> None:
    target = read_target(text, measure=measure, heading=heading)
    assert target.text == text
    assert describe(target).strip()
    assert target.testable != bool(target.why_not)


def _numbers_of(target: Target) -> list[Decimal]:
    figures = [*target.figures, *([target.starts_from] if target.starts_from else [])]
    found = [figure.value for figure in figures if isinstance(figure.value, Number)]
    all_numbers = [each.value for each in found] + [each.upper for each in found if each.upper is not None]
    return [*all_numbers, *([target.amount] if target.amount is not None else [])]


@unhurried
@given(texts, names, headings)
def test_no_digit_is_invented(text: str, measure: str, heading: str) -> None:
    in_words = re.search(r"[½¼¾⅛⅜⅝⅞⅕⅖⅗⅘]|\b(?:no|nil|zero|nought|none|half)\b|ten|one|two", text, re.I)
    printed = re.sub(r"[^0-9]", "", text)
    target = read_target(text, measure=measure, heading=heading)
    if any("” is read as" in note for note in target.notes):
        return  # "3 of 4" as 75%, and said to be
    for number in _numbers_of(target):
        digits = re.sub(r"[^0-9]", "", f"{abs(number):f}")
        assert in_words or digits in printed or digits.strip("0") in printed


@unhurried
@given(texts, numbers, st.sampled_from(list(Good)), maybe, maybe)
def test_whether_a_target_was_met_is_yes_no_or_unknown(
    text: str, outturn: Decimal, polarity: Good, baseline: Decimal | None, comparator: Decimal | None
) -> None:
    target = read_target(text)
    met = met_by(target, outturn, polarity=polarity, baseline=baseline, comparator=comparator)
    assert met in (True, False, None)
    if target.kind in (TargetKind.NONE, TargetKind.UNREADABLE, TargetKind.DELIVERABLE):
        assert met is None


@unhurried
@given(numbers, numbers)
def test_a_better_outturn_never_turns_a_met_value_into_a_miss(outturn: Decimal, further: Decimal) -> None:
    target = read_target("85%")
    if met_by(target, outturn, polarity=Good.HIGH):
        assert met_by(target, outturn + abs(further), polarity=Good.HIGH)
    if met_by(target, outturn, polarity=Good.LOW):
        assert met_by(target, outturn - abs(further), polarity=Good.LOW)
