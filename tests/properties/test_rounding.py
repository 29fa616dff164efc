"""What holds for every figure that is rounded."""

from decimal import Decimal

from hypothesis import given, strategies as st

from goldenthread.rules.rounding import as_decimal, round_half_away, round_to_nearest

figures = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9)


@given(figures, st.integers(-4, 5))
def test_a_rounded_figure_is_never_further_than_half_a_step_away(figure, places):
    assert abs(round_half_away(figure, places) - figure) <= Decimal(1).scaleb(-places) / 2


@given(figures, st.integers(-4, 5))
def test_rounding_twice_changes_nothing_and_the_sign_does_not_matter(figure, places):
    rounded = round_half_away(figure, places)
    assert round_half_away(rounded, places) == rounded
    assert round_half_away(-figure, places) == -rounded


@given(figures, st.integers(1, 1000))
def test_the_nearest_multiple_is_a_multiple_and_the_nearest(figure, base):
    nearest = round_to_nearest(figure, base)
    assert nearest % base == 0
    assert abs(nearest - figure) * 2 <= base


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_binary_number_stands_for_its_text(number):
    assert float(as_decimal(number)) == number
