"""Opening a PDF within bounds and taking the words, and the grids of ruled tables, off each page.

A page is turned until its text runs from left to right. Compressed streams unfold only up to a limit, since
a few kilobytes can hold gigabytes.
"""

from __future__ import annotations

import io
import logging
import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.documents.reading.formats.pdf.symbols import sign
from goldenthread.documents.reading.limits import DEFAULT_LIMITS, CannotRead, ReadingLimits

_SHORTEST_RULE = 40  # points
_MOST_EDGES = 6_000  # ruled lines on a page; beyond, it is a drawing and not a table
_GLYPH_WITHOUT_LETTER = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


@dataclass(slots=True)
class Word:
    """One word where it stands. Distances in points, from the left and the top of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


Rule = tuple[float, float, float]  # x0, x1, height: a line across, or the edge of a band
Box = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass(slots=True)
class Grid:
    """A ruled table: its rows of cells; None where a cell to the left or above reaches over the place."""

    box: Box
    rows: list[list[Box | None]]


@dataclass(slots=True)
class Page:
    """What is on a page."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0
    unreadable: str = ""  # why nothing of it could be read
    letters_lost: int = 0


class _BoundedStream:
    """Stands in for zlib's decompressor, and stops when a stream unfolds to more than it may."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj()
        self._left = DEFAULT_LIMITS.stream_bytes

    @property
    def eof(self) -> bool:
        return self._inner.eof

    def decompress(self, data: bytes) -> bytes:
        out = self._inner.decompress(data, self._left + 1)
        self._left -= len(out)
        if self._left < 0:
            raise CannotRead(
                "bomb",
                "This PDF unfolds to far more than a document holds, so it was not read. Print it "
                "to a new PDF and "
                "upload that.",
            )
        return out


class _BoundedZlib:
    """The three names of zlib that the PDF library uses."""

    error = zlib.error
    decompressobj = _BoundedStream

    @staticmethod
    def decompress(data: bytes) -> bytes:
        stream = _BoundedStream()
        out = stream.decompress(data)
        if not stream.eof:
            raise zlib.error("incomplete or truncated stream")
        return out


def open_pdf(data: bytes) -> tuple[Any, bool]:
    """The PDF as the library gives it, and whether it had to be repaired first.

    Raises CannotRead (password, damaged, bomb).
    """
    import pdfminer.pdftypes

    pdfminer.pdftypes.zlib = _BoundedZlib  # type: ignore[assignment]
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.ERROR)  # its many remarks on odd fonts help nobody
    try:
        return _opened(data), False
    except CannotRead as refusal:
        if refusal.code != "damaged":
            raise
    return _opened(_repaired(data)), True


def _opened(data: bytes) -> Any:
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        pdf = pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False)
        count = len(pdf.pages)
    except Exception as error:
        cause = _cause(error)
        if isinstance(cause, CannotRead):
            raise cause from error
        if isinstance(cause, PDFPasswordIncorrect):
            raise CannotRead(
                "password",
                "This PDF is protected with a password. Open it, print it to a new PDF without a "
                "password, and "
                "upload that.",
            ) from error
        if isinstance(cause, PDFEncryptionError):
            raise CannotRead(
                "password",
                "This PDF is encrypted in a way that is not read here. Print it to a new PDF and "
                "upload that.",
            ) from error
        raise _damaged() from error
    if count == 0:
        raise _damaged()
    return pdf


def _repaired(data: bytes) -> bytes:
    """The same PDF written anew by a more forgiving reader, the one browsers have.

    Raises CannotRead where even that one fails.
    """
    import pypdfium2

    out = io.BytesIO()
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            document.save(out)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise _damaged() from error
    return out.getvalue()


def _damaged() -> CannotRead:
    return CannotRead(
        "damaged",
        "This PDF is damaged or was cut short. Download or export it again, or print it to a new "
        "PDF, and upload "
        "that.",
    )


def _cause(error: BaseException) -> BaseException:
    """What is inside the library's wrapping."""
    inner = error.args[0] if error.args else None
    return inner if isinstance(inner, BaseException) else error


def pages_of(pdf: Any, limits: ReadingLimits) -> Iterator[Page]:
    """The pages in order, up to the limits. A page that breaks the library is given as unreadable."""
    started = time.monotonic()
    for index, found in enumerate(pdf.pages[: limits.pages], start=1):
        spent = time.monotonic() - started
        if index > 1 and limits.pages_seconds is not None and spent > limits.pages_seconds:
            return
        try:
            yield _page(found, index, limits)
        except MemoryError:
            raise
        except Exception as error:  # a broken page must not cost the officer the others
            cause = _cause(error)
            if isinstance(cause, CannotRead):
                raise cause from error
            yield Page(index, 0, 0, unreadable="it is damaged")
        finally:
            found.close()


def _page(found: Any, number: int, limits: ReadingLimits) -> Page:
    page = _upright(found)
    result = Page(number, float(page.width), float(page.height), pictures=len(page.images))
    if len(page.chars) > limits.page_marks or len(page.rects) + len(page.lines) > limits.page_marks:
        result.unreadable = "it holds more marks than a page of a document has"
        return result
    result.words = _words(_without_doubles(page), result)
    if len(page.edges) <= _MOST_EDGES:
        result.grids = _grids(page)
        result.rules = [
            (float(edge["x0"]), float(edge["x1"]), float(edge["top"]))
            for edge in page.edges
            if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > _SHORTEST_RULE
        ]
    page.close()
    return result


def _upright(found: Any) -> Any:
    """The page turned so that most of its text runs from left to right."""
    from pdfplumber.page import Page as LibraryPage

    turns = {90: 0, 180: 0, 270: 0}
    level = 0
    for char in found.chars:
        a, b = char["matrix"][:2]
        if abs(b) > abs(a):
            turns[90 if b > 0 else 270] += 1
        elif a < 0:
            turns[180] += 1
        else:
            level += 1
    turn = max(turns, key=lambda angle: turns[angle])
    if turns[turn] <= level:
        return found
    page_object = found.page_obj
    page_object.rotate = (page_object.rotate + turn) % 360
    page_object.attrs["Rotate"] = page_object.rotate
    return LibraryPage(found.pdf, page_object, found.page_number)


def _without_doubles(page: Any) -> Any:
    """Some programs print bold by printing twice, a hair apart; each letter is wanted once."""
    places = {(char["text"], round(char["x0"]), round(char["top"])) for char in page.chars}
    if page.chars and len(places) < 0.85 * len(page.chars):
        return page.dedupe_chars(tolerance=1)
    return page


def _words(page: Any, result: Page) -> list[Word]:
    """The words of a page; those that stand on their side (headings of narrow columns) put together first."""
    upwards = _mostly_upwards(page)
    found = page.extract_words(
        x_tolerance_ratio=0.17,
        y_tolerance=2,
        keep_blank_chars=False,
        return_chars=True,
        char_dir_rotated="btt" if upwards else "ttb",
    )
    level: list[Word] = []
    on_side: list[Word] = []
    for word in found:
        (level if word["chars"][0]["upright"] else on_side).append(_word(word, result))
    return [*level, *_put_together(on_side, upwards)]


def _word(word: Any, result: Page) -> Word:
    signs = [sign(char["text"], char.get("fontname") or "") for char in word["chars"]]
    is_of_signs = any(each != char["text"] for each, char in zip(signs, word["chars"], strict=True))
    text = _GLYPH_WITHOUT_LETTER.sub("\ufffd", "".join(signs) if is_of_signs else word["text"])
    if text == "\ufffd":  # one sign of a symbol font, standing alone: a bullet or a tick
        text = "•"
    result.letters_lost += text.count("\ufffd")
    chars = word["chars"]
    bold = sum(1 for char in chars if _BOLD.search(char.get("fontname") or ""))
    size = sorted(float(char["size"]) for char in chars)[len(chars) // 2]
    place = (float(word["x0"]), float(word["x1"]), float(word["top"]), float(word["bottom"]))
    return Word(text, *place, round(size * 2) / 2, bold * 2 > len(chars))


def _mostly_upwards(page: Any) -> bool:
    """Whether the letters that stand on their side are read from the bottom to the top."""
    on_side = [char["matrix"][1] for char in page.chars if not char["upright"]]
    return sum(1 for slant in on_side if slant > 0) * 2 >= len(on_side)


def _put_together(words: list[Word], upwards: bool) -> list[Word]:
    """Words on their side, one behind the other, become one word where they stand."""
    if upwards:
        ordered = sorted(words, key=lambda word: (round(word.x0 / 2), -word.bottom))
    else:
        ordered = sorted(words, key=lambda word: (-round(word.x0 / 2), word.top))
    joined: list[Word] = []
    for word in ordered:
        last = joined[-1] if joined else None
        gap = 0.0 if last is None else last.top - word.bottom if upwards else word.top - last.bottom
        if last is not None and abs(last.x0 - word.x0) < 2 and -1 < gap < word.size:
            last.text = f"{last.text} {word.text}"
            last.top, last.bottom = min(last.top, word.top), max(last.bottom, word.bottom)
        else:
            joined.append(word)
    return joined


def _grids(page: Any) -> list[Grid]:
    """The ruled tables of a page: at least two columns, and not a mere frame."""
    grids = []
    for table in page.find_tables():
        rows = [list(row.cells) for row in table.rows]
        if rows and max(sum(1 for cell in row if cell) for row in rows) >= 2:
            grids.append(Grid(tuple(table.bbox), rows))
    return grids
