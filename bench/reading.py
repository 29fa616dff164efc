"""Reading and checking documents: how long, how much memory, and whether long ones take longer in proportion.

Prints, in one run:
- reading and checking the documents of ../shared/seeds (or, where they are not there, the worked
  example written out as text), with the peak memory of a process that does only that;
- the same document 50 times as long, as a multiple of the time for one;
- the same tables as a PDF, read whole by us against pdfplumber's table extraction alone, which is what
  an analyst would script instead and which gives rows without meaning.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SEEDS = ROOT.parent / "shared" / "seeds"
TIMES_AS_LONG = 50


def documents() -> list[Path]:
    """The five documents, or the worked example as text where they are not beside the project."""
    if SEEDS.is_dir():
        return sorted(SEEDS.glob("*.txt"))
    folder = Path(tempfile.mkdtemp())
    from goldenthread.example.county_plans import county_plans

    for plan in county_plans():
        lines = [f"# {plan.title}"]
        for part in plan.walk():
            lines.append(
                f"## Priority {part.number} {part.title}" if part.kind == "priority" else f"- {part.title}"
            )
        (folder / f"{plan.key}.txt").write_text("\n\n".join(lines))
    return sorted(folder.glob("*.txt"))


def read_and_check(paths: list[Path]) -> tuple[int, int]:
    """Read the documents and check the plans in them; return how many plans and findings."""
    from goldenthread.documents.reading.opening import open_document
    from goldenthread.documents.reading.reading import read_source
    from goldenthread.plans.check import check_plans

    plans = [plan for path in paths for plan in read_source(open_document(path, name=path.name)).plans]
    return len(plans), len(check_plans(plans, today=date(2026, 11, 22)))


def alone() -> None:
    """In a process of its own: time and peak memory, everything included from the first import."""
    started = time.perf_counter()
    plans, findings = read_and_check([Path(name) for name in sys.argv[2:]])
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "plans": plans, "findings": findings}))


def in_a_process(paths: list[Path]) -> dict[str, float]:
    command = [sys.executable, __file__, "alone", *map(str, paths)]
    runs = [json.loads(subprocess.check_output(command)) for _ in range(3)]
    return min(runs, key=lambda run: run["seconds"])


def reading_seconds(name: str, text: str) -> float:
    from goldenthread.documents.reading.opening import open_document
    from goldenthread.documents.reading.reading import read_source

    started = time.perf_counter()
    read_source(open_document(text.encode(), name=name))
    return time.perf_counter() - started


def as_pdf(path: Path) -> bytes:
    """A plan's table as a ruled PDF table, as Word would print it."""
    import io

    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()["BodyText"]
    rows = [line.split("\t") for line in path.read_text().splitlines() if line.count("\t") == 3]
    table = Table(
        [[Paragraph(cell.replace("&", "&amp;").replace("<", "&lt;"), style) for cell in row] for row in rows],
        colWidths=[60, 260, 260, 150],
        style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
    )
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4)).build([table])
    return out.getvalue()


def main() -> None:
    paths = documents()
    whole = in_a_process(paths)
    print(
        f"{len(paths)} documents read and checked: {whole['seconds']:.2f} s, "
        f"{whole['megabytes']:.0f} MB at most, {whole['plans']} plans, "
        f"{whole['findings']} findings (wanted: under 2 s and 300 MB)"
    )
    read_and_check(paths)  # warm: imports are not part of how time grows
    for path in paths:
        text = path.read_text()
        one = min(reading_seconds(path.name, text) for _ in range(3))
        many = reading_seconds(path.name, (text + "\n\n") * TIMES_AS_LONG)
        print(
            f"{path.name}: {one:.3f} s; {TIMES_AS_LONG} times as long: {many:.1f} s "
            f"= {many / one:.0f} times (at most 60)"
        )
    import io

    import pdfplumber

    pdf = as_pdf(paths[0])
    started = time.perf_counter()
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        rows = sum(len(table) for page in opened.pages for table in page.extract_tables())
    instead = time.perf_counter() - started
    from goldenthread.documents.reading.opening import open_document
    from goldenthread.documents.reading.reading import read_source

    started = time.perf_counter()
    draft = read_source(open_document(pdf, name="plan.pdf"))
    ours = time.perf_counter() - started
    parts = sum(1 for plan in draft.plans for _ in plan.walk())
    print(
        f"The first document's tables as a PDF: {ours:.2f} s for a draft of {parts} parts with every line "
        f"accounted for, against {instead:.2f} s for {rows} rows from pdfplumber alone: "
        f"{ours / instead:.1f} times"
    )


if __name__ == "__main__":
    alone() if sys.argv[1:2] == ["alone"] else main()
