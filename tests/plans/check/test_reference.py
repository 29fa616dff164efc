"""The register and its reference page."""

from pathlib import Path

import pytest

from goldenthread.plans.check import RULES
from goldenthread.plans.check.reference import reference_page
from goldenthread.plans.check.rules import CATALOGUE, code_of

HERE = Path(__file__).parent
FILES = {path.stem for path in (HERE.parents[2] / "goldenthread/plans/check/rules").glob("*.py")} - {
    "__init__"
}


def test_the_page_tells_of_every_rule():
    page = reference_page()
    for rule in RULES.values():
        for text in (
            f"### {rule.code}",
            rule.title,
            rule.why,
            rule.finds,
            rule.leaves,
            rule.how,
            rule.what_to_do,
        ):
            assert text in page


def test_every_file_of_rules_is_in_the_catalogue_once():
    listed = [code_of(module).replace("-", "_") for modules in CATALOGUE.values() for module in modules]
    assert sorted(listed) == sorted(FILES)


def test_every_rule_is_called_as_its_file_is():
    assert sorted(RULES) == sorted(name.replace("_", "-") for name in FILES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_a_table_of_its_own(code):
    assert (HERE / f"test_{code.replace('-', '_')}.py").exists()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_says_why_it_matters_and_what_to_do(rule):
    for text in (rule.title, rule.why, rule.what_to_do, rule.finds, rule.leaves, rule.how):
        assert text and text == text.strip()
    assert rule.why.endswith(".") and rule.what_to_do.endswith(".")
    assert (rule.plan_rule is None) is not (rule.across_rule is None)
