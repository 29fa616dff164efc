"""What good forms send to the pages about loading, and the loads that the addresses lead to."""

from __future__ import annotations

from typing import Any

from goldenthread.measures.actions.loading import discard_load
from goldenthread.measures.loading.working_out import work_out
from goldenthread.measures.models import Definition, Load
from tests.measures.loading import FIVE_YEARS, TODAY, as_csv, brought, confirmed, defined


def loads_of(cast: Any) -> dict[str, Load]:
    """A load of Northshire's that waits (one name in it unknown), one discarded, one confirmed."""
    defined(cast)
    done = confirmed(brought(cast, FIVE_YEARS), cast.ben)
    aside = discard_load(load=brought(cast, FIVE_YEARS), by=cast.ben)
    more = "Assessments in time,Northshire,2013/14,54.1\nSeen in ten days,Northshire,2013/14,74.2\n"
    waiting = brought(cast, FIVE_YEARS + more)
    return {"load": waiting, "discarded_load": aside, "confirmed_load": done}


def brought_file() -> dict[str, Any]:
    """A file from somebody new."""
    return {"file": as_csv(FIVE_YEARS), "source": "new", "new_source": "Somebody"}


def typed_figure(scenario: Any) -> dict[str, Any]:
    """One figure of Northshire's only measure; for anybody else it is not in the list."""
    definition = Definition.objects.get(partnership=scenario.cast.northshire, name="Assessments in time")
    area = scenario.load.details["home"]
    given = {"measure": definition.pk, "area": area, "period": "2013/14", "value": "54.1"}
    return {**given, "source": "new", "new_source": "Somebody"}


def columns_said(scenario: Any) -> dict[str, Any]:
    """The columns as they were understood."""
    return {
        "sheet-0-headings": "1",
        "sheet-0-column-0": "measure",
        "sheet-0-column-1": "area",
        "sheet-0-column-2": "period",
        "sheet-0-column-3": "value",
        "sheet-0-across": "area",
    }


def line_forgotten(scenario: Any) -> dict[str, Any]:
    """One line of what the confirmed load left behind."""
    return {"key": "column:value"}


def names_said(scenario: Any) -> dict[str, Any]:
    """The unknown measure, put into the library."""
    return {"text": ["Seen in ten days"], "kind-0": "measure", "name-0": "new"}


def load_confirmed(scenario: Any) -> dict[str, Any]:
    """The preview that waits, as it is looked at."""
    return {"seen": work_out(scenario.load, today=TODAY).fingerprint, "at": ""}
