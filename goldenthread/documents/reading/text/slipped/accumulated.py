"""Rows whose cells pile up: each repeats all the names before it and adds one.

Some converters, when a table's row borders are faint, print a row with the first measure's name, then
one with the first two, then one with three. The names can be told from where each begins. The figures
pile up in their columns in the same order; a figure is given to a measure only where no other measure
could have it (a percentage cannot be a number of children, and the order must hold) or where a figure
with the same remark was placed so. Everything else stays beside the table, with its column's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.source import Block, Paragraph
from goldenthread.documents.reading.text.known import KnownHeadings, measure_starts
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markup import plain
from goldenthread.documents.reading.text.rows import Row
from goldenthread.documents.reading.text.slipped.values import Placed, Value, place_values, values_in
from goldenthread.documents.reading.text.words import is_unfinished

Repairs = list[tuple[str, tuple[int, ...]]]

_FEWEST_ROWS = 4
_SHORTEST = 40  # characters two piled-up names share at least
_SHARED = 0.8  # of the shorter one
_SURELY = 120  # characters in common that no two measures have
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Name:
    """A measure found in piled-up cells: its fullest text, and the rows that have it."""

    text: str
    lines: list[int] = field(default_factory=list)
    first_row: int = 0


def mend_accumulated(
    rows: list[Row], heading: Row, key: int, lines: TextLines
) -> tuple[list[Row], Repairs, list[Block]]:
    """The rows with each pile taken apart, the repairs, and what could not be given to a measure."""
    spans = _spans(rows, key)
    if not spans:
        return rows, [], []
    known = lines.known_headings
    result: list[Row] = []
    repairs: Repairs = []
    left_over: list[Block] = []
    done = 0
    for start, end in spans:
        result += rows[done:start]
        pile = _Pile(rows[start:end], heading, key, known)
        before = result[-1] if result else None
        found = pile.rows(before)
        if found:
            result += found
            left_over += pile.left_over(found, before)
            repairs += pile.repairs
        else:
            result += rows[start:end]
        done = end
    return result + rows[done:], repairs, left_over


def _spans(rows: list[Row], key: int) -> list[tuple[int, int]]:
    """The stretches of rows in which the name's cell repeats the one before it and goes on."""
    names = [plain(row.cells[key]) if len(row.cells) > key else "" for row in rows]
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(rows):
        end, last, growing = start + 1, names[start], 0
        while end < len(rows):
            if not names[end] and _repeats(rows[end], rows[end - 1], key):
                end += 1
                continue
            if not names[end] or not last or not _grows(last, names[end]):
                break
            growing += 1
            last, end = names[end], end + 1
        if growing + 1 >= _FEWEST_ROWS and len(names[end - 1]) > len(names[start]):
            spans.append((_reach_back(rows, start, key), end))
        start = max(end - 1, start + 1) if growing == 0 else end
    return spans


def _grows(before: str, after: str) -> bool:
    """Whether one name's cell repeats the one before it, from its beginning or from its first measure."""
    for one, other in ((before, after), (_from_first_measure(before), _from_first_measure(after))):
        shared = shared_start(one, other)
        if shared >= _SHORTEST and (shared >= _SHARED * min(len(one), len(other)) or shared >= _SURELY):
            return True
    return False


def shared_start(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _from_first_measure(text: str) -> str:
    starts = measure_starts(text)
    return text[starts[0] :] if starts else ""


def _repeats(row: Row, before: Row, key: int) -> bool:
    """A row without a name whose other cells only repeat the row above."""
    return all(
        not text.strip() or plain(text) in plain(other)
        for text, other in zip(row.cells[key + 1 :], before.cells[key + 1 :], strict=False)
    )


def _reach_back(rows: list[Row], start: int, key: int) -> int:
    """Rows without a name just above a pile belong to it where they repeat their neighbours."""
    while (
        start > 1
        and not rows[start - 1].cells[key].strip()
        and _repeats(rows[start - 1], rows[start - 2], key)
    ):
        start -= 1
    return start


class _Pile:
    """One stretch of piled-up rows, taken apart."""

    def __init__(self, rows: list[Row], heading: Row, key: int, known: KnownHeadings) -> None:
        self.source = rows
        self.heading = heading
        self.key = key
        self.known = known
        self.repairs: Repairs = []
        self.unplaced: dict[int, list[str]] = {}
        self.lines = tuple(sorted({number for row in rows for number in row.lines}))

    def rows(self, before: Row | None) -> list[Row]:
        """A row for each heading and measure in the pile, in order; empty where no names are found."""
        headings, names = self._names()
        if len(names) < 2:
            return []
        width = len(self.source[0].cells)
        found: list[Row] = []
        by_name: list[Row] = []
        for name in names:
            for text, numbers in headings.get(names.index(name), []):
                found.append(self._row(width, max(self.key - 1, 0), text, numbers))
            row = self._row(width, self.key, name.text, name.lines)
            found.append(row)
            by_name.append(row)
        for text, numbers in headings.get(len(names), []):
            found.append(self._row(width, max(self.key - 1, 0), text, numbers))
        self.repairs.append(
            (f"{len(self.source)} rows repeat one another and grow; {len(names)} measures were told apart in "
             "them by where their names begin.", self.lines)
        )  # fmt: skip
        self._place(names, by_name, before)
        return found

    def _row(self, width: int, column: int, text: str, numbers: list[int]) -> Row:
        cells = [""] * width
        cells[column] = text
        lines = sorted(set(numbers))
        kept = tuple(lines if len(lines) < 3 else [lines[0], lines[-1]])
        return Row(cells, list(kept), cell_lines=[kept] * width)

    # Names

    def _names(self) -> tuple[dict[int, list[tuple[str, list[int]]]], list[Name]]:
        """The measures in order, and the headings that stand before the measure with each index."""
        names: list[Name] = []
        behind: dict[int, tuple[str, list[int]]] = {}  # by the identity of the name before: text of headings
        opening: tuple[str, list[int]] = ("", [])
        for order, row in enumerate(self.source):
            text = plain(row.cells[self.key])
            starts = measure_starts(text)
            ends = [*starts[1:], len(text)] if starts else []
            prefix = text[: starts[0]].strip() if starts else text
            if len(prefix) > len(opening[0]):
                opening = (prefix, [*row.lines])
            at = 0
            for start, end in zip(starts, ends, strict=True):
                name, heading = self._cut(text[start:end].strip(), names)
                at = self._take(names, at, name, row.lines, order)
                if heading and self._is_clearer(heading, behind.get(id(names[at - 1]), ("", []))[0]):
                    behind[id(names[at - 1])] = (heading, list(row.lines))
        headings: dict[int, list[tuple[str, list[int]]]] = {0: self._headings(*opening)}
        for index, found in enumerate(names):
            if id(found) in behind:
                headings[index + 1] = self._headings(*behind[id(found)])
        return headings, names

    def _is_clearer(self, heading: str, before: str) -> bool:
        """Of two prints of the same headings: the one with more headings, then the shorter one."""
        if not before:
            return True
        more, fewer = len(self.known.ends(heading)), len(self.known.ends(before))
        return more > fewer or (more == fewer and len(heading) < len(before))

    def _cut(self, piece: str, names: list[Name]) -> tuple[str, str]:
        """A piece cut into the measure's name and the heading printed behind it."""
        for name in names:
            if len(name.text) < len(piece) and piece.startswith(name.text):
                rest = piece[len(name.text) :].strip()
                first = _WORD.search(rest)
                if (first and self.known.is_cut(first[0])) or self.known.ends(rest):
                    return name.text, rest
        for word in _WORD.finditer(piece):
            if word.start() and self.known.whole_word(word[0]) and self.known.ends(piece[word.start() :]):
                return piece[: word.start()].strip(), piece[word.start() :]
        return piece, ""

    def _take(self, names: list[Name], at: int, text: str, lines: list[int], order: int) -> int:
        """Add a name at its place in the order, or lengthen the one already there; the index after it."""
        near = range(max(at - 1, 0), min(at + 2, len(names)))  # where the order says it should be
        for index in [*near, *range(len(names))]:
            name = names[index]
            shared = shared_start(name.text, text)
            if shared == min(len(name.text), len(text)) or shared >= _SHORTEST:
                if len(text) > len(name.text) and shared == len(name.text):
                    name.text = text
                name.lines += lines
                return index + 1
        names.insert(at, Name(text, list(lines), order))
        return at + 1

    def _headings(self, text: str, numbers: list[int]) -> list[tuple[str, list[int]]]:
        """Several headings printed one after another, cut where a known heading ends."""
        found: list[tuple[str, list[int]]] = []
        start = 0
        for end in [*self.known.ends(text), len(text)]:
            part = text[start:end].strip(" .,;")
            if part:
                found.append((self._whole(part), numbers))
            start = end
        return found

    def _whole(self, part: str) -> str:
        full = self.known.full(part)
        if full:
            self.repairs.append(
                (f"“{part}” was read as the heading “{full}”, which the document has.", self.lines)
            )
            return full
        first = _WORD.match(part)
        whole = self.known.whole_word(first[0]) if first else ""
        if first and whole:
            self.repairs.append((f"“{part}” begins in the middle of a word; read as “{whole}”.", self.lines))
            return whole + part[first.end() :]
        return part

    # Figures

    def _place(self, names: list[Name], rows: list[Row], before: Row | None) -> None:
        placed: dict[int, list[Placed]] = {}
        for column in range(self.key + 1, len(self.source[0].cells)):
            cells = [plain(row.cells[column]) for row in self.source]
            values, origin = values_in(cells)
            if before is not None:
                values = self._complete_before(values, before, column, origin)
            limits = [self._reach(names, value.first_row) for value in values]
            placed[column] = place_values(values, [name.text for name in names], limits)
        self._place_by_remark(placed)
        for column, found in placed.items():
            title = plain(self.heading.cells[column]) if column < len(self.heading.cells) else ""
            origin_line = self._line_of(column)
            for one in found:
                if one.name is None:
                    if one.value.text != "~":
                        self.unplaced.setdefault(column, []).append(one.value.text)
                    continue
                row = rows[one.name]
                row.cells[column] = f"{row.cells[column]} {one.value.text}".strip()
                row.cell_lines[column] = (origin_line,)
                row.lines = sorted({*row.lines, origin_line})
                why = "the same remark as beside it" if one.by_remark else "its order and kind"
                self.repairs.append(
                    (f"“{one.value.text}” ({title}) was given to “{names[one.name].text[:70]}” by {why}.",
                     (origin_line,))
                )  # fmt: skip

    def _line_of(self, column: int) -> int:
        fullest = max(self.source, key=lambda row: len(row.cells[column]))
        return fullest.lines[0]

    def _reach(self, names: list[Name], first_row: int) -> int:
        """The last measure a figure may belong to: names are printed before their figures, or with them."""
        ahead = 2
        printed = [index for index, name in enumerate(names) if name.first_row <= first_row]
        return min(len(names) - 1, max(printed, default=0) + ahead)

    def _complete_before(self, values: list[Value], before: Row, column: int, origin: int) -> list[Value]:
        """The first text of a pile may complete the cell above it ("Not available as of" + "21/06/17")."""
        above = plain(before.cells[column])
        same = values and values[0].text == above
        if values and (same or (is_unfinished(above) and values[0].text.startswith(above))):
            if values[0].text != above:
                line = self.source[origin].lines[0]
                before.cells[column] = values[0].text
                before.cell_lines[column] = tuple(sorted({*before.cell_lines[column], line}))
                self.repairs.append(
                    (f"“{above}” was completed to “{values[0].text}”.", (*before.lines, line))
                )  # fmt: skip
            return values[1:]
        return values

    def _place_by_remark(self, placed: dict[int, list[Placed]]) -> None:
        """A figure with the remark "(City)" belongs to the measure whose other figure has that remark."""
        remarks: dict[str, set[int]] = {}
        for found in placed.values():
            for one in found:
                if one.name is not None and one.value.remark:
                    remarks.setdefault(one.value.remark, set()).add(one.name)
        for found in placed.values():
            for one in found:
                owners = remarks.get(one.value.remark, set())
                if one.name is None and one.value.remark and len(owners) == 1:
                    name = next(iter(owners))
                    if one.earliest <= name <= one.latest and not any(other.name == name for other in found):
                        one.name, one.by_remark = name, True

    def left_over(self, rows: list[Row], before: Row | None) -> list[Block]:
        """What stands in the pile but was given to no measure: figures by column, then single words."""
        blocks: list[Block] = []
        said: set[str] = set()
        for column, texts in sorted(self.unplaced.items()):
            title = plain(self.heading.cells[column]) if column < len(self.heading.cells) else ""
            text = f"{title}: {' '.join(texts)}" if title else " ".join(texts)
            blocks.append(Paragraph(text, self.lines))
            said.update(_WORD.findall(text.lower()))
            self.repairs_note(title, texts, self._line_of(column))
        for row in [*rows, *([before] if before else []), self.heading]:
            for cell in row.cells:
                said.update(_WORD.findall(plain(cell).lower()))
        missing: list[str] = []
        for row in self.source:
            words = [word for cell in row.cells for word in _WORD.findall(plain(cell))]
            new = [word for word in words if word.lower() not in said]
            if new:
                said.update(word.lower() for word in new)
                missing += new
        if missing:
            blocks.append(Paragraph(" ".join(missing), self.lines))
        return blocks

    def repairs_note(self, title: str, texts: list[str], line: int) -> None:
        self.repairs.append(
            (f"{title}: {len(texts)} piled-up texts were given to no measure; they stand below the table.",
             (line,))
        )  # fmt: skip
