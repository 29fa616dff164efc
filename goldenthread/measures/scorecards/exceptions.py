"""What needs a decision: the few measures a board should speak about, and why each of them is there.

A rule for each reason, looked at one by one. A measure stands once, under what a board could do about its
gravest reason, with every reason said. What is left out is counted and explained, so that a short list is not
mistaken for a clean one. A change that chance alone would give is no reason; nor is a rank, where nobody says
which way is good.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldenthread.measures.assessing.assessment import unit_of_definition
from goldenthread.measures.assessing.targets import printed_targets
from goldenthread.measures.presenting.methods import outlook_of, recent_trend_of
from goldenthread.measures.presenting.series import Targets, series_of
from goldenthread.measures.presenting.wording import age_words, shown_difference, shown_goal, shown_set
from goldenthread.measures.scorecards.scorecard import ScorecardRow, counts_of
from goldenthread.methods.projections import Outlook
from goldenthread.methods.trends import Change
from goldenthread.plans.content import FigureRole
from goldenthread.plans.wording import many
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import GoalKind, NotRated, Status
from goldenthread.rules.targets import read_target


class Step(StrEnum):
    """What a board could do about it."""

    ASK_WHAT_IS_DONE = "Ask what is being done"
    LOOK_AT_TARGET = "Look at the target again"
    CHASE = "Ask for the figure"
    SETTLE = "Settle what counts"


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason. `test` gives the sentence that is read, "" where the reason does not hold.

    `alike` where it says the same of every measure, so that those with no other reason are told together.
    """

    key: str
    title: str
    step: Step
    test: Callable[[ScorecardRow], str]
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    rule: Rule
    sentence: str


@dataclass(frozen=True, slots=True)
class Exceptional:
    """A measure with every reason for which it is here, the gravest first."""

    row: ScorecardRow
    reasons: tuple[Reason, ...]

    @property
    def step(self) -> Step:
        return self.reasons[0].rule.step

    @property
    def told_together(self) -> bool:
        """Whether all there is to say of it is said of others in the same words."""
        return len(self.reasons) == 1 and self.reasons[0].rule.alike


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Measures that are not on the list, and why not."""

    sentence: str
    rows: tuple[ScorecardRow, ...]


# The rules


def _red(row: ScorecardRow) -> str:
    if row.found.status is not Status.RED:
        return ""
    if row.found.overruled is not None:
        return f"Rated red by {row.found.overruled.by_name}: {row.found.overruled.reason}"
    said = row.found.rating.sentence.removeprefix("Red: ")
    return said[:1].upper() + said[1:]


def _worse_beyond_chance(row: ScorecardRow) -> str:
    change = row.found.change
    if change is None or change.better is not False or not change.beyond_chance:
        return ""
    way = "up" if change.difference > 0 else "down"
    size = shown_difference(change.difference, row.definition)
    return f"Worse than in {change.previous.period}: {way} {size}, more than chance alone would give."


def _getting_worse(row: ScorecardRow) -> str:
    if row.found.polarity is None or not row.found.polarity.is_judged:
        return ""
    series = series_of(row.found.history.figures)
    if series.how_many < 5:
        return ""
    trend = recent_trend_of(series, row.found, _point(row)).trend
    if trend is None or trend.change is not Change.WORSE:
        return ""
    return f"The figures have been {trend.label} over the latest periods, more steadily than chance would."


def _worst_quarter(row: ScorecardRow) -> str:
    benchmark = row.benchmark
    if benchmark is None or benchmark.place is None or benchmark.place.quartile != 4:
        return ""
    place = benchmark.place
    return (
        f"In the worst quarter of the {place.of} authorities with a figure here for {benchmark.period}: "
        f"rank {place.rank}."
    )


def _off_course(row: ScorecardRow) -> str:
    series = series_of(row.found.history.figures)
    if row.found.target is None or series.how_many < 5:
        return ""
    unit = unit_of_definition(row.found.definition)
    targets = Targets(row.found, row.set_here, printed_targets(row.found.uses, unit))
    ahead = outlook_of(series, row.found, targets, ())
    if ahead.found is None or ahead.due is None or ahead.found.outlook is not Outlook.OFF_COURSE:
        return ""
    return f"If the coming years vary as the past ones did, the target for {ahead.due} will not be met. " + (
        ahead.found.sentence
    )


def _target_worse_than_baseline(row: ScorecardRow) -> str:
    goal, start = _point_exactly(row), _baseline(row)
    target = row.found.target
    if goal is None or start is None or target is None:
        return ""
    if row.found.polarity not in (Polarity.HIGH, Polarity.LOW):
        return ""
    worse = goal < start if row.found.polarity is Polarity.HIGH else goal > start
    if not worse:
        return ""
    aim, baseline = shown_goal(goal, target.rule.kind, row.definition), shown_set(start, row.definition)
    return (
        f"The target of {aim} is worse than the baseline of {baseline}: it would be met by letting things "
        "get worse."
    )


_TARGET_UNUSABLE = {
    NotRated.CONTRADICTION,
    NotRated.TWO_READINGS,
    NotRated.TARGET_NOT_FOUND,
    NotRated.TOLERANCE,
    NotRated.UNIT,
    NotRated.NOT_DEFINED,
}


def _target_unusable(row: ScorecardRow) -> str:
    rating = row.found.rating
    return rating.sentence if rating.reason in _TARGET_UNUSABLE and not row.found.overruled else ""


def _no_target(row: ScorecardRow) -> str:
    polarity = row.found.polarity
    if row.found.target is not None or not row.found.uses or polarity is None or not polarity.is_judged:
        return ""
    if row.found.latest is None:
        return ""
    return "A plan uses it, and nobody has set a target, so no figure of it can be called good enough."


def _overdue(row: ScorecardRow) -> str:
    due = row.found.next_expected
    if not row.is_overdue or due is None:
        return ""
    who = provider_of(row)
    late = (row.today - due).days
    asked = f" {who} provides it." if who else ""
    return f"A newer figure was due on {due:%-d %B %Y}, {late} {many('day', late)} ago.{asked}"


def _stale(row: ScorecardRow) -> str:
    latest = row.found.latest
    if row.is_overdue or latest is None or not row.is_stale:
        return ""
    return f"The figure is too old to stand for today. {age_words(latest.period, row.today)}."


def _no_figure(row: ScorecardRow) -> str:
    if not row.found.uses:
        return ""
    if row.found.latest is None:
        return "A plan uses it, and no figure of it is known."
    return ""


def _two_sources(row: ScorecardRow) -> str:
    latest = row.found.latest
    if latest is None:
        return ""
    for each in row.found.history.disagreements:
        if each.used.period == latest.period:
            return (
                f"Two sources disagree for {latest.period}: {row.found.shown(each.used)} is used, another "
                f"says {row.found.shown(each.other)}."
            )
    return ""


def _no_polarity(row: ScorecardRow) -> str:
    if row.found.polarity is not None or not row.found.uses or row.found.latest is None:
        return ""
    return "Nobody has said whether a higher figure is better, so it cannot be rated."


def _overruled(row: ScorecardRow) -> str:
    overruled = row.found.overruled
    if overruled is None or row.found.status is Status.RED:
        return ""
    if row.found.rating.status is row.found.status:
        return ""
    return (
        f"{overruled.by_name} rated it {row.found.status.label.lower()}, the rule "
        f"{row.found.rating.status.label.lower()}: {overruled.reason}"
    )


#: Every reason, the gravest first.
RULES = (
    Rule("red", "Red", Step.ASK_WHAT_IS_DONE, _red),
    Rule("worse", "Worse beyond chance", Step.ASK_WHAT_IS_DONE, _worse_beyond_chance),
    Rule("getting-worse", "Getting worse", Step.ASK_WHAT_IS_DONE, _getting_worse),
    Rule("worst-quarter", "Worst quarter", Step.ASK_WHAT_IS_DONE, _worst_quarter),
    Rule("off-course", "Off course", Step.LOOK_AT_TARGET, _off_course),
    Rule("target-worse", "Target worse than baseline", Step.LOOK_AT_TARGET, _target_worse_than_baseline),
    Rule("target-unusable", "Target cannot be used", Step.LOOK_AT_TARGET, _target_unusable),
    Rule("overdue", "Overdue", Step.CHASE, _overdue),
    Rule("stale", "Out of date", Step.CHASE, _stale),
    Rule("no-figure", "No figure", Step.CHASE, _no_figure, alike=True),
    Rule("two-sources", "Two sources disagree", Step.SETTLE, _two_sources),
    Rule("overruled", "Rating overruled", Step.SETTLE, _overruled),
    Rule("no-target", "No target", Step.LOOK_AT_TARGET, _no_target, alike=True),
    Rule("no-polarity", "Which way is good?", Step.SETTLE, _no_polarity, alike=True),
)


def exceptions_of(rows: Sequence[ScorecardRow]) -> list[Exceptional]:
    """The measures that need a decision, the gravest reason first, then those with more reasons."""
    found = [
        Exceptional(row, reasons)
        for row in rows
        if (reasons := tuple(Reason(rule, sentence) for rule in RULES if (sentence := rule.test(row))))
    ]
    place = {rule.key: at for at, rule in enumerate(RULES)}
    return sorted(found, key=lambda each: (place[each.reasons[0].rule.key], -len(each.reasons)))


def left_out(rows: Sequence[ScorecardRow], listed: Sequence[Exceptional]) -> list[LeftOut]:
    """What is not on the list, and why not."""
    there = {each.row.definition.pk for each in listed}
    rest = [row for row in rows if row.definition.pk not in there]
    found = []

    def of(test: Callable[[ScorecardRow], bool], sentence: str) -> None:
        rows_here = tuple(row for row in rest if test(row))
        for row in rows_here:
            rest.remove(row)
        if rows_here:
            number = len(rows_here)
            found.append(LeftOut(f"{number} {many('measure', number)}: {sentence}", rows_here))

    of(lambda row: row.found.status is Status.AMBER, "amber, missed by no more than the tolerance agreed.")
    of(lambda row: row.found.status is Status.GREEN, "green, and nothing else stands out.")
    of(
        lambda row: row.found.polarity is not None and not row.found.polarity.is_judged,
        "for information: neither higher nor lower is better.",
    )
    of(
        lambda row: row.found.change is not None and row.found.change.beyond_chance is False,
        "not rated; changed by no more than chance would give.",
    )
    of(lambda row: True, "not rated, and no rule finds anything to decide. Their scorecard says why.")
    return found


def flags_sentence(rows: Sequence[ScorecardRow]) -> str:
    """How many of the changes tested chance alone would have flagged."""
    counts = counts_of(rows)
    if not counts.tested:
        return "No change could be tested against chance, so none is a reason to be here."
    return counts.flags.sentence


# What the rules look at


def provider_of(row: ScorecardRow) -> str:
    """Who provides the figures; "" where nobody said."""
    definition = row.definition
    return definition.provider.name if definition.provider else definition.provider_name


def _point_exactly(row: ScorecardRow) -> Decimal | None:
    resolved = row.found.resolved
    if resolved is None or len(resolved.goals) != 1 or resolved.goals[0].kind is not GoalKind.POINT:
        return None
    return resolved.goals[0].value


def _point(row: ScorecardRow) -> float | None:
    exact = _point_exactly(row)
    return None if exact is None else float(exact)


def _baseline(row: ScorecardRow) -> Decimal | None:
    """The baseline printed beside the target that is in force, where it holds one number.

    A target set here is held against the baseline of the latest plan.
    """
    target = row.found.target
    uses = [target.use] if target is not None and target.use is not None else list(reversed(row.found.uses))
    for use in uses:
        for figure in use.part.figures_for(FigureRole.BASELINE):
            read = read_target(figure.text, measure=use.part.title, heading=figure.heading)
            numbers = [each.number for each in read.figures if each.number is not None]
            if len(numbers) == 1:
                return numbers[0]
    return None
