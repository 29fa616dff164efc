"""The benchmark scorecard of any authority: 434 measures, ten years, every comparator it can be held to.

    python bench/scorecard.py            BENCH_SECONDS=30 python bench/scorecard.py

Loads the whole of the Local Authority Interactive Tool and both lists of neighbours, serves it, and lets 20
people each open the page of another authority every five seconds, all comparators chosen. Prints, for SQLite
and for PostgreSQL, the number of queries and the 50th and 95th percentile of the time to the last byte; and
beside it what an analyst does instead: the same numbers from the file with pandas, and opening them from an
Excel workbook, each as a ratio.
"""

from __future__ import annotations

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from datetime import date
from importlib.machinery import SourceFileLoader
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FILES = ROOT.parent / "shared" / "data" / "lait"
DATA, DICTIONARY = FILES / "bds_long_0.parquet", FILES / "lait_data_dictionary.csv"
NEIGHBOURS = (
    (FILES / "sn_april_2021.xlsx", date(2021, 4, 1)),
    (FILES / "sn_may_2025.xlsx", date(2025, 5, 1)),
)
PEOPLE = 20
EVERY_SECONDS = 5
FOR_SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
WANTED = 0.200  # seconds, the 95th percentile
ONE = 892  # the authority that pandas and Excel are asked for


def prepare(addresses: Path) -> None:
    """In a process of its own: load everything, and write down the pages to be opened."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from goldenthread.config.local import ensure_local_officer, local_officer
    from goldenthread.measures.actions.comparing import add_neighbours
    from goldenthread.measures.actions.refreshing import refresh
    from goldenthread.measures.connectors.lait import Lait
    from goldenthread.measures.connectors.neighbours import read_neighbours
    from goldenthread.measures.queries.benchmark_sheet import authorities_in, national_sources, sheet_of
    from goldenthread.measures.queries.cube import cube_of
    from goldenthread.partnerships.actions import SYSTEM, create_partnership

    call_command("migrate", verbosity=0, interactive=False)
    create_partnership(name="Some Partnership", by=local_officer())
    ensure_local_officer()
    refresh(publication=Lait(DATA, DICTIONARY).read(), by=SYSTEM)
    for path, edition in NEIGHBOURS:
        add_neighbours(lists=read_neighbours(path), edition=edition, by=SYSTEM)
    source = national_sources()[0]
    pages = []
    for area in authorities_in(cube_of(source)):
        if area.abolished is None and area.dfe_number is not None:
            sheet = sheet_of(source, area.dfe_number, chosen=[], today=date(2026, 11, 22))
            assert sheet is not None
            against = "&".join(f"against={each.key}" for each in sheet.choices)
            pages.append(f"/benchmark/{area.dfe_number}/?{against}")
    addresses.write_text(json.dumps(pages))
    client = Client(SERVER_NAME="localhost")
    client.force_login(local_officer(), backend=settings.AUTHENTICATION_BACKENDS[0])
    counts = []
    page = next(each for each in pages if f"/{ONE}/" in each)
    for address in (page, pages[0], pages[1]):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200, response.status_code
        counts.append(str(len(queries)))
    print(
        f"  {len(pages)} authorities, {page.count('against=')} comparators; {', '.join(counts)} queries for "
        f"three of them; {len(response.content) / 1024:.0f} KB of page",
        flush=True,
    )


def measure(environment: dict[str, str], label: str, folder: str) -> float:
    """Prepare, serve, and have 20 people open the pages; print and return the 95th percentile in seconds."""
    print(label, flush=True)
    addresses = Path(folder) / "addresses.json"
    subprocess.run([sys.executable, __file__, "prepare", str(addresses)], env=environment, check=True)
    pages = json.loads(addresses.read_text())
    port = 8767
    server = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "serve", "--port", str(port)],
        env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port, pages[0])
        taken: list[float] = []
        people = [threading.Thread(target=person, args=(port, n, pages, taken)) for n in range(PEOPLE)]
        for each in people:
            each.start()
        for each in people:
            each.join()
    finally:
        server.terminate()
        server.wait()
    cuts = statistics.quantiles(taken, n=20)
    print(
        f"  {PEOPLE} people, a page every {EVERY_SECONDS} s each, {len(taken)} pages in {FOR_SECONDS} s: "
        f"half within {statistics.median(taken) * 1000:.0f} ms, "
        f"95 % within {cuts[18] * 1000:.0f} ms (wanted: {WANTED * 1000:.0f} ms)",
        flush=True,
    )
    return cuts[18]


def wait_for(port: int, page: str) -> None:
    """Until the server answers; the first page reads the national figures into memory."""
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", page)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


def person(port: int, number: int, pages: list[str], taken: list[float]) -> None:
    """One person: a session of their own, another authority every five seconds."""
    time.sleep(EVERY_SECONDS * number / PEOPLE)
    cookie, turn = "", number * 7
    until = time.monotonic() + FOR_SECONDS
    while time.monotonic() < until:
        turn += 1
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {"Cookie": cookie} if cookie else {}
        connection.request("GET", pages[turn % len(pages)], headers=headers)
        response = connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - started
        assert response.status == 200 and b"Latest figures of" in body, response.status
        if cookie:
            taken.append(seconds)
        else:
            cookie = "; ".join(
                value.split(";")[0] for name, value in response.getheaders() if name.lower() == "set-cookie"
            )
        connection.close()
        time.sleep(max(0.0, EVERY_SECONDS - seconds))


def with_pandas() -> float:
    """Seconds for the same numbers from the file: latest, change, England, region, neighbours, rank."""
    import openpyxl
    import pandas

    rows = openpyxl.load_workbook(NEIGHBOURS[1][0]).active.iter_rows(values_only=True)
    row = next(each for each in rows if each[0] == ONE)
    neighbours = [int(each) for each in row[5:25:2]]
    started = time.perf_counter()
    frame = pandas.read_parquet(DATA)
    frame["value"] = pandas.to_numeric(frame["Values"], errors="coerce")
    frame["number"] = pandas.to_numeric(frame["LA Number"], errors="coerce")
    frame = frame.dropna(subset=["value", "number"])
    own = frame[frame["number"] == ONE]
    region = own["Region"].iloc[0]
    latest = own.sort_values("Years").groupby("Short Desc").tail(1)[["Short Desc", "Years", "value"]]
    same = frame.merge(latest, on=["Short Desc", "Years"], suffixes=("", "_own"))
    authorities = same[~same["number"].between(970, 990)]

    def beside(group):
        return pandas.Series(
            {
                "rank": 1 + (group["value"] > group["value_own"]).sum(),
                "of": len(group),
                "neighbours": group.loc[group["number"].isin(neighbours), "value"].mean(),
            }
        )

    result = authorities.groupby("Short Desc").apply(beside, include_groups=False)
    result["england"] = same[same["number"] == 970].set_index("Short Desc")["value"]
    wider = same[same["number"].between(980, 990) & (same["LA and Regions"] == region)]
    result["region"] = wider.drop_duplicates("Short Desc").set_index("Short Desc")["value"]
    for each in neighbours:
        theirs = same[same["number"] == each].drop_duplicates("Short Desc")
        result[each] = theirs.set_index("Short Desc")["value"]
    assert len(result) > 400
    return time.perf_counter() - started


def with_excel() -> float:
    """Seconds to open the page's numbers from a workbook: 434 measures, ten years, fifteen places."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for measured in range(434):
        for place in range(15):
            years = [round(50 + measured / 7 + place + year / 3, 1) for year in range(10)]
            sheet.append([f"Measure {measured}", f"Place {place}", *years])
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        workbook.save(file.name)
        started = time.perf_counter()
        for row in openpyxl.load_workbook(file.name).active.iter_rows(values_only=True):
            tuple(row)
        return time.perf_counter() - started


def main() -> None:
    run_tests = SourceFileLoader("run_tests", str(ROOT / "bin" / "run-tests")).load_module()
    pandas_took, excel_took = with_pandas(), with_excel()
    print(
        f"The same numbers from the file with pandas: {pandas_took * 1000:.0f} ms; "
        f"opened from Excel: {excel_took * 1000:.0f} ms",
        flush=True,
    )
    with ExitStack() as stack:
        for label in ("SQLite", "PostgreSQL"):
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            environment = {
                **os.environ,
                "GOLDENTHREAD_LOCAL": "1",
                "GOLDENTHREAD_DATA": folder,
                "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
            }
            for name in ("DATABASE_URL", "GOLDENTHREAD_TESTING", "SECRET_KEY", "GOLDENTHREAD_AS_AT"):
                environment.pop(name, None)
            if label == "PostgreSQL":
                environment["DATABASE_URL"] = stack.enter_context(run_tests.postgresql())
            p95 = measure(environment, label, folder)
            print(
                f"  {p95 / pandas_took:.2f} times what pandas takes, {p95 / excel_took:.2f} times what "
                "opening the workbook takes",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["prepare"]:
        prepare(Path(sys.argv[2]))
    else:
        main()
