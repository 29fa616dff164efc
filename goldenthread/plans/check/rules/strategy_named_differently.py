"""One strategy under several names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.linked_strategies import Named, strategies_named
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.strategy_years import without_years, years_in
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import listed, quoted

#: Names this alike (0 to 100, years left out) are taken for one strategy where nobody has said so.
ALIKE = 90
#: Beyond so many names only those said to be one, or with the same words, are put together.
MOST_NAMES = 400


@rule_across_plans(
    "strategy-named-differently",
    Severity.SUGGESTION,
    title="One strategy under several names",
    why="A reader looks for two strategies, and a search finds half of what belongs together.",
    what_to_do="Use the name on its title page in every place.",
    finds="“Health Wellbeing Strategy (2014-17)” and “Health Wellbeing Strategy (2014-2017)”; “Closing"
    " the Gap Strategy”"
    " and “Closing the Educational Gaps Strategy”, where both are linked to one.",
    leaves="“Work Plan 2015-16” and “Work Plan 2016-17”, which are two editions; capitals and “&” for “and”.",
)
def strategy_named_differently(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Links of one partnership's plans to one strategy in different words; told once for each strategy.

    Links belong together that carry the same name in the register of strategies, or whose words are nearly
    the same. Another edition is another strategy.
    """
    families: dict[str, list[Named]] = {}
    for plan in plans:
        families.setdefault(plan.plan.partnership.lower(), []).extend(strategies_named(plan))
    for links in families.values():
        for group in _groups(links):
            forms = _forms(group)
            if len(forms) > 1:
                names = listed([quoted(each.words) for each in forms], most=5)
                second = forms[1]
                evidence = tuple(each.evidence for each in forms)
                yield Noticed(second.plan, second.part, f"One strategy is called {names}.", evidence)


def _groups(links: list[Named]) -> Iterator[list[Named]]:
    """The links, those to one strategy together."""
    by_name: dict[tuple[str, int | None], list[Named]] = {}
    for each in links:
        years = years_in(each.words)
        by_name.setdefault((without_years(each.link.name), years.last if years else None), []).append(each)
    joined: list[tuple[str, int | None, list[Named]]] = []
    for (name, last), group in by_name.items():
        home = _home(joined, name, last) if len(by_name) <= MOST_NAMES else None
        if home is not None:
            home.extend(group)
        else:
            joined.append((name, last, list(group)))
    yield from (group for _name, _last, group in joined)


def _home(
    joined: list[tuple[str, int | None, list[Named]]], name: str, last: int | None
) -> list[Named] | None:
    """The group that a name belongs to: the same or nearly the same words, and no other edition."""
    for other, ends, group in joined:
        if last is not None and ends is not None and last != ends:
            continue
        if name == other or (len(name.split()) > 2 and fuzz.token_sort_ratio(name, other) >= ALIKE):
            return group
    return None


def _forms(group: list[Named]) -> list[Named]:
    """One link for each way the strategy is written; capitals, "&" and full stops make no difference."""
    forms: dict[str, Named] = {}
    for each in group:
        years = years_in(each.words)
        written = years.words.replace(" ", "").replace("–", "-") if years else ""
        forms.setdefault(f"{without_years(each.words)} {written}", each)
    bare = {without_years(each.words) for each in forms.values()}
    if len(bare) == 1 and len({key.rsplit(" ", 1)[1] for key in forms} - {""}) < 2:
        return []  # the same words with and without the years
    return list(forms.values())
