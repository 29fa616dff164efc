"""The register of methods: each says its formula, its source and when not to use it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.methods.registry import Method, methods, register

AN_EXAMPLE = Method(
    code="an-example",
    name="An example",
    version="1",
    formula="x / n",
    source="this test",
    not_for="anything else",
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
