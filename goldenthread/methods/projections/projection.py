"""Will the target be met by its date? The fan of what is likely, the chance, and the change it would take.

Annual series (5 to 20 points): a random walk with drift. Quarterly and monthly series: the same season of
earlier years, with Theta's line where two full years are there. Fewer than five figures since the last break:
no projection. Said to the nearest ten per cent, because it is not better known than that.

It supposes that the coming years vary as the past ones did. It knows nothing of what the partnership is about
to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from scipy import stats

from goldenthread.methods.registry import Example, Method, register
from goldenthread.methods.series import FloatArray, read_series
from goldenthread.rules.polarity import Polarity

from .drift import drift_of, from_the_last_three
from .scale import Scale, WorkingScale, fits, rounding_error, working_scale
from .seasonal import FEWEST_CHANGES, seasonal_path

FEWEST = 5
#: Further ahead than this nobody can say anything.
FARTHEST = 60
ON_COURSE, OFF_COURSE = 0.8, 0.2
TOO_LITTLE = "There is too little history to project"

PROJECTION = register(
    Method(
        code="projection",
        name="Projection to the target date",
        version="1",
        formula=(
            "percentages as log odds with half a point on both sides, rates and counts as logarithms\n"
            "annual: y + h·d; error s · square root of h(1 + h/n), d and s mean and standard deviation of "
            "the n changes; t on n - 1 degrees; from the mean of the last three figures where sampling "
            "error is most of the movement\n"
            "quarterly, monthly: Theta's line on the figures less their season, or last year's figure plus "
            "the mean yearly change; error: root mean square of yearly changes · square root of years ahead\n"
            "chance: t-probability of the good side of the target at its date"
        ),
        source="Random walk with drift; Theta (Assimakopoulos and Nikolopoulos 2000); rolled over LAIT",
        not_for=(
            "Fewer than five figures, a series across a change of definition, cumulative figures within a "
            "year, rolling averages, or as a forecast of what an action will bring about."
        ),
        example=Example(
            given="eight years with {values}%, three years ahead, a target of {target}%; higher is better",
            inputs={"values": [52.0, 53.1, 54.6, 55.0, 56.8, 57.5, 59.1, 60.0], "target": 65},
            run=lambda values, target: _told(
                project(values, periods_ahead=3, target=target, scale=Scale.PERCENT, polarity=Polarity.HIGH)
            ),
            told="{:.1f}%, with 80% confidence between {:.1f}% and {:.1f}%; the chance of meeting it is {}: "
            "{}",
            result="63.3%, with 80% confidence between 61.8% and 64.7%; the chance of meeting it is about "
            "10 %: off course",
        ),
    )
)


class Outlook(StrEnum):
    """The words for the chance of meeting the target."""

    ON_COURSE = "on course"
    TOO_CLOSE = "too close to call"
    OFF_COURSE = "off course"


@dataclass(frozen=True, slots=True, kw_only=True)
class Widening:
    """By how much intervals are widened because narrower ones caught too little; 1 for not at all."""

    of_80: float = 1.0
    of_95: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Projection:
    """What is likely in each of the periods ahead, in the unit of the figures.

    The arrays have one entry for each period after the end of the series. `chance` is of being on the good
    side of the target in the last of them. `change_needed` is (target - latest) for each period from the
    latest figure to the target date; `mean_change` and `largest_change` (in the direction needed, nought
    where there was none) are the past's, for each period. `refused` is a sentence where there is no
    projection; then all else is empty.
    """

    middle: FloatArray
    lower_80: FloatArray
    upper_80: FloatArray
    lower_95: FloatArray
    upper_95: FloatArray
    latest: float | None
    chance: float | None
    outlook: Outlook | None
    already_met: bool | None
    change_needed: float | None
    mean_change: float | None
    largest_change: float | None
    points: int
    reason: str
    cautions: tuple[str, ...]
    refused: str
    method: str = PROJECTION.cited

    @property
    def chance_to_the_nearest_ten(self) -> int | None:
        """The chance in per cent: 0, 10, ... 100."""
        return None if self.chance is None else int(self.chance * 10 + 0.5) * 10

    @property
    def chance_in_words(self) -> str:
        """Such as “about 60 %”; never 0 or 100 %, and never a rounding that contradicts the outlook."""
        if self.chance is None or self.chance_to_the_nearest_ten is None:
            return ""
        if self.chance_to_the_nearest_ten == 0:
            return "less than 5 %"
        if self.chance_to_the_nearest_ten == 100:
            return "more than 95 %"
        if self.outlook is Outlook.TOO_CLOSE and self.chance_to_the_nearest_ten == 80:
            return "just under 80 %"
        if self.outlook is Outlook.TOO_CLOSE and self.chance_to_the_nearest_ten == 20:
            return "just over 20 %"
        return f"about {self.chance_to_the_nearest_ten} %"

    @property
    def sentence(self) -> str:
        """The answer for a page: the refusal, the chance with its word, or why there is none."""
        if self.refused:
            return self.refused
        if self.chance is None or self.outlook is None:
            return self.reason
        if self.already_met:
            return f"Met; the chance of still meeting it is {self.chance_in_words}: {self.outlook}."
        return f"The chance of meeting it is {self.chance_in_words}: {self.outlook}."


def project(
    values: Any,
    *,
    periods_ahead: int,
    scale: Scale = Scale.PLAIN,
    target: float | None = None,
    polarity: Polarity = Polarity.NO_JUDGEMENT,
    tolerance: float | None = None,
    season: int = 1,
    breaks: Sequence[int] = (),
    latest_error: float | None = None,
    widening: Widening | None = None,
) -> Projection:
    """The projection of one series, oldest figure first, one entry for every period, gaps as nan.

    `periods_ahead` counts the periods after the last entry that end on or before the target date. `season` is
    the number of periods in a year where figures follow the season: 4 or 12. `breaks` are positions at which
    a new definition or a confirmed new phase begins: only what follows the last of them is used. `tolerance`
    is how far from the target is close enough, where close to the target is best. `latest_error` is the
    standard error of the latest figure where it is known (the width of its 95 % interval over 3.92); of use
    on annual series.
    """
    series, refused = read_series(values)
    refused = refused or _asked_in_vain(len(series), periods_ahead, season, breaks)
    if refused:
        return _refused(refused)
    since = series[max(breaks, default=0) :]
    points = int((~np.isnan(since)).sum())
    refused = _too_little(since, points, bool(breaks))
    if refused:
        return _refused(refused, points)
    since = since[np.flatnonzero(~np.isnan(since))[0] :]
    cautions = _cautions(since, periods_ahead, points)
    if not fits(since, scale):
        cautions.append(f"Some figures cannot be a {scale}, so it is projected as a plain number.")
        scale = Scale.PLAIN
    working = working_scale(since, scale, target)
    wide = widening or Widening()
    with np.errstate(all="ignore"):
        path = _path(since, working, season, periods_ahead, latest_error)
        if isinstance(path, str):
            return _refused(path, points)
        centre, error, degrees = path
        fan = _fan(working, centre, error, degrees, wide)
    if not np.isfinite([centre, error, *fan]).all():
        return _refused(f"{TOO_LITTLE}: the figures lie too far apart in size.", points)
    return _judged(
        since, fan, points, cautions, (working, float(centre[-1]), float(error[-1]) * wide.of_80, degrees),
        target=target, polarity=polarity, tolerance=tolerance, periods_ahead=periods_ahead,
    )  # fmt: skip


def _asked_in_vain(length: int, periods_ahead: int, season: int, breaks: Sequence[int]) -> str:
    if not isinstance(periods_ahead, int | np.integer) or periods_ahead < 1:
        return "No period ends between the latest figure and the target date: nothing to project."
    if periods_ahead > FARTHEST:
        return f"The target lies more than {FARTHEST} periods ahead; no figure can be projected so far."
    if season not in (1, 4, 12):
        return "Only figures for a year, a quarter or a month are projected."
    if any(not isinstance(each, int | np.integer) or not 0 <= each <= length for each in breaks):
        return "A break in the series must lie at one of its points."
    return ""


def _too_little(since: FloatArray, points: int, broken: bool) -> str:
    if points < FEWEST:
        said = {0: "there is no figure", 1: "there is 1 figure"}.get(points, f"there are {points} figures")
        return (
            f"{TOO_LITTLE}: {said}{' since the break in the series' if broken else ''}, "
            f"and at least {FEWEST} are needed."
        )
    known = since[~np.isnan(since)]
    if (known == known[0]).all():
        return (
            f"The figure has not changed in {points} periods, so its past does not tell how far it may move: "
            "no projection."
        )
    return ""


def _cautions(since: FloatArray, periods_ahead: int, points: int) -> list[str]:
    said = []
    missing = len(since) - points
    if missing:
        said.append(f"{missing} {'period has' if missing == 1 else 'periods have'} no figure.")
    if periods_ahead > len(since):
        said.append("The target lies further ahead than the history reaches back.")
    return said


def _path(
    since: FloatArray, working: WorkingScale, season: int, ahead: int, latest_error: float | None
) -> tuple[FloatArray, FloatArray, int] | str:
    """Centres, errors and degrees of freedom for the periods ahead, or why there are none."""
    worked = working.to(since[None, :])[0]
    last = since[np.flatnonzero(~np.isnan(since))[-1:]]
    slope = float(np.ravel(working.slope_at(last))[0])
    rounding = float(rounding_error(since)[0]) * slope
    if season == 1:
        drift = drift_of(worked, np.array([rounding]))
        if latest_error is not None and np.isfinite(latest_error) and latest_error > 0:
            drift = from_the_last_three(drift, worked, latest_error * slope)
        steps = [drift.ahead(step) for step in range(1, ahead + 1)]
        return (
            np.array([centre[0] for centre, _ in steps]),
            np.array([error[0] for _, error in steps]),
            int(drift.degrees[0]),
        )
    if np.isinf(worked).any():
        return f"{TOO_LITTLE}: the figures lie too far apart in size."
    seasonal = seasonal_path(worked, season, ahead, rounding)
    if seasonal is None:
        what = "quarters" if season == 4 else "months"
        return (
            f"{TOO_LITTLE}: at least {FEWEST_CHANGES} {what} must have a figure from the year before as well."
        )
    return seasonal.centre, seasonal.error, seasonal.degrees


def _fan(
    working: WorkingScale, centre: FloatArray, error: FloatArray, degrees: int, wide: Widening
) -> tuple[FloatArray, ...]:
    half_80 = float(stats.t.ppf(0.9, degrees)) * wide.of_80 * error
    half_95 = float(stats.t.ppf(0.975, degrees)) * wide.of_95 * error
    lines = np.array([centre, centre - half_80, centre + half_80, centre - half_95, centre + half_95])
    return tuple(working.back(lines))


def _judged(
    since: FloatArray,
    fan: tuple[FloatArray, ...],
    points: int,
    cautions: list[str],
    end: tuple[WorkingScale, float, float, int],
    *,
    target: float | None,
    polarity: Polarity,
    tolerance: float | None,
    periods_ahead: int,
) -> Projection:
    places = np.flatnonzero(~np.isnan(since))
    known = since[places]
    latest = float(known[-1])
    changes = np.diff(known) / np.diff(places)
    chance, reason = _chance(end, target, polarity, tolerance)
    lead = periods_ahead + len(since) - 1 - int(places[-1])
    has_target = target is not None and bool(np.isfinite(target))
    needed = (float(target) - latest) / lead if target is not None and has_target else None
    largest = float(changes[np.abs(changes).argmax()])
    if needed:
        largest = max(0.0, float(changes.max())) if needed > 0 else min(0.0, float(changes.min()))
    return Projection(
        middle=fan[0],
        lower_80=fan[1],
        upper_80=fan[2],
        lower_95=fan[3],
        upper_95=fan[4],
        latest=latest,
        chance=chance,
        outlook=None if chance is None else outlook_of(chance),
        already_met=_met(latest, target, polarity, tolerance) if chance is not None else None,
        change_needed=needed,
        mean_change=float((known[-1] - known[0]) / (places[-1] - places[0])),
        largest_change=largest,
        points=points,
        reason=reason,
        cautions=tuple(cautions),
        refused="",
    )


def outlook_of(chance: float) -> Outlook:
    """On course from 80 %, off course up to 20 %, between them too close to call."""
    if chance >= ON_COURSE:
        return Outlook.ON_COURSE
    return Outlook.OFF_COURSE if chance <= OFF_COURSE else Outlook.TOO_CLOSE


def _met(latest: float, target: float | None, polarity: Polarity, tolerance: float | None) -> bool | None:
    if target is None:
        return None
    if polarity is Polarity.CLOSE_TO_TARGET:
        return abs(latest - target) <= (tolerance or 0.0)
    return latest >= target if polarity is Polarity.HIGH else latest <= target


def _chance(
    end: tuple[WorkingScale, float, float, int],
    target: float | None,
    polarity: Polarity,
    tolerance: float | None,
) -> tuple[float | None, str]:
    if target is None or np.isnan(target):
        return None, "There is no target to meet."
    if not polarity.is_judged:
        return None, "The measure is not judged, so no chance of meeting a target is given."
    working = end[0]
    if not np.isfinite(target) or not fits(np.array([target]), working.scale):
        return None, f"The target of {target:g} is not a possible {working.scale}."
    if polarity is not Polarity.CLOSE_TO_TARGET:
        above = _above(end, target)
        return (above if polarity is Polarity.HIGH else 1 - above), ""
    if tolerance is None or not np.isfinite(tolerance) or tolerance <= 0:
        return None, "It is not said how close to the target is close enough, so no chance is given."
    low, high = target - tolerance, target + tolerance
    from_low = _above(end, low) if fits(np.array([low]), working.scale) else 1.0
    from_high = _above(end, high) if fits(np.array([high]), working.scale) else 0.0
    return from_low - from_high, ""


def _above(end: tuple[WorkingScale, float, float, int], bound: float) -> float:
    working, centre, error, degrees = end
    where = float(working.to(np.array([[bound]]))[0, 0])
    return float(stats.t.sf((where - centre) / error, degrees))


def _refused(reason: str, points: int = 0) -> Projection:
    none = np.array([], dtype=np.float64)
    return Projection(
        middle=none,
        lower_80=none,
        upper_80=none,
        lower_95=none,
        upper_95=none,
        latest=None,
        chance=None,
        outlook=None,
        already_met=None,
        change_needed=None,
        mean_change=None,
        largest_change=None,
        points=points,
        reason=reason,
        cautions=(),
        refused=reason,
    )


def _told(found: Projection) -> tuple[Any, ...]:
    """The last period ahead, its 80 % limits, the chance and its word, for the record's example."""
    last = (found.middle[-1], found.lower_80[-1], found.upper_80[-1])
    return (*last, found.chance_in_words, found.outlook)
