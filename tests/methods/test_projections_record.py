"""Projections: what the intervals caught in the past, as it is said on a page."""

from __future__ import annotations

import runpy
from pathlib import Path

import numpy as np
import pytest

from goldenthread.methods.projections import Scale, caught_in_the_past, in_the_past, rolled
from goldenthread.methods.projections.record import RECORD, is_current

ROOT = Path(__file__).resolve().parents[2]
LAIT = ROOT.parent / "shared" / "data" / "lait" / "bds_long_0.parquet"


def test_the_record_was_measured_with_the_method_as_it_is() -> None:
    """Whoever changes the method measures again: `python bench/projection_backtest.py --record`."""
    assert is_current()


@pytest.mark.parametrize("scale", [None, *Scale])
def test_the_intervals_caught_what_is_required_of_them(scale: Scale | None) -> None:
    found = caught_in_the_past(scale)
    assert found.by_95 / found.figures >= 0.87
    assert 0.70 <= found.by_80 / found.figures <= 0.91


def test_every_kind_has_every_horizon() -> None:
    assert len({(each.kind, each.horizon) for each in RECORD}) == len(RECORD) == 16
    assert all(each.by_80 <= each.by_95 <= each.figures for each in RECORD)


@pytest.mark.parametrize(
    ("scale", "horizon", "sentence"),
    [
        (None, None, "caught 82 of 100 figures and 95 % intervals 95 of 100 (496,326 figures"),
        (Scale.PERCENT, 1, "caught 82 of 100 figures 1 year ahead and 95 % intervals 94 of 100"),
        (Scale.RATE, 3, "figures 3 years ahead"),
        (Scale.PLAIN, 9, "figures 4 years ahead"),
    ],
)
def test_the_sentence_beside_a_projection(scale: Scale | None, horizon: int | None, sentence: str) -> None:
    assert sentence in in_the_past(scale, horizon)


@pytest.mark.skipif(not LAIT.exists(), reason="The national file is not beside the project.")
def test_the_record_is_what_the_national_file_gives() -> None:
    """A part of the series, every twentieth, within two in a hundred of the record of the whole."""
    bench = runpy.run_path(str(ROOT / "bench" / "projection_backtest.py"))
    tables = bench["series"](LAIT)
    made = [rolled(rows[::20], bench["SCALES"][kind]) for kind, rows in tables.items()]
    whole = caught_in_the_past()
    for level, recorded in ((0.8, whole.by_80), (0.95, whole.by_95)):
        caught = np.concatenate([each.caught(level) for each in made]).mean()
        assert caught == pytest.approx(recorded / whole.figures, abs=0.02)
