"""Published test vectors, where the folder that holds them is beside the project.

The tables committed in the specifications stand on their own; the vectors are more of the same.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

VECTORS = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "data" / "statistics"

#: The published files give 10 significant digits or more.
TEN_DIGITS = 5e-11

need_vectors = pytest.mark.skipif(
    not VECTORS.is_dir(), reason="The published vectors are not beside the project; these cases are skipped."
)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of vectors; none where the folder is not there."""
    path = VECTORS / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a JSON file of vectors; none where the folder is not there."""
    path = VECTORS / name
    return json.loads(path.read_text(encoding="utf-8"))["cases"] if path.exists() else []


def number(text: str) -> float:
    """A cell of a vector file; an empty one is missing."""
    return float(text) if text.strip() else math.nan


def close(found: Any, expected: Any, digits: float = TEN_DIGITS) -> bool:
    """Equal to as many digits as the vectors have, missing where they are missing."""
    pairs = zip(found, expected, strict=True) if isinstance(expected, Iterable) else [(found, expected)]
    return all(
        math.isnan(one) if math.isnan(other) else math.isclose(one, other, rel_tol=digits, abs_tol=0.0)
        for one, other in pairs
    )
