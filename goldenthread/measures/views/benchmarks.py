"""The benchmark scorecard: any authority in England, all its measures of a national source on one page."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from goldenthread.measures.models import Source
from goldenthread.measures.queries.benchmark_sheet import (
    ALL_AUTHORITIES,
    Sheet,
    authorities_in,
    national_sources,
    sheet_of,
)
from goldenthread.measures.queries.cube import Cube, cube_of
from goldenthread.measures.scorecards.benchmark_table import (
    ORDERS,
    Line,
    body_html,
    lines_of,
    table_of,
    topics_of,
)
from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import partnerships_visible_to
from goldenthread.plans.wording import many

QUARTERS = {"best": "Best quarter", "worst": "Worst quarter"}


def _partnerships(request: HttpRequest) -> list[Partnership]:
    found = partnerships_visible_to(request.user)
    if not found:
        raise PermissionDenied("You have no role in any partnership here. Ask an administrator for one.")
    return found


def _source(request: HttpRequest) -> tuple[Source | None, list[Source], Cube]:
    """The national source asked for, or the first that has figures; all of them; its figures."""
    sources = national_sources()
    wanted = [each for each in sources if each.key == request.GET.get("source")] or sources
    cube = Cube((), (), (), None)  # type: ignore[arg-type]
    for each in wanted:
        cube = cube_of(each, as_at=request.as_at)  # type: ignore[attr-defined]
        if not cube.empty:
            return each, sources, cube
    return (wanted[0] if wanted else None), sources, cube


@require_GET
def benchmarks(request: HttpRequest) -> HttpResponse:
    """Which authority? Every authority in the national data, the partnerships' own first."""
    partnerships = _partnerships(request)
    source, _, cube = _source(request)
    authorities = authorities_in(cube)
    wanted = request.GET.get("authority", "")
    chosen = next((each for each in authorities if str(each.dfe_number) == wanted), None)
    if chosen is not None:
        return redirect("measures:benchmark", chosen.dfe_number)
    words = request.GET.get("q", "").casefold().split()
    found = [each for each in authorities if all(word in each.name.casefold() for word in words)]
    homes = {each.home_id for each in partnerships}
    return render(
        request,
        "measures/benchmarks.html",
        {
            "source": source,
            "authorities": authorities,
            "found": found if words else [],
            "q": request.GET.get("q", ""),
            "own": [each for each in authorities if each.identity in homes],
            "extract": len(authorities) < ALL_AUTHORITIES,
            "measures": len(cube.definitions),
            "as_at": request.as_at,  # type: ignore[attr-defined]
        },
    )


@require_GET
def benchmark(request: HttpRequest, dfe_number: int) -> HttpResponse:
    """One authority with all its measures, beside the comparators that were chosen."""
    _partnerships(request)
    source, _, cube = _source(request)
    if source is None or cube.empty:
        raise Http404
    chosen = request.GET.getlist("against")
    sheet = sheet_of(
        source,
        dfe_number,
        chosen=chosen,
        today=request.today,  # type: ignore[attr-defined]
        as_at=request.as_at,  # type: ignore[attr-defined]
    )
    if sheet is None:
        raise Http404
    every = lines_of(sheet)
    order = request.GET.get("order", "topic")
    order = order if order in ORDERS else "topic"
    lines = _asked_for(every, request)
    if order != "topic":
        lines = sorted(lines, key=ORDERS[order][1])  # type: ignore[arg-type]
    if request.GET.get("as") == "csv":
        return _csv(sheet, lines)
    grouped = order == "topic"
    shown = {each.choice.key for each in sheet.compared}
    return render(
        request,
        "measures/benchmark.html",
        {
            "sheet": sheet,
            "source": source,
            "sentence": _sentence(sheet, every),
            "rows": body_html(sheet, lines, grouped=grouped, measure_href=_measure_href()),
            "count": len(lines),
            "all": len(every),
            "topics": topics_of(lines) if grouped else [],
            "every_topic": [name for name, _, _ in topics_of(every)],
            "topic": request.GET.get("topic", ""),
            "quarters": QUARTERS,
            "quarter": request.GET.get("quarter", ""),
            "missing": request.GET.get("figure") == "none",
            "q": request.GET.get("q", ""),
            "orders": {key: words for key, (words, _) in ORDERS.items()},
            "order": order,
            "choices": [{"choice": each, "chosen": each.key in shown} for each in sheet.choices],
            "csv_href": f"?{_with(request, 'as', 'csv')}",
            "totals": sum(sheet.totals),
            "unranked": sum(1 for each in every if each.measure.no_quartile),
        },
    )


def _asked_for(lines: list[Line], request: HttpRequest) -> list[Line]:
    words = request.GET.get("q", "").casefold().split()
    topic, quarter = request.GET.get("topic", ""), request.GET.get("quarter", "")
    if quarter in QUARTERS:
        lines = [each for each in lines if each.quarter == quarter]
    if topic:
        lines = [each for each in lines if (each.measure.theme or "Without a topic") == topic]
    if request.GET.get("figure") == "none":
        lines = [each for each in lines if each.row.at is None]
    if words:
        lines = [
            each
            for each in lines
            if all(word in f"{each.measure.title} {each.measure.name}".casefold() for word in words)
        ]
    return lines


def _sentence(sheet: Sheet, lines: list[Line]) -> str:
    have = sum(1 for each in lines if each.row.at is not None)
    best = sum(1 for each in lines if each.quarter == "best")
    worst = sum(1 for each in lines if each.quarter == "worst")
    judged = sum(1 for each in lines if each.row.place and each.row.place.quartile)
    where = (
        f"the {sheet.authorities} authorities loaded here"
        if sheet.only_an_extract
        else f"{sheet.authorities} authorities"
    )
    return (
        f"{have} of {len(lines)} {many('measure', len(lines))} have a figure for {sheet.area.name}. "
        f"Of the {judged} that can be judged, {best} are in the best quarter and {worst} in the worst "
        f"quarter among {where}."
    )


def _measure_href() -> str:
    """The address of a measure, with KEY where its key stands."""
    try:
        return reverse("measures:measure", args=["KEY"])
    except NoReverseMatch:
        return reverse("measures:benchmarks") + "#KEY"


def _with(request: HttpRequest, name: str, value: str) -> str:
    query = request.GET.copy()
    query[name] = value
    return query.urlencode()


def _csv(sheet: Sheet, lines: list[Line]) -> HttpResponse:
    answer = HttpResponse("\ufeff" + table_of(sheet, lines).as_csv(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="benchmark-{sheet.area.dfe_number}.csv"'
    return answer
