"""One authority and one figure of a national source, for tests that only need some to be there."""

from __future__ import annotations

from goldenthread.measures.models import Definition, Source
from goldenthread.partnerships.models import Area
from tests.measures.scenarios import learn

SOMEWHERE = 888  # the authority's number


def one_national_figure() -> Area:
    """An authority of the national tool with one figure of one measure."""
    Source.objects.create(key="lait", name="The national tool", kind="lait", publisher="The department")
    measure = Definition.objects.create(key="national-absence", name="Absence", unit="percent")
    somewhere = Area.objects.create(name="Somewhere", kind="authority", dfe_number=SOMEWHERE)
    learn(measure, somewhere, {"2015-16": 4.7}, source="lait", on="2016-05-01")
    return somewhere
