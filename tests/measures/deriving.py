"""What the tests of derived measures share: measures made from others, figures of groups, what stands."""

from __future__ import annotations

from typing import Any

from goldenthread.measures.actions.defining import define_measure
from goldenthread.measures.actions.deriving import change_expression
from goldenthread.measures.actions.refreshing import PeriodKeeper
from goldenthread.measures.keeping import keep
from goldenthread.measures.models import Definition, Group, Load, Observation, Source
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import YearKind, read_period

from .scenarios import moment


def made_from(cast: Any, expression: str, name: str = "Made from others", **fields: Any) -> Definition:
    """A measure of Northshire's that is worked out from others."""
    made = define_measure(partnership=cast.northshire, name=name, by=cast.ben, **fields)
    change_expression(definition=made, expression=expression, by=cast.ben, reason="Asked for by the board")
    made.refresh_from_db()
    return made


def worked_out(definition: Definition, area: Area | None = None, group: str = "everybody") -> dict[str, Any]:
    """What stands of a measure: period -> number, or the letter of its state."""
    standing = Observation.objects.filter(
        definition=definition, superseded_at__isnull=True, group__key=group
    ).select_related("period")
    if area is not None:
        standing = standing.filter(area=area)
    return {
        each.period.period.label: each.state if each.value is None else each.value
        for each in standing.order_by("period")
    }


def learn_of_group(
    definition: Definition,
    area: Area,
    group: str,
    period: str,
    value: float | None,
    *,
    numerator: float | None = None,
    denominator: float | None = None,
    kind: str = "provider",
) -> None:
    """Let a figure of a group (of the dimension sex) become known; None: withheld by its source."""
    source, _ = Source.objects.get_or_create(key=f"groups-{kind}", defaults={"name": kind, "kind": kind})
    load = Load.objects.create(
        source=source, by_name="Ben", at=moment("2017-06-21"), status="confirmed", name=f"{group} {period}"
    )
    found = read_period(period, year_kind=YearKind(definition.year_kind) if definition.year_kind else None)
    assert found is not None
    of, _ = Group.objects.get_or_create(key=group, defaults={"name": group, "dimension": "sex"})
    row = (
        definition.pk, area.pk, of.pk, PeriodKeeper().identity(found), "s" if value is None else "n", value,
        None, "", "", numerator, denominator, None, None, None, None, "", "", None, "", None,
    )  # fmt: skip
    keep(load, [row], whole=False)
