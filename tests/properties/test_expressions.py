"""What holds for every expression whatever, hostile ones among them."""

from decimal import Decimal

from hypothesis import given, settings, strategies as st

from goldenthread.rules.expressions import (
    FUNCTIONS,
    ExpressionRefused,
    Shape,
    check_expression,
    derive,
    measures_in,
    read_expression,
)
from goldenthread.rules.figures import COUNT, Missing, MissingReason, Number, Suppressed
from goldenthread.rules.periods import Period

unhurried = settings(deadline=None)
PIECES = (
    *FUNCTIONS,
    "a",
    "b",
    "[c d]",
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    "1",
    "2.5",
    "1000",
    " ",
    "[",
    "]",
    "\0",
)
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
SHAPES = {"a": Shape(COUNT), "b": Shape(COUNT), "c d": Shape(COUNT)}
YEAR = Period.year(2016)


@unhurried
@given(texts)
def test_every_text_is_read_or_refused_with_a_sentence(text):
    try:
        node = read_expression(text)
        checked = check_expression(node, SHAPES)
    except ExpressionRefused as refused:
        assert refused.sentence.endswith(".")
        assert refused.at is None or 0 <= refused.at <= len(text)
        return
    assert checked.sentence.endswith(".")
    found = derive(checked, YEAR, lambda name, period: Number(Decimal(3)))
    assert isinstance(found.value, Number) == (found.reason == "")


@st.composite
def expressions(draw, depth=0):
    if depth > 3 or draw(st.booleans()):
        return draw(st.sampled_from(["a", "b", "[c d]", "2", "0"]))
    left, right = draw(expressions(depth=depth + 1)), draw(expressions(depth=depth + 1))
    return draw(
        st.sampled_from(["({} + {})", "({} - {})", "ratio({}, {})", "share({}, {})", "mean({}, {})"])
    ).format(left, right)


values = st.one_of(
    st.builds(Number, st.decimals(-100, 100, places=1)),
    st.just(Suppressed("c")),
    st.builds(Missing, st.sampled_from(list(MissingReason))),
)


@unhurried
@given(expressions(), st.fixed_dictionaries({"a": values, "b": values, "c d": values}))
def test_a_withheld_part_always_withholds_the_whole_and_a_missing_one_leaves_none(text, figures):
    node = read_expression(text)
    try:
        checked = check_expression(node, SHAPES)
    except ExpressionRefused:
        return
    found = derive(checked, YEAR, lambda name, period: figures[name])
    used = [figures[name] for name in measures_in(node)]
    if any(isinstance(value, Suppressed) for value in used):
        assert isinstance(found.value, Suppressed)
    elif any(isinstance(value, Missing) for value in used):
        assert isinstance(found.value, Missing)


@unhurried
@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_a_gap_is_the_difference_of_its_parts(one, other):
    checked = check_expression(read_expression("gap(a, b)"), SHAPES)
    figures = {"a": Number(one), "b": Number(other)}
    assert derive(checked, YEAR, lambda name, period: figures[name]).value == Number(one - other)
