"""Opening a large plan: 162 measures and 267 actions, 20 people each opening the page every five seconds.

Prints, for SQLite and for PostgreSQL, the number of queries (cold and warm) and the 50th and 95th
percentile of the time to the last byte of the page, over the network loop of this machine; and the time to
open the same plan from an Excel workbook, which is where such plans live today, as a ratio.
"""

from __future__ import annotations

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from importlib.machinery import SourceFileLoader
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PEOPLE = 20
EVERY_SECONDS = 5
FOR_SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
MEASURES, ACTIONS = 162, 267


def large_plan():
    """A plan as large as the largest we know of: 6 priorities, 24 outcomes, actions with dates and leads."""
    from datetime import date

    from goldenthread.plans.content import (
        FigureRole,
        Kind,
        Part,
        PlanContent,
        ReportedFigure,
        Responsibility,
        ResponsibilityRole,
    )

    bodies = [
        "County Council",
        "NHS Integrated Care Board",
        "Police",
        "Schools Forum",
        "Voluntary Sector Alliance",
    ]
    priorities = [
        Part(Kind.PRIORITY, f"Priority {n}: children do well", str(n), key=f"p{n}") for n in range(1, 7)
    ]
    outcomes = [Part(Kind.OUTCOME, f"Outcome {n}: help comes early enough", key=f"o{n}") for n in range(24)]
    for n, outcome in enumerate(outcomes):
        priorities[n % 6].parts.append(outcome)
    for n in range(ACTIONS):
        lead = Responsibility(ResponsibilityRole.LEAD, bodies[n % 5], organisation=bodies[n % 5])
        action = Part(
            Kind.ACTIVITY,
            f"Action {n}: agree, resource and carry out the next step of the programme with every partner",
            number=f"{n % 24}.{n}",
            key=f"a{n}",
            success="Families say that they told their story once.",
            due=f"by March {2026 + n % 3}",
            responsibilities=[lead],
        )
        outcomes[n % 24].parts.append(action)
    for n in range(MEASURES):
        measure = Part(
            Kind.MEASURE,
            f"Measure {n}: percentage of children who were helped in time",
            key=f"m{n}",
            figures=[
                ReportedFigure(FigureRole.BASELINE, f"{50 + n % 40}.0%", "2025-26"),
                ReportedFigure(FigureRole.TARGET, f"{55 + n % 40}.0%", "Target 2026-27"),
            ],
        )
        outcomes[n % 24].parts.append(measure)
    return PlanContent(
        "A large plan", key="large", starts=date(2026, 4, 1), ends=date(2029, 3, 31), parts=priorities
    )


def prepare() -> None:
    """In a process of its own: make the database, bring the plan in, and count the queries of its page."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from goldenthread.config.local import ensure_local_officer, local_officer
    from goldenthread.partnerships.actions import create_partnership
    from goldenthread.plans.actions import adopt_plan

    call_command("migrate", verbosity=0, interactive=False)
    partnership = create_partnership(name="Large Partnership", by=local_officer())
    ensure_local_officer()
    adopt_plan(content=large_plan(), partnership=partnership, by=local_officer(), reason="For measuring")
    client = Client(SERVER_NAME="localhost")
    client.force_login(local_officer(), backend=settings.AUTHENTICATION_BACKENDS[0])
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get("/plans/large/")
        assert response.status_code == 200, response.status_code
        counts.append(len(queries))
    print(
        f"  {counts[0]} queries when first read, {counts[1]} after that; "
        f"{len(response.content) / 1024:.0f} KB of page"
    )


def measure(environment: dict[str, str], label: str) -> float:
    """Prepare, serve, and have 20 people open the page; print and return the 95th percentile in seconds."""
    print(label, flush=True)
    subprocess.run([sys.executable, __file__, "prepare"], env=environment, check=True)
    port = 8765
    server = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "serve", "--port", str(port)],
        env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port)
        taken: list[float] = []
        people = [threading.Thread(target=person, args=(port, n, taken)) for n in range(PEOPLE)]
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
        f"95 % within {cuts[18] * 1000:.0f} ms (wanted: 150 ms)"
    )
    return cuts[18]


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/plans/large/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


def person(port: int, number: int, taken: list[float]) -> None:
    """One person: a session of their own, the page once every five seconds, not all at the same moment."""
    time.sleep(EVERY_SECONDS * number / PEOPLE)
    cookie = ""
    until = time.monotonic() + FOR_SECONDS
    while time.monotonic() < until:
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/plans/large/", headers={"Cookie": cookie} if cookie else {})
        response = connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - started
        assert response.status == 200 and b"Priority 1" in body, response.status
        if cookie:
            taken.append(seconds)
        else:
            cookie = "; ".join(
                value.split(";")[0] for name, value in response.getheaders() if name.lower() == "set-cookie"
            )
        connection.close()
        time.sleep(max(0.0, EVERY_SECONDS - seconds))


def excel() -> float:
    """Seconds to open the same plan from a workbook: load it and read every cell."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for part in large_plan().walk():
        sheet.append(
            [part.kind, part.number, part.title, part.success, part.due, *(f.text for f in part.figures)]
        )
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        workbook.save(file.name)
        started = time.perf_counter()
        for row in openpyxl.load_workbook(file.name).active.iter_rows(values_only=True):
            tuple(row)
        return time.perf_counter() - started


def main() -> None:
    run_tests = SourceFileLoader("run_tests", str(ROOT / "bin" / "run-tests")).load_module()
    instead = excel()
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
            p95 = measure(environment, label)
            print(
                f"  against {instead * 1000:.0f} ms to open the same plan from Excel: "
                f"{p95 / instead:.2f} times"
            )


if __name__ == "__main__":
    prepare() if sys.argv[1:2] == ["prepare"] else main()
