"""What the tests of loading speak of: measures of Northshire, files as a browser sends them, loads."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.measures.actions.defining import define_measure
from goldenthread.measures.actions.loading import bring_figures, confirm_load, provider_source
from goldenthread.measures.loading.working_out import work_out
from goldenthread.measures.models import Definition, Load

TODAY = date(2026, 11, 22)

#: One figure new for each of three years; the last says 0.55 for 55 %, and one row holds words.
WITH_A_SLIP = """Measure,Area,Period,Value
Assessments in time,Northshire,2013/14,54.1
Assessments in time,Northshire,2014/15,54.9
Assessments in time,Northshire,2015/16,0.55
Assessments in time,Northshire,2016/17,ask the team
"""
FIVE_YEARS = """Measure,Area,Period,Value
Assessments in time,Northshire,2008/09,51.0
Assessments in time,Northshire,2009/10,52.2
Assessments in time,Northshire,2010/11,52.9
Assessments in time,Northshire,2011/12,53.1
Assessments in time,Northshire,2012/13,53.7
"""


def defined(cast: Any, name: str = "Assessments in time", **fields: Any) -> Definition:
    """A measure of Northshire's, in percent unless said otherwise."""
    return define_measure(
        partnership=cast.northshire, name=name, by=cast.amara, **{"unit": "percent", "decimals": 1, **fields}
    )


def as_csv(text: str, name: str = "figures.csv") -> SimpleUploadedFile:
    """A CSV file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode(), content_type="text/csv")


def brought(cast: Any, text: str, *, source: str = "Northshire Police", name: str = "figures.csv") -> Load:
    """A load of Northshire's that waits, or is refused."""
    return bring_figures(
        partnership=cast.northshire,
        source=provider_source(partnership=cast.northshire, name=source),
        file=as_csv(text, name),
        by=cast.ben,
    )


def loaded(cast: Any, text: str, **how: Any) -> Load:
    """A load that was confirmed, its questions all accepted."""
    load = brought(cast, text, **how)
    accept_everything(load, cast)
    return confirmed(load, cast.ben)


def accept_everything(load: Load, cast: Any) -> None:
    """Answer every question with yes."""
    from goldenthread.measures.actions.loading import answer_all

    answer_all(load=load, code="", what="accept", by=cast.ben, today=TODAY)
    load.refresh_from_db()


def confirmed(load: Load, by: Any) -> Load:
    """The load after somebody looked at it and confirmed."""
    seen = work_out(load, today=TODAY).fingerprint
    return confirm_load(load=load, by=by, seen=seen, today=TODAY)
