"""The report on paper: readable by a screen reader, kept while nothing changes, and safe from any name."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings as hypothesis_settings, strategies as st
from pdfplumber.structure import PDFStructTree

from goldenthread.measures.models import Report
from goldenthread.measures.report import drawing, printing
from goldenthread.measures.report.printing import clean, kept_as, paper_data, pdf_of, typeset

HOSTILE = [
    '#panic("x") $x^2$ @ref *bold* _it_ \\ `raw` <label> // comment /* [',
    '] #let x = 1 [ #sys.inputs #read("/etc/passwd")',
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 6,
    "1. numbered\n= Heading\n- list",
    "مرحبا بالعالم",
    "儿童 👶🏽 \U0001f600 \ue000",
    "a\x00b\x07c\u202etxet\u202c",
    '{"report": 1}',
]


def figure(heading: str, value: str, period: str = "", note: str = "", kind: str = "") -> dict[str, str]:
    return {"heading": heading, "value": value, "period": period, "note": note, "kind": kind}


def number(value: float) -> dict[str, str]:
    return {"value": f"{value:.1f}", "shown": f"{value:.1f}%"}


def row(place: int, title: str = "Women smoking at delivery", status: str = "red") -> dict[str, Any]:
    """A measure with a trend of eight years, target, England and neighbours."""
    label = {"red": "Red", "amber": "Amber", "green": "Green", "not_rated": "Not rated"}[status]
    years = [f"{2009 + n}-{10 + n}" for n in range(8)]
    return {
        "id": f"measure-{place}",
        "number": str(place),
        "title": title,
        "definition": "",
        "polarity": "Lower is better.",
        "frequency": "Annual",
        "officer": "Consultant in Public Health",
        "provider": "Public health analyst",
        "rating": {
            "status": status,
            "label": label,
            "sentence": f"{label}: 18.7% is 1.7 points above the target of 17%; no tolerance is set.",
            "reason": "",
            "method": "target-point/1",
            "overruled": None,
        },
        "figures": [
            figure("Before", "18.1%", "2015-16", kind="before"),
            figure("Latest", "18.7%", "2016-17", "provisional", kind="latest"),
            figure("Target", "17.0%", "2016-17", kind="target"),
            figure("Statistical neighbours", "15.2%", "2016-17", "mean of all 10", kind="comparator"),
            figure("England", "10.7%", "2016-17", kind="comparator"),
        ],
        "parts": [],
        "target": {"text": "17.0%", "where": "printed in the plan", "sentence": ""},
        "change": {"sentence": "Up by 0.6 points since 2015-16 (18.1%), which is worse.", "tested": False},
        "trend": {
            "kind": "trend",
            "place": "Northshire",
            "periods": years,
            "own": [number(18 + place % 5 + n * 0.3) for n in range(8)],
            "lines": [
                {"name": "Statistical neighbours", "values": [number(15 + n * 0.1) for n in range(8)]},
                {"name": "England", "values": [None, *(number(12 - n * 0.2) for n in range(7))]},
            ],
            "target": number(17.0),
        },
        "printed": [{"heading": "2016/17 Outturn", "text": "18.7% (2016/17 Q2)"}],
        "notes": [
            {
                "about": "In the plan as printed",
                "label": "Problem",
                "title": "Part of a year printed as the whole",
                "text": "The figure is for Q2 2016-17, not for 2016-17.",
            }
        ],
        "observations": [],
    }


def report(rows: list[dict[str, Any]], title: str = "Performance report 2016-17") -> Report:
    """A frozen report with these measures, in no database."""
    counts = Counter(each["rating"]["status"] for each in rows)
    labels = {"green": "Green", "amber": "Amber", "red": "Red", "not_rated": "Not rated"}
    content = {
        "form": 1,
        "title": title,
        "plan": {"key": "p", "title": "Plan", "owner": ""},
        "partnership": "Northshire Children's Trust",
        "area": "Northshire",
        "period": "2016-17",
        "as_at": "2017-06-21",
        "counts": [{"status": key, "label": label, "count": counts[key]} for key, label in labels.items()],
        "reasons": [],
        "answer": [f"Of {len(rows)} measures, {counts['red']} are red for 2016-17."],
        "decisions": [
            {
                "title": "Red: what will be done?",
                "why": "The target is missed.",
                "measures": [
                    {"id": each["id"], "number": each["number"], "title": each["title"], "why": ""}
                    for each in rows
                ],
            }
        ],
        "plan_notes": [{"title": "Not said", "text": "Only 1 measure says whether higher is better."}],
        "priorities": [
            {
                "number": "1",
                "title": "Health",
                "outcomes": [{"number": "1a", "title": "Babies", "rows": rows}],
            }
        ],
        "key": {
            "shapes": [
                {"status": key, "label": label, "shape": "circle", "meaning": "As agreed."}
                for key, label in labels.items()
            ],
            "policy": {"code": "as-set", "name": "As each target sets it", "explanation": "Green: met."},
            "comparisons": ["A comparison is with the same period."],
            "chance": "No change could be tested against chance.",
            "methods": ["target-point/1"],
        },
        "sources": [
            {"name": "Return", "publisher": "Trust", "licence": "OGL", "address": "https://example.org"}
        ],
    }
    return Report(
        title=title,
        as_at=date(2017, 6, 21),
        frozen_at=datetime(2017, 6, 21, 9, tzinfo=UTC),
        by_name="Ben Whitlock",
        content=content,
        sha256="ab" * 32,
    )


@pytest.fixture(autouse=True)
def _kept_for_this_test(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture(scope="module")
def paper() -> bytes:
    return typeset(json.dumps(paper_data(report([row(n) for n in range(1, 15)]))))


def words(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return "\n".join(page.extract_text() or "" for page in opened.pages)


def tagged(pdf: bytes) -> list[Any]:
    """Every element of the structure tree, from the top."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        found, waiting = [], list(PDFStructTree(opened))
        while waiting:
            each = waiting.pop(0)
            found.append(each)
            waiting[:0] = each.children
    return found


# A screen reader can read it


def test_it_says_that_it_is_accessible_its_language_and_its_title(paper: bytes) -> None:
    with pdfplumber.open(io.BytesIO(paper)) as opened:
        catalog = opened.doc.catalog
        assert opened.metadata["Title"] == "Performance report 2016-17"
        assert catalog["MarkInfo"]["Marked"] is True
        assert catalog["Lang"].decode() == "en-GB"
        assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True
        assert "StructTreeRoot" in catalog
        assert "Outlines" in catalog  # bookmarks
    assert b"pdfuaid:part" in paper


def test_every_chart_has_a_description_with_every_figure_in_it(paper: bytes) -> None:
    charts = [each for each in tagged(paper) if each.type == "Figure"]
    assert len(charts) == 14
    for chart in charts:
        assert "2016-17" in chart.alt_text
        assert "Target: 17.0%." in chart.alt_text
        assert "no figure" in chart.alt_text  # England's gap is said, not skipped


def test_every_table_has_headings_and_the_headings_come_in_order(paper: bytes) -> None:
    tree = tagged(paper)
    tables = [each for each in tree if each.type == "Table"]
    assert len(tables) == 14 + 2  # one for each measure, the counts, the overview

    def has_headings(element: Any) -> bool:
        return any(each.type == "TH" or has_headings(each) for each in element.children)

    assert all(has_headings(table) for table in tables)
    levels = [int(each.type[1]) for each in tree if re.fullmatch(r"H[1-6]", each.type or "")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_text_is_text_and_never_a_picture_and_the_font_is_ours(paper: bytes) -> None:
    with pdfplumber.open(io.BytesIO(paper)) as opened:
        assert not any(page.images for page in opened.pages)
        fonts = {char["fontname"].split("+")[-1] for page in opened.pages for char in page.chars}
        smallest = min(char["size"] for page in opened.pages for char in page.chars)
    assert all(font.startswith("SourceSans3") for font in fonts), fonts
    assert smallest >= 9  # points


def test_no_heading_is_left_alone_at_the_foot_of_a_page(paper: bytes) -> None:
    with pdfplumber.open(io.BytesIO(paper)) as opened:
        for page in opened.pages:
            body = [line for line in page.extract_text_lines() if line["bottom"] < page.height - 60]
            assert body[-1]["chars"][0]["size"] < 11.4, body[-1]["text"]  # points; headings are larger


def test_pages_are_numbered_and_say_as_at_which_day(paper: bytes) -> None:
    with pdfplumber.open(io.BytesIO(paper)) as opened:
        count = len(opened.pages)
        for place, page in enumerate(opened.pages, 1):
            text = page.extract_text()
            assert f"Page {place} of {count}" in text
            assert "as known on 21 June 2017" in text


def test_the_paper_says_everything_that_matters(paper: bytes) -> None:
    said = words(paper)
    for text in (
        "Of 14 measures, 14 are red",
        "Red: 18.7% is 1.7 points above",
        "Lower is better.",
        "Problem: Part of a year printed as the whole.",
        "The rule for colours: As each target sets it",
        "Licence: OGL",
        "Frozen on 21 June 2017 by Ben Whitlock",
    ):
        assert text in " ".join(said.split())


# No name can break it


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_paper_or_becomes_a_command(text: str) -> None:
    measure = row(1, title=text)
    measure["officer"] = measure["provider"] = measure["figures"][0]["value"] = text
    measure["trend"]["place"] = text
    measure["notes"][0]["text"] = text
    said = words(typeset(json.dumps(paper_data(report([measure], title=text)), ensure_ascii=False)))
    assert "Page 1 of" in said
    if text.isascii() and text.isprintable() and len(text) < 60:
        assert text[:25] in said


@given(st.text(max_size=80))
def test_cleaned_text_keeps_every_letter_and_digit_of_ours(text: str) -> None:
    ours = [char for char in text if char.isascii() and char.isalnum()]
    assert [char for char in clean(text) if char.isascii() and char.isalnum()] == ours
    assert clean(clean(text)).replace("\u200b", "") == clean(text).replace("\u200b", "")


@given(st.text(max_size=200))
def test_no_word_is_longer_than_a_column(text: str) -> None:
    assert all(len(piece) <= 28 for piece in re.split("[ \u200b]", clean(text)))


# It is made once


def test_the_paper_is_made_once_while_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(printing, "typeset", lambda data: made.append(data) or b"%PDF-1.7 whole\n%%EOF")
    frozen = report([row(1)])
    assert pdf_of(frozen) == pdf_of(frozen)
    assert len(made) == 1
    frozen.by_name = "Amara Okafor"
    pdf_of(frozen)
    assert len(made) == 2


@pytest.mark.parametrize("left_behind", [b"", b"%PDF-1.7 the first half", b"\x00" * 4096])
def test_a_broken_file_left_by_a_crash_is_never_given_out(
    monkeypatch: pytest.MonkeyPatch, left_behind: bytes
) -> None:
    monkeypatch.setattr(printing, "typeset", lambda data: b"%PDF-1.7 whole\n%%EOF")
    frozen = report([row(1)])
    kept = kept_as(json.dumps(paper_data(frozen), sort_keys=True, ensure_ascii=False))
    kept.parent.mkdir(parents=True)
    kept.write_bytes(left_behind)
    assert pdf_of(frozen) == b"%PDF-1.7 whole\n%%EOF"
    assert kept.read_bytes() == b"%PDF-1.7 whole\n%%EOF"


def test_a_crash_while_writing_leaves_no_file_under_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "typeset", lambda data: b"%PDF-1.7 whole\n%%EOF")

    def crash(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(printing.os, "replace", crash)
    frozen = report([row(1)])
    assert pdf_of(frozen) == b"%PDF-1.7 whole\n%%EOF"  # the reader still gets it
    kept = kept_as(json.dumps(paper_data(frozen), sort_keys=True, ensure_ascii=False))
    assert list(kept.parent.iterdir()) == []


def test_only_so_many_papers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "typeset", lambda data: b"%PDF-1.7 whole\n%%EOF")
    monkeypatch.setattr(printing, "_KEPT", 3)
    for n in range(5):
        pdf_of(report([row(1)], title=f"Report {n}"))
    assert len(list(kept_as("").parent.glob("*.pdf"))) == 3


# The charts


@given(
    st.lists(
        st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False, width=32)),
        min_size=3,
        max_size=12,
    )
)
@hypothesis_settings(max_examples=60)
def test_any_line_of_figures_is_drawn_within_its_picture(values: list[float | None]) -> None:
    trend = row(1)["trend"]
    shown = [None if value is None else {"value": repr(value), "shown": f"{value:.0f}"} for value in values]
    trend.update(periods=[str(n) for n in range(len(values))], own=shown, lines=[], target=None)
    svg = str(drawing.svg(trend, id="x", title="Any"))
    height = float(re.search(r'viewBox="0 0 360 ([\d.]+)"', svg)[1])
    for y in re.findall(r'c?y="(-?[\d.]+)"', svg):
        assert 0 <= float(y) <= height
    assert "nan" not in svg.lower()


def test_a_chart_carries_no_script_style_or_address_and_escapes_names() -> None:
    trend = row(1)["trend"]
    trend["place"] = '<script>x</script>" onload="y'
    svg = str(drawing.svg(trend, id="x", title="A & B"))
    assert "<script" not in svg
    assert ' onload="' not in svg
    assert "style=" not in svg
    assert "href" not in svg
    assert "A &amp; B" in svg
