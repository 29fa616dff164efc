"""How often our intervals catch what comes: every LAIT series cut after each year and projected up to four
ahead.

    python bench/projection_backtest.py [path to bds_long_0.parquet]

Prints the share of figures caught by the 80 % and 95 % intervals by horizon, by kind of measure and by length
of history, beside the straight line that an analyst would draw in a spreadsheet; and ends with status 1 where
the 95 % intervals catch fewer than 87 % or the 80 % intervals not between 70 and 90 %. With `--record` it
prints the rows of `goldenthread/methods/projections/record.py` instead.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet
from scipy import stats

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.methods.projections import (  # noqa: E402
    Misses,
    Scale,
    came_true,
    conformal_widening,
    fits,
    rolled,
)

LAIT = ROOT.parent / "shared" / "data" / "lait" / "bds_long_0.parquet"
HORIZONS = 4
SCALES = {
    "percentage": Scale.PERCENT,
    "rate": Scale.RATE,
    "count or amount": Scale.RATE,
    "score or gap": Scale.PLAIN,
}
_AMOUNTS = (
    "number", "entries", "total cases", "spend", "unit cost", "social workers", "starters", "leavers",
    "case load",
)  # fmt: skip


def kind_of(axis: str) -> str:
    """The kind of measure by the dictionary's name for its axis."""
    axis = axis.strip().lower()
    if axis.startswith("%") and "gap" not in axis:
        return "percentage"
    if axis.startswith("rate per"):
        return "rate"
    return "count or amount" if axis.startswith(_AMOUNTS) else "score or gap"


def series(path: Path) -> dict[str, np.ndarray]:
    """The annual series of the file by kind of measure: a row for each measure and area, a column for each
    year.

    A year is the first one its label names; what has no number or no year is a gap.
    """
    with (path.parent / "lait_data_dictionary.csv").open(encoding="utf-8-sig", errors="replace") as file:
        axes = {row["Measure_short"]: row["y_axis_name"] for row in csv.DictReader(file)}
    table = parquet.read_table(path)
    labels = table["Years"].combine_chunks().dictionary_encode()
    years = np.array([_year(label) for label in labels.dictionary.to_pylist()])[labels.indices.to_numpy()]
    names = table["Short Desc"].combine_chunks().dictionary_encode()
    measure = names.indices.to_numpy()
    area = table["LA Number"].combine_chunks().dictionary_encode().indices.to_numpy()
    numbers = np.array([_number(text) for text in table["Values"].to_pylist()])
    kept = years > 0
    start, areas = int(years[kept].min()), int(area.max()) + 1
    cells = np.full((len(names.dictionary) * areas, int(years.max()) - start + 1), np.nan)
    cells[(measure * areas + area)[kept], (years - start)[kept]] = numbers[kept]
    found: dict[str, list[np.ndarray]] = {kind: [] for kind in SCALES}
    for place, name in enumerate(names.dictionary.to_pylist()):
        rows = cells[place * areas : (place + 1) * areas]
        kind = kind_of(axes.get(name, ""))
        within = np.array([fits(row, SCALES[kind]) for row in rows])
        found[kind].append(rows[within])
        found["score or gap"].append(rows[~within])
    return {kind: np.concatenate(rows) for kind, rows in found.items()}


def _year(label: str) -> int:
    found = re.match(r"20\d\d", label)
    return int(found.group()) if found else 0


def _number(text: str) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        return float("nan")


def straight_line(values: np.ndarray) -> tuple[int, int, int]:
    """Forecasts, and those caught at 80 % and 95 %, of a least-squares line with its prediction interval."""
    made = caught_80 = caught_95 = 0
    for origin in range(5, values.shape[1]):
        known = values[:, :origin]
        there = ~np.isnan(known)
        rows = np.flatnonzero((there.sum(axis=1) >= 5) & there[:, -1])
        if not len(rows):
            continue
        here, y = there[rows], np.where(there[rows], known[rows], 0.0)
        count = here.sum(axis=1)
        t = np.arange(origin, dtype=float)
        middle = (here * t).sum(axis=1) / count
        away = np.where(here, t - middle[:, None], 0.0)
        spread = (away**2).sum(axis=1)
        level = y.sum(axis=1) / count
        slope = (away * y).sum(axis=1) / spread
        rest = np.where(here, y - level[:, None] - slope[:, None] * away, 0.0)
        sigma = np.sqrt((rest**2).sum(axis=1) / (count - 2))
        for horizon in range(1, min(HORIZONS, values.shape[1] - origin) + 1):
            came = values[rows, origin + horizon - 1]
            ahead = origin + horizon - 1 - middle
            error = sigma * np.sqrt(1 + 1 / count + ahead**2 / spread)
            missed = np.abs(came - level - slope * ahead)
            usable = ~np.isnan(came) & (sigma > 1e-9)
            made += int(usable.sum())
            caught_80 += int((missed <= stats.t.ppf(0.9, count - 2) * error)[usable].sum())
            caught_95 += int((missed <= stats.t.ppf(0.975, count - 2) * error)[usable].sum())
    return made, caught_80, caught_95


def together(parts: list[Misses]) -> Misses:
    return Misses(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("row", "points", "horizon", "ratio", "degrees")
        )
    )


def line(name: str, misses: Misses) -> str:
    return (
        f"  {name:<28}{len(misses.ratio):>10,}"
        f"{misses.caught(0.8).mean():>11.1%}{misses.caught(0.95).mean():>11.1%}"
    )


def picked(misses: Misses, where: np.ndarray) -> Misses:
    return Misses(
        *(getattr(misses, name)[where] for name in ("row", "points", "horizon", "ratio", "degrees"))
    )


def main() -> int:
    given = [each for each in sys.argv[1:] if each != "--record"]
    path = Path(given[0]) if given else LAIT
    if not path.exists():
        print(f"There is no file {path}. Name the LAIT file: python bench/projection_backtest.py <path>")
        return 2
    began = time.perf_counter()
    tables = series(path)
    read = time.perf_counter()
    misses = {kind: rolled(rows, SCALES[kind], horizons=HORIZONS) for kind, rows in tables.items()}
    done = time.perf_counter()
    whole = together(list(misses.values()))
    if "--record" in sys.argv:
        for kind, each in misses.items():
            for horizon in range(1, HORIZONS + 1):
                some = picked(each, each.horizon == horizon)
                caught = f"{int(some.caught(0.8).sum()):_}, {int(some.caught(0.95).sum()):_}"
                print(f'    Caught("{kind}", {horizon}, {len(some.ratio):_}, {caught}),')
        return 0
    count = sum(len(rows) for rows in tables.values())
    print(f"{count:,} series read in {read - began:.1f} s, projected in {done - read:.1f} s\n")
    print(f"  {'':<28}{'figures':>10}{'80 % caught':>11}{'95 % caught':>11}")
    print(line("all", whole))
    for horizon in range(1, HORIZONS + 1):
        print(
            line(
                f"{horizon} {'year' if horizon == 1 else 'years'} ahead",
                picked(whole, whole.horizon == horizon),
            )
        )
    for kind, each in misses.items():
        print(line(kind, each))
    for points in np.unique(whole.points):
        print(line(f"from {points} figures", picked(whole, whole.points == points)))
    made, in_80, in_95 = (sum(each) for each in zip(*map(straight_line, tables.values()), strict=True))
    print(f"  {'straight line, all':<28}{made:>10,}{in_80 / made:>11.1%}{in_95 / made:>11.1%}")
    caught_80, caught_95 = whole.caught(0.8).mean(), whole.caught(0.95).mean()
    print(f"\nMissed by our 95 % intervals for each missed by a straight line's: "
          f"{(1 - caught_95) / (1 - in_95 / made):.2f}")  # fmt: skip
    for said in (0.02, 0.1, 0.2, 0.5, 0.8, 0.9, 0.98):
        print(f"  said {said:>4.0%} likely: came true {came_true(whole, said):>4.0%}")
    wide = conformal_widening(whole, least=0.0)
    print(f"Factors that would make them exact: {wide.of_80:.2f} (80 %), {wide.of_95:.2f} (95 %)")
    honest = caught_95 >= 0.87 and 0.70 <= caught_80 <= 0.90
    print("Within what is required." if honest else "NOT within what is required.")
    return 0 if honest else 1


if __name__ == "__main__":
    sys.exit(main())
