"""The register of methods: each says its formula, its source and when not to use it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.methods.registry import Example, Method, methods, register

AN_EXAMPLE = Method(
    code="an-example",
    name="An example",
    version="1",
    formula="x / n",
    source="this test",
    not_for="anything else",
    example=Example(
        given="{x} of {n}",
        inputs={"x": 1, "n": 4},
        run=lambda x, n: (x / n,),
        told="{:.0%}",
        result="25%",
    ),
)


@pytest.fixture(autouse=True)
def a_register_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from goldenthread.methods import registry

    methods()  # every module registers once, when first loaded: before the copy is made
    monkeypatch.setattr(registry, "_METHODS", dict(registry._METHODS))


def test_a_method_is_found_under_its_code_once_registered() -> None:
    register(AN_EXAMPLE)
    assert AN_EXAMPLE in methods()
    assert AN_EXAMPLE.cited == "an-example/1"


def test_two_methods_cannot_share_a_code() -> None:
    register(AN_EXAMPLE)
    register(AN_EXAMPLE)
    with pytest.raises(ValueError, match="two methods have the code"):
        register(replace(AN_EXAMPLE, formula="n / x"))


@pytest.mark.parametrize("part", ["name", "version", "formula", "source", "not_for"])
def test_a_method_that_keeps_silent_about_a_part_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=part):
        register(replace(AN_EXAMPLE, **{part: " "}))


def test_a_method_without_an_example_is_refused() -> None:
    silent = replace(AN_EXAMPLE.example, result=" ")
    with pytest.raises(ValueError, match="nothing for example"):
        register(replace(AN_EXAMPLE, example=silent))


@pytest.mark.parametrize("method", methods(), ids=lambda method: method.code)
def test_the_example_of_a_method_is_what_the_method_gives(method: Method) -> None:
    assert method.example.worked() == method.example.result


@pytest.mark.parametrize("method", methods(), ids=lambda method: method.code)
def test_the_words_of_an_example_name_every_input(method: Method) -> None:
    for name in method.example.inputs:
        assert f"{{{name}}}" in method.example.given
    assert "{" in method.example.told


@pytest.mark.parametrize("method", methods(), ids=lambda method: method.code)
def test_an_example_depends_on_its_inputs(method: Method) -> None:
    """Some other input gives another result, or is refused: nothing is only written down."""
    example = method.example

    def differs(name: str, value: Any) -> bool:
        try:
            return replace(example, inputs={**example.inputs, name: value}).worked() != example.result
        except (ValueError, IndexError):
            return True

    assert any(differs(name, other) for name, value in example.inputs.items() for other in _others(value))


def _others(value: Any) -> list[Any]:
    """Inputs other than this one, of the same kind."""
    if isinstance(value, list):
        return [value[::-1], [_others(each)[0] if place % 2 else each for place, each in enumerate(value)]]
    if isinstance(value, date):
        return [value + timedelta(days=30)]
    return [value * 3 + 1, -value]


def test_the_inputs_of_an_example_are_said_as_a_reader_sees_them() -> None:
    example = replace(
        AN_EXAMPLE.example,
        given="{x} of {n} on {day}, {parts}",
        inputs={"x": -1200, "n": 4, "day": date(2016, 4, 1), "parts": [1, 2]},
    )
    assert example.inputs_in_words == "−1,200 of 4 on 1 April 2016, 1, 2"


def test_methods_are_listed_by_code() -> None:
    codes = [method.code for method in methods()]
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    "code",
    [
        "wilson",
        "byar",
        "exact-poisson",
        "proportion",
        "rate",
        "mean",
        "directly-standardised-rate",
        "directly-standardised-rate-repeated",
        "indirectly-standardised-ratio",
        "indirectly-standardised-rate",
        "life-expectancy",
        "quantiles",
        "category-bounds",
        "against-benchmark",
        "against-benchmark-two-levels",
        "difference-from-benchmark",
        "control-limits-proportion",
        "control-limits-rate",
        "interval-against-interval",
        "pooled-neighbours",
        "quintiles",
        "funnel-proportion",
        "funnel-rate",
        "overdispersion",
        "difference-of-proportions",
        "difference-of-rates",
        "difference-from-limits",
        "false-flags",
        "gap-of-proportions",
        "gap-of-rates",
        "gap-from-limits",
        "change-in-gap",
        "slope-index",
    ],
)
def test_a_code_once_published_stays(code: str) -> None:
    """Ratings and comparisons that are kept name their method by it."""
    assert code in {method.code for method in methods()}
