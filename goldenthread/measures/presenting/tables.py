"""The tables of a measure's page: every figure with its footnotes, the targets, the definition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.assessing.assessment import Assessment, shown_value
from goldenthread.measures.assessing.targets import TargetInForce
from goldenthread.measures.models import Accumulation, Definition, Load, MeasureTarget, Source
from goldenthread.measures.presenting.breakdowns import Breakdown
from goldenthread.measures.presenting.gaps import GapsTold
from goldenthread.measures.presenting.wording import NOBODY_SAID, shown_number, shown_set
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.measures.queries.places import Place
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import Number, format_number
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.targets import TargetKind, describe


@dataclass(frozen=True, slots=True)
class Origins:
    """The sources and loads that figures came with, and the loads this person may open."""

    sources: dict[int, Source]
    loads: dict[int, Load]
    may_open: bool = False

    def place(self, figure: KnownFigure) -> SafeString | str:
        """The source, the load's file, and the row and column in it."""
        source, load = self.sources[figure.source_id].name, self.loads[figure.load_id]
        at = ", ".join(
            part
            for part in (
                f"row {figure.row:,}" if figure.row else "",
                f"column {figure.column}" if figure.column else "",
            )
            if part
        )
        name: SafeString | str = load.name
        if self.may_open and load.partnership_id is not None:
            name = format_html('<a class="govuk-link" href="{}">{}</a>', load.get_absolute_url(), load.name)
        # What was read from a document is named after it: said once is enough.
        if source.removesuffix(" (as printed)") in load.name:
            return format_html("{}{}{}", name, ", " if at else "", at)
        return format_html("{}: {}{}{}", source, name, ", " if at else "", at)


def figures_table(
    figures: Sequence[KnownFigure],
    definition: Definition,
    origins: Origins,
    *,
    caption: str,
    superseded: bool = False,
) -> Table:
    """Every figure, the latest first, with its standing, note, what was written and where it comes from."""
    columns: list[Column | str] = [
        "Period",
        Column("Figure", numeric=True),
        "As written",
        "Standing and notes",
        "Where it comes from",
        Column("Known since", nowrap=True),
    ]
    if superseded:
        columns.append(Column("Replaced", nowrap=True))
    rows = []
    for each in sorted(figures, key=lambda one: (one.period.end, one.learned_at), reverse=True):
        row: list[Any] = [
            format_html('<span class="gt-nowrap">{}</span>', each.period),
            Cell(shown_value(each, definition), note=_counts(each)),
            each.as_written,
            _notes(each),
            origins.place(each),
            _day(timezone.localdate(each.learned_at)),
        ]
        if superseded:
            row.append(_day(timezone.localdate(each.superseded_at)) if each.superseded_at else "")
        rows.append(row)
    return Table(caption, columns, rows, small=True)


def _counts(figure: KnownFigure) -> str:
    """The fraction and the source's own interval, in small print."""
    parts = []
    if fraction := _fraction(figure):
        parts.append(fraction)
    if figure.lower_95 is not None and figure.upper_95 is not None:
        parts.append(f"95% interval {figure.lower_95:,.10g} to {figure.upper_95:,.10g}")
    return "; ".join(parts)


def _notes(figure: KnownFigure) -> str:
    parts = [figure.status.capitalize(), figure.note]
    if not isinstance(figure.value, Number) and figure.reason:
        parts.append(figure.reason.capitalize())
    return ". ".join(part.rstrip(".") for part in parts if part)


def _day(day: date) -> str:
    return f"{day:%-d %b %Y}"


def breakdown_table(
    breakdown: Breakdown, assessment: Assessment, rated: Mapping[str, Sequence[Any]] | None = None
) -> Table:
    """The parts in the breakdown's latest period, and everybody as the last row.

    `rated` are the target and the rating of the parts that have a target of their own; one without has none,
    whatever is aimed for in the whole.
    """
    columns: list[Column | str] = [breakdown.name, Column("Figure", numeric=True)]
    if rated:
        columns += ["Target of its own", Column("Rating", nowrap=True)]
    rows: list[list[Any]] = []
    for name, figure in [
        *((part.name, part.at(breakdown.period)) for part in breakdown.parts),
        ("Everybody", breakdown.everybody),
    ]:
        if figure is None and name == "Everybody":
            continue
        row: list[Any] = [name, Cell(assessment.shown(figure), note=_fraction(figure))]
        if rated:
            row += rated.get(name, ("None is set", ""))
        rows.append(row)
    return Table(f"{breakdown.name}, {breakdown.period}", columns, rows, small=True)


def gaps_table(gaps: GapsTold) -> Table:
    """The gap of each group: how large, how many times, what may be claimed, and how it has moved."""
    columns: list[Column | str] = [
        "Group",
        Column("Difference", numeric=True),
        Column("Ratio", numeric=True),
        "What it means",
        "How the gap moved",
    ]
    rows = [
        [
            Cell(row.name, note=f"{row.level}; {gaps.against}: {row.other}" if row.other else row.level),
            Cell(row.shown, note=row.interval),
            Cell(row.ratio, note=row.ratio_interval),
            row.meaning,
            row.moved,
        ]
        for row in gaps.rows
    ]
    return Table(gaps.heading, columns, rows, small=True, caption_size="s")


def _fraction(figure: KnownFigure | None) -> str:
    """How many of how many, in small print; nothing of a figure that is withheld."""
    if figure is None or figure.number is None or figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:,.10g} of {figure.denominator:,.10g}"


def target_words(target: TargetInForce, definition: Definition) -> dict[str, Any]:
    """A target with everything that belongs to it, for a page."""
    decision = target.decision
    tolerance = ""
    if target.tolerance is not None:
        amount = format_number(target.tolerance.amount)
        tolerance = f"{amount}% of the target" if target.decision and decision_is_percent(decision) else (
            shown_number(target.tolerance.amount, definition)
        )  # fmt: skip
    return {
        "text": target.text,
        "understood": understood(target, definition),
        "where_from": target.where_from,
        "period": str(target.rule.period) if target.rule.period else "Until it is changed",
        "tolerance": tolerance,
        "floor": "" if target.floor is None else shown_number(target.floor, definition),
        "reason": decision.reason if decision else "",
        "against": str(decision.against) if decision and decision.against else "",
        "pk": decision.pk if decision else None,
        "href": target.use.part.identity if target.use else None,
    }


def decision_is_percent(decision: MeasureTarget | None) -> bool:
    """Whether the tolerance of a target is a share of the target."""
    return decision is not None and decision.tolerance_is == "percent"


_AT = {Polarity.HIGH: "at least", Polarity.LOW: "at most", Polarity.CLOSE_TO_TARGET: "close to"}


def understood(target: TargetInForce, definition: Definition) -> str:
    """What was understood of a target's words: "at most 17% for 2016-17"."""
    rule = target.rule
    polarity = Polarity(definition.polarity) if definition.polarity else None
    if rule.kind is TargetKind.VALUE and rule.value is not None and polarity in _AT:
        words = f"{_AT[polarity]} {shown_set(rule.value, definition)}"
        return f"{words} for {rule.period}" if rule.period else f"{words}, until it is changed"
    words = describe(rule)
    return words[:1].lower() + words[1:].rstrip(".")


def former_targets_table(former: Sequence[MeasureTarget], *, whole: Area) -> Table:
    """The targets that were replaced or withdrawn: what was aimed for, until when, by whom and why.

    Those of groups, and of places within the area that is the `whole`, say so.
    """

    def for_what(target: MeasureTarget) -> str:
        place = Place(target.area, target.group)
        where = "" if place.is_everybody and target.area_id == whole.pk else str(place)
        return ", ".join(filter(None, [where, str(target.period) if target.period else ""]))

    rows = [
        [
            Cell(each.text, note=for_what(each)),
            each.by_name,
            _day(timezone.localdate(each.learned_at)),
            _day(timezone.localdate(each.superseded_at)) if each.superseded_at else "",
            each.reason,
        ]
        for each in former
    ]
    columns: list[Column | str] = [
        "Target",
        "Set by",
        Column("From", nowrap=True),
        Column("Until", nowrap=True),
        "Reason",
    ]
    return Table("Earlier targets", columns, rows, small=True)


def definition_rows(definition: Definition) -> list[dict[str, Any]]:
    """What the library says of a measure, as rows of a summary list; nothing stands empty."""
    per = f" per {definition.per:,}" if definition.per else ""
    polarity = Polarity(definition.polarity).sentence if definition.polarity else NOBODY_SAID
    rows = [
        ("What it means", definition.meaning),
        ("Why it matters", definition.why_it_matters),
        ("Numerator", definition.numerator),
        ("Denominator", definition.denominator),
        ("Multiplied by", "" if definition.multiplier is None else f"{definition.multiplier:,g}"),
        ("Who is counted", definition.inclusions),
        ("Source of the definition", _linked(definition.definition_source)),
        ("Unit", "" if definition.unit == "none" else f"{definition.unit.capitalize()}{per}"),
        ("Is higher better", polarity),
        ("How often", definition.frequency),
        ("Kind of year", definition.year_kind.capitalize()),
        ("What a figure covers", Accumulation(definition.accumulation).label),
        ("Worked out as", definition.expression),
        ("Last published", f"{definition.last_published:%-d %B %Y}" if definition.last_published else ""),
        ("Next published", f"{definition.next_published:%-d %B %Y}" if definition.next_published else ""),
        ("Usual lag", f"{definition.lag_days} days" if definition.lag_days is not None else ""),
        ("Ranking", "The source says that ranking areas would mislead" if definition.no_quartile else ""),
        (
            "Discontinued",
            f"{definition.discontinued:%-d %B %Y}: {definition.discontinued_reason}"
            if definition.discontinued
            else "",
        ),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


def _linked(text: str) -> SafeString | str:
    """An address as a link; any other text as it is."""
    if not _ADDRESS.fullmatch(text):
        return text
    return format_html('<a class="govuk-link" href="{}">{}</a>', text, text)
