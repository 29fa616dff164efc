"""Rating every figure of the national tool against three comparators, with intervals.

    python bench/rating.py [data file]

All 641,070 figures of the Local Authority Interactive Tool are held against England, their region and the
mean of their ten statistical neighbours (May 2025), with limits at 95 and 99.8 %: better, similar, worse, or
higher and lower where neither is good. The tool publishes no counts, so denominators are made up: 200 to
20,000, drawn once with a fixed seed; percentages get Wilson's limits, all else the figure plus and minus
z · figure / √n. Both ways get the same arrays; labels that differ are counted.

Beside it the same with a pandas groupby-apply over measure and year, which is what an analyst would write.
Reading the file and drawing denominators are not timed; the limits are.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FILES = ROOT.parent / "shared" / "data" / "lait"
Floats = npt.NDArray[np.float64]
Z95, Z998 = 1.959963984540054, 3.090232306167813
WANTED = 3.0  # seconds
RUNS = 3
DIGITS = 9  # a mean is the same in whichever order its figures are added


@dataclass(frozen=True)
class Figures:
    """Every figure as it was published, one row each, and what they are compared by."""

    measure: npt.NDArray[np.int64]
    area: npt.NDArray[np.int64]
    year: npt.NDArray[np.int64]
    value: Floats  # nan where the tool prints none
    size: Floats  # the denominators made up for it
    percent: npt.NDArray[np.bool_]
    polarity: npt.NDArray[np.object_]
    england: int
    region_of: npt.NDArray[np.int64]  # by area; -1 where it has none
    neighbours_of: npt.NDArray[np.int64]  # by area, ten each; -1 for none


def figures(path: Path) -> Figures:
    """The whole of the tool as arrays."""
    import csv

    import openpyxl
    import pandas

    from goldenthread.rules.polarity import Polarity

    frame = pandas.read_parquet(path)
    measure, names = pandas.factorize(frame["Short Desc"])
    number, numbers = pandas.factorize(frame["LA Number"].astype(float).astype(int))
    year, _ = pandas.factorize(frame["Years"])
    value = pandas.to_numeric(frame["Values"], errors="coerce").to_numpy(np.float64)
    with (FILES / "lait_data_dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        described = {row["Measure_short"]: row for row in reversed(list(csv.DictReader(file)))}
    ways = {"High": Polarity.HIGH, "Low": Polarity.LOW}
    said = [ways.get(described.get(name, {}).get("Polarity", ""), Polarity.NO_JUDGEMENT) for name in names]
    position = {number: at for at, number in enumerate(numbers)}
    places = frame.drop_duplicates("LA Number")
    by_name = {
        name.strip().lower(): position[int(float(code))]
        for name, code in zip(places["LA and Regions"], places["LA Number"], strict=True)
    }
    by_name |= {"inner london": by_name["london (inner)"], "outer london": by_name["london (outer)"]}
    region_of = np.full(len(numbers), -1)
    for code, region in zip(places["LA Number"], places["Region"], strict=True):
        at = position[int(float(code))]
        if not 970 <= numbers[at] <= 990:
            region_of[at] = by_name.get(region.strip().lower(), -1)
    neighbours_of = np.full((len(numbers), 10), -1)
    lists = openpyxl.load_workbook(FILES / "sn_may_2025.xlsx").active
    for row in lists.iter_rows(min_row=4, values_only=True):
        if row[0] in position:
            neighbours_of[position[row[0]]] = [position.get(other, -1) for other in row[5:25:2]]
    title = [described.get(name, {}).get("Chart_title", "") + name for name in names]
    share = np.array(["%" in each or "percent" in each.lower() for each in title])
    percent = share[measure] & (value >= 0) & (value <= 100)
    size = np.random.default_rng(20261122).integers(200, 20_000, len(value)).astype(np.float64)
    return Figures(
        measure, number, year, value, size, percent, np.array(said, dtype=object)[measure],
        position[970], region_of, neighbours_of,
    )  # fmt: skip


def with_methods(it: Figures) -> list[npt.NDArray[np.object_]]:
    """The labels against England, the region and the neighbours, by this product's own methods."""
    from goldenthread.methods.comparisons import against_benchmark_at_two_levels
    from goldenthread.methods.intervals import wilson_limits

    shape = (int(it.measure.max()) + 1, len(it.region_of) + 1, int(it.year.max()) + 1)
    cube = np.full(shape, np.nan)  # its last area has no figures: what has no comparator points there
    cube[it.measure, it.area, it.year] = it.value
    region = cube[it.measure, it.region_of[it.area], it.year]
    near = cube[it.measure[:, None], it.neighbours_of[it.area], it.year[:, None]]
    there = np.isfinite(near)
    count = there.sum(axis=1)
    neighbours = np.where(there, near, 0.0).sum(axis=1) / np.where(count, count, np.nan)
    neighbours = neighbours.round(DIGITS)
    england = cube[it.measure, it.england, it.year]
    lower_95, upper_95, lower_998, upper_998 = (np.empty_like(it.value) for _ in range(4))
    for lower, upper, confidence, z in ((lower_95, upper_95, 0.95, Z95), (lower_998, upper_998, 0.998, Z998)):
        off = z * np.abs(it.value) / np.sqrt(it.size)
        lower[:], upper[:] = it.value - off, it.value + off
        part = it.value[it.percent] / 100 * it.size[it.percent]
        found = wilson_limits(part, it.size[it.percent], confidence=confidence)
        lower[it.percent], upper[it.percent] = 100 * found[0], 100 * found[1]
    return [
        against_benchmark_at_two_levels(
            it.value, lower_95, upper_95, lower_998, upper_998, benchmark, it.polarity
        ).label
        for benchmark in (england, region, neighbours)
    ]


def with_pandas(it: Figures) -> list[npt.NDArray[np.object_]]:
    """The same by a function for each measure and year, applied by pandas."""
    import pandas

    frame = pandas.DataFrame(
        {
            "measure": it.measure, "area": it.area, "year": it.year, "value": it.value, "n": it.size,
            "percent": it.percent, "way": [each.value for each in it.polarity],
        }
    )  # fmt: skip
    words = {
        "high_is_good": ("worst", "worse", "similar", "better", "best"),
        "low_is_good": ("best", "better", "similar", "worse", "worst"),
        "no_judgement": ("lower", "lower", "similar", "higher", "higher"),
    }

    def limits(group, z):
        share, n = group["value"] / 100, group["n"]
        middle, root = share + z * z / (2 * n), z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        off = z * group["value"].abs() / np.sqrt(n)
        lower = np.where(group["percent"], 100 * (middle - root) / (1 + z * z / n), group["value"] - off)
        upper = np.where(group["percent"], 100 * (middle + root) / (1 + z * z / n), group["value"] + off)
        # At 0 % and 100 % the limit is the figure itself; the formula misses it by the last digit.
        lower = np.where(group["percent"] & (share == 0), 0.0, lower)
        upper = np.where(group["percent"] & (share == 1), 100.0, upper)
        return lower, upper

    def rated(group):
        by_area = group.drop_duplicates("area", keep="last").set_index("area")["value"]
        lower, upper = limits(group, Z95)
        far_lower, far_upper = limits(group, Z998)
        way = words[group["way"].iloc[0]]
        areas = group["area"].to_numpy()
        region = by_area.reindex(it.region_of[areas]).to_numpy()
        near = by_area.reindex(it.neighbours_of[areas].ravel()).to_numpy().reshape(-1, 10)
        neighbours = pandas.DataFrame(near, index=group.index).mean(axis=1).round(DIGITS)
        labels = {}
        for name, benchmark in (
            ("england", by_area.get(it.england, np.nan)), ("region", region), ("neighbours", neighbours)
        ):  # fmt: skip
            benchmark = pandas.Series(benchmark, index=group.index).astype(float)
            steps = (
                (benchmark < lower).astype(int) + (benchmark < far_lower).astype(int)
                - (benchmark > upper).astype(int) - (benchmark > far_upper).astype(int)
            )  # fmt: skip
            said = steps.map(lambda step: way[step + 2])
            labels[name] = said.where(benchmark.notna() & group["value"].notna(), "not compared")
        return pandas.DataFrame(labels)

    found = frame.groupby(["measure", "year"], group_keys=False).apply(rated, include_groups=False)
    found = found.reindex(frame.index)
    return [found[name].to_numpy() for name in ("england", "region", "neighbours")]


def main() -> None:
    it = figures(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES / "bds_long_0.parquet")
    with_methods(it)
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        ours = with_methods(it)
        times.append(time.perf_counter() - started)
    took = sorted(times)[RUNS // 2]
    print(
        f"{len(it.value):,} figures against three comparators at two levels: {took:.2f} s "
        f"(wanted: {WANTED:g} s)",
        flush=True,
    )
    started = time.perf_counter()
    theirs = with_pandas(it)
    pandas_took = time.perf_counter() - started
    compared, differ = 0, 0
    for mine, other in zip(ours, theirs, strict=True):
        plain = np.array([each.value.replace("_", " ") for each in mine])
        compared += int((plain != "not compared").sum())
        differ += int((plain != other).sum())
    print(f"The same with a pandas groupby-apply: {pandas_took:.1f} s")
    print(f"Ratio: {took / pandas_took:.4f} ({pandas_took / took:.0f} times as fast)")
    print(f"{compared:,} comparisons made; {differ:,} labels differ")


if __name__ == "__main__":
    main()
