"""The performance report as PDF: 40 measures, each with a chart of its own.

Prints the time from frozen data to the finished PDF in a process that has made none before, for another
report in the same process (nothing of the first can be used again: every figure differs), and when nothing
changed; and against what an officer would otherwise pick to get 40 charts into a paper without retyping: each
chart drawn with Altair and vl-convert to PNG and pasted, with the same table and sentences, into a Word file
with python-docx. That file is then no PDF, and its charts are pictures of text; making it one would take
longer still, so the comparison flatters it.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
MEASURES = 40
LIMIT_MADE, LIMIT_KEPT = 6.0, 1.0  # seconds


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def in_word(rows: list[dict]) -> bytes:
    """The same report as an officer's script would make it: PNG charts in a Word file."""
    import altair as alt
    import docx
    import vl_convert
    from docx.shared import Cm

    document = docx.Document()
    document.add_heading("Performance report", 0)
    for row in rows:
        trend = row["trend"]
        series = [
            (trend["place"], trend["own"]),
            *((line["name"], line["values"]) for line in trend["lines"]),
        ]
        values = [
            {"period": period, "value": float(each["value"]), "name": name}
            for name, numbers in series
            for period, each in zip(trend["periods"], numbers, strict=True)
            if each
        ]
        chart = (
            alt.Chart(alt.Data(values=values))
            .mark_line(point=True)
            .encode(x=alt.X("period:O", sort=None), y="value:Q", color="name:N")
        )
        picture = vl_convert.vegalite_to_png(chart.properties(width=360, height=120).to_dict(), scale=2)
        document.add_heading(f"{row['number']}. {row['title']}", 3)
        document.add_paragraph(row["rating"]["sentence"])
        document.add_picture(io.BytesIO(picture), width=Cm(9.2))
        table = document.add_table(rows=2, cols=len(row["figures"]))
        for column, figure in enumerate(row["figures"]):
            table.cell(0, column).text = figure["heading"]
            table.cell(1, column).text = f"{figure['value']} {figure['period']}"
        for note in row["notes"]:
            document.add_paragraph(note["text"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOLDENTHREAD_DATA"] = folder
        import django

        django.setup()
        from goldenthread.measures.report import printing
        from tests.measures.test_report_paper import report, row

        def another(start: int) -> str:
            """The data of a report none of whose measures, figures or charts is in an earlier one."""
            rows = [row(n, title=f"Indicator {start}.{n}: children seen in time") for n in range(1, 41)]
            for each in rows:
                for figure in each["trend"]["own"]:
                    figure["value"] = str(float(figure["value"]) * (2 + start))
            other = report(rows, title=f"Report {start}")
            return json.dumps(printing.paper_data(other), sort_keys=True, ensure_ascii=False)

        rows = [
            row(n, title=f"Measure {n}: percentage of children helped in time")
            for n in range(1, MEASURES + 1)
        ]
        frozen = report(rows)
        first, pdf = timed(lambda: printing.pdf_of(frozen))
        kept, again = timed(lambda: printing.pdf_of(frozen))
        assert pdf == again
        later = min(timed(lambda n=n: printing.typeset(another(n)))[0] for n in range(3))
        in_word(rows[:1])  # let the drawing program start, which takes it a second or two
        word = min(timed(lambda: in_word(rows))[0] for _ in range(2))
    size = len(pdf) if isinstance(pdf, bytes) else 0
    print(f"PDF/UA-1 with {MEASURES} charts, first in a process: {first:.2f} s, {size / 1000:.0f} kB")
    print(f"Another report, later in the same process:     {later:.2f} s")
    print(f"Nothing changed since:                         {kept * 1000:.0f} ms")
    print(f"Word file with {MEASURES} PNG charts (python-docx, Altair): {word:.2f} s")
    print(f"Ratio to the Word file: {first / word:.2f} made, {kept / word:.4f} when nothing changed")
    if first > LIMIT_MADE or kept > LIMIT_KEPT:
        raise SystemExit(f"Too slow: the limits are {LIMIT_MADE:g} s and {LIMIT_KEPT:g} s.")


if __name__ == "__main__":
    main()
