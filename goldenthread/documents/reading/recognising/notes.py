"""Notes below a table: the key to its colours, and footnotes that a mark in a cell refers to."""

from __future__ import annotations

import re

from goldenthread.documents.reading.recognising.thread import Thread, widened
from goldenthread.documents.reading.recognising.wording import plain
from goldenthread.plans.content import ProgressUpdate

_LOOK_BACK = 200  # parts; a footnote stands below its table
_NOTE = re.compile(r"^(?:key|notes?|source|nb|n\.b\.|footnote|\*+)\s*[:.–-]", re.IGNORECASE)
_KEY = re.compile(r"^(?:key to |the )?(?:b?rag|colours?|ratings?|status|direction|dot|key)\b", re.IGNORECASE)
_COLOUR = re.compile(
    r"\b(red|amber|green|blue|grey|yellow|white|purple)\b|\b([RAGB])\s?[=–:-]|([▲▼↑↓→↔►◄])", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"^(?P<mark>\*{1,4}|[†‡§¹²³⁴])\s*(?P<text>\w.*)$", re.DOTALL)


def is_note(text: str) -> bool:
    """Whether a line explains a table: "Note: …", "Source: …", "RAG: red – off track; green – on track"."""
    line = plain(text)
    if _NOTE.match(line):
        return True
    colours = {(found[1] or found[2] or found[3]).lower() for found in _COLOUR.finditer(line)}
    return bool(_KEY.match(line)) and len(colours) >= 2


def read_footnote(thread: Thread, text: str, lines: tuple[int, ...]) -> bool:
    """A line that begins with the mark some cells end with is a note on those parts."""
    printed = thread.by_number.get(lines[0]) if lines else None
    found = _FOOTNOTE.match(printed.text.strip() if printed else text)
    if not found:
        return False
    mark = re.escape(found["mark"])
    at_end = re.compile(rf"[^\s*]\s?(?<!\*){mark}(?=$|[\t\n])")
    marked = [
        part
        for part in thread.added[-_LOOK_BACK:]
        if found["mark"] in part.as_written and at_end.search(part.as_written)
    ]
    for part in marked:
        part.title = part.title.removesuffix(found["mark"]).rstrip()
        part.updates.append(ProgressUpdate(plain(text), "Footnote", widened(None, thread.place(lines))))
    return bool(marked)
