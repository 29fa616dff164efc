"""The report as a PDF that a screen reader can read (PDF/UA-1), made from the frozen data and kept.

Typst sets the pages and refuses what is not accessible. The data goes in as JSON and never as text of the
template, so that no name of a measure can be taken for a command. A PDF is kept under the checksum of
everything it was made from; while none of that changes it is not made again. It is written under another name
first and renamed when whole, so that a crash in the middle leaves nothing broken.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from goldenthread.interface.build import FrontEnd
from goldenthread.measures.models import Report
from goldenthread.measures.report import drawing
from goldenthread.measures.report.content import rows_of
from goldenthread.measures.report.telling import about_of, further_of, heading_of

_PAPER = Path(__file__).resolve().parent / "paper"
_TEMPLATE = _PAPER / "report.typ"
_LONGEST_WORD = 28  # letters that fit into the narrowest column of the paper
_MOST_ATTEMPTS = 40  # letters that the font lacks, each found by one refusal
_CONTENTS_FROM = 12  # measures
#: Kept PDFs; the ones longest not asked for go first.
_KEPT = 60
#: Marks that turn the direction of text around and could make a sentence read as another.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


class CannotPrint(RuntimeError):
    """The PDF could not be made. The message says why, for the log."""


def pdf_of(report: Report) -> bytes:
    """The frozen report as PDF: the kept one where nothing changed, else made now."""
    data = json.dumps(paper_data(report), sort_keys=True, ensure_ascii=False)
    kept = kept_as(data)
    try:
        found = kept.read_bytes()
    except OSError:
        found = b""
    if found.startswith(b"%PDF-") and found.rstrip().endswith(b"%%EOF"):
        with suppress(OSError):
            os.utime(kept)  # asked for just now
        return found
    made = typeset(data)
    _keep(kept, made)
    return made


def kept_as(data: str) -> Path:
    """Where the PDF of this data is kept: named by everything that decides what it looks like."""
    total = hashlib.sha256(data.encode("utf-8", "replace"))
    total.update(_TEMPLATE.read_bytes())
    total.update(_version().encode())
    return Path(settings.DATA) / "made" / "reports" / f"{total.hexdigest()}.pdf"


def _version() -> str:
    from importlib.metadata import version

    return version("typst")


def _keep(path: Path, made: bytes) -> None:
    """Write whole or not at all; a full disk costs time at the next asking, never a broken report."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError:
        with suppress(OSError):
            os.unlink(name)
        return
    _forget_the_oldest(path.parent)


def _forget_the_oldest(folder: Path) -> None:
    with suppress(OSError):
        kept = sorted(folder.glob("*.pdf"), key=lambda each: each.stat().st_mtime, reverse=True)
        for each in kept[_KEPT:]:
            each.unlink(missing_ok=True)


# Typesetting


def typeset(data: str) -> bytes:
    """The pages. Letters that our font does not have are replaced, so that no name can stop a report."""
    import typst

    for _ in range(_MOST_ATTEMPTS):
        try:
            made = typst.compile(
                str(_TEMPLATE),
                root=str(_PAPER),
                font_paths=[str(FrontEnd().fonts)],
                sys_inputs={"data": data},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as refused:
            lacking = _lacking(f"{refused} {getattr(refused, 'hints', '')}", data)
            if not lacking:
                raise CannotPrint(str(refused)) from refused
            for letter in lacking:
                data = data.replace(letter, "\ufffd" if letter != "\ufffd" else "?")
        else:
            assert isinstance(made, bytes)
            return made
    raise CannotPrint("The report has too many letters that our font does not have.")


def _lacking(words: str, data: str) -> set[str]:
    """The letters that a refusal names as missing from every font."""
    named = {chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-Fa-f]{4,6})", words)}
    named |= {char for char in re.findall(r"[`'\"](.)[`'\"]", words) if not char.isascii()}
    return {letter for letter in named if letter in data and not letter.isascii()}


# What the paper says


def paper_data(report: Report) -> dict[str, Any]:
    """What the template is given: the frozen data, laid out for paper."""
    content: dict[str, Any] = clean(report.content)
    as_at = f"{date.fromisoformat(content['as_at']):%-d %B %Y}"
    frozen = timezone.localtime(report.frozen_at)
    rows = list(rows_of(content))
    return {
        "report": {name: content[name] for name in _SAID},
        "contents": len(rows) >= _CONTENTS_FROM,
        "glance": [_at_a_glance(row) for row in rows],
        "priorities": [
            {
                "heading": heading_of(priority),
                "outcomes": [
                    {"heading": heading_of(outcome), "rows": [_card(row) for row in outcome["rows"]]}
                    for outcome in priority["outcomes"]
                ],
            }
            for priority in content["priorities"]
        ],
        "shown_as": f"Reporting on {content['period']}, with the figures as known on {as_at}. "
        f"Frozen on {frozen:%-d %B %Y} by {clean(report.by_name)}.",
        "key_hint": f"Colours: {content['key']['policy']['name']}. The key is at the end.",
        "footer": f"{_shortened(content['title'])}, as known on {as_at}",
        "fingerprint": f"Made from a frozen report that does not change. Its checksum (SHA-256): "
        f"{report.sha256[:32]} {report.sha256[32:]}",
    }


_SAID = ("title", "partnership", "answer", "counts", "decisions", "key", "plan_notes", "sources")


def _shortened(text: str, longest: int = 70) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _at_a_glance(row: dict[str, Any]) -> dict[str, Any]:
    by_kind = {each["kind"]: each for each in reversed(row["figures"])}
    none = {"value": "", "period": ""}
    return {
        "id": row["id"],
        "number": row["number"],
        "title": row["title"],
        "status": row["rating"]["status"],
        "label": row["rating"]["label"],
        "latest": by_kind.get("latest", none),
        "target": by_kind.get("target", none),
    }


def _card(row: dict[str, Any]) -> dict[str, Any]:
    chart = None
    if row["trend"]:
        chart = {
            "svg": str(drawing.svg(row["trend"], id=row["id"], title=row["title"])),
            "description": drawing.describe(row["trend"]),
        }
    card = {name: row[name] for name in ("id", "number", "title", "rating", "change", "figures", "notes")}
    return {**card, "chart": chart, "about": about_of(row), "further": further_of(row)}


# Text that can be printed


def clean(value: Any) -> Any:
    """The data with text that paper can hold: no control characters, long words that may be broken."""
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, list):
        return [clean(each) for each in value]
    if isinstance(value, dict):
        return {name: clean(each) for name, each in value.items()}
    return value


def _printable(text: str) -> str:
    turned = _TURNING.sub("", text)
    kept = "".join(
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in turned
        if unicodedata.category(char) not in ("Cs", "Co", "Cn")
    )
    return " ".join("\u200b".join(_pieces(word)) for word in kept.split(" "))


def _pieces(word: str) -> Iterator[str]:
    if len(word) <= _LONGEST_WORD:
        yield word
        return
    for start in range(0, len(word), _LONGEST_WORD):
        yield word[start : start + _LONGEST_WORD]
