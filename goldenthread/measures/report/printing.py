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
_MOST_ATTEMPTS = 12  # kinds of letters that no font has, each found by one refusal
_INSTEAD = "\ufffd"  # stands for a letter that cannot be shown
_END_OF_LATIN = 0x250
_LAST_PLAIN_SIGN = 0x2BFF
_SIGNS = "‘’“”–—…−•→›€\u200b\ufffd"
_CONTENTS_FROM = 12  # measures
#: Kept PDFs; the ones longest not asked for go first.
_KEPT = 60
#: Signs that choose how the picture before them looks: a skin, a variant. They make no letter of their own.
_SELECTING = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff]")


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
    """The pages. Letters that no font here has are replaced, so that no name can stop a report."""
    import typst

    for attempt in range(_MOST_ATTEMPTS):
        try:
            made = typst.compile(
                str(_TEMPLATE),
                root=str(_PAPER),
                font_paths=[str(FrontEnd().fonts)],
                sys_inputs={"data": data},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as refused:
            last = attempt == _MOST_ATTEMPTS - 2
            without = _only_plain(data) if last else _without_what_is_lacking(data, str(refused))
            if without == data:
                raise CannotPrint(str(refused)) from refused
            data = without
        else:
            assert isinstance(made, bytes)
            return made
    raise CannotPrint("The report has letters that our font does not have.")


def _without_what_is_lacking(data: str, refusal: str) -> str:
    """The data without the letters that a refusal names, and without others of their writing."""
    said = re.search(r"the text `\"(.*?)\"`", refusal, re.DOTALL)
    if said is None:
        return data
    lacking = {char for char in said[1] if not char.isascii()}
    if not lacking:
        return _only_plain(data)
    writings = {_writing(char) for char in lacking}
    return "".join(_INSTEAD if char in lacking or _writing(char) in writings else char for char in data)


def _writing(char: str) -> str:
    """The script of a letter, or "picture"; "" for what our font has most of."""
    if char.isascii():
        return ""
    if unicodedata.category(char) == "So":
        return "picture" if ord(char) > _LAST_PLAIN_SIGN else ""
    word = unicodedata.name(char, "").split(" ")[0]
    return word if char.isalpha() and word not in ("LATIN", "GREEK", "CYRILLIC") else ""


def _only_plain(data: str) -> str:
    """Only what every Latin font has: the last resort."""
    return "".join(char if ord(char) < _END_OF_LATIN or char in _SIGNS else _INSTEAD for char in data)


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
    """The data with text that paper can hold: long words may be broken, and nothing is invisible.

    Marks that turn the direction of text around could make a sentence read as another, and go as well.
    """
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, list):
        return [clean(each) for each in value]
    if isinstance(value, dict):
        return {name: clean(each) for name, each in value.items()}
    return value


def _printable(text: str) -> str:
    kept = "".join(
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in text
        if unicodedata.category(char) not in ("Cs", "Co", "Cn", "Cf") and not _SELECTING.match(char)
    )
    return " ".join("\u200b".join(_pieces(word)) for word in kept.split(" "))


def _pieces(word: str) -> Iterator[str]:
    if len(word) <= _LONGEST_WORD:
        yield word
        return
    for start in range(0, len(word), _LONGEST_WORD):
        yield word[start : start + _LONGEST_WORD]
