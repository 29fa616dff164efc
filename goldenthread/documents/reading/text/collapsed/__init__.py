"""Tables whose columns have collapsed: every cell printed below the one before it.

Some converters print a table cell by cell. First come the cells of the heading, then those of the
first row, each broken over several lines and divided by blank ones. The order of the columns, the
numbering, bullets and dates show which piece belongs where. What was put together is noted, and a
piece that could belong to several cells stays outside the table as a paragraph with its lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.documents.reading.source import Block, Cell, Paragraph, Table
from goldenthread.documents.reading.text.collapsed.chunks import Chunk, Pieces, cut_at_bullets, cut_at_number
from goldenthread.documents.reading.text.collapsed.heading import Column, heading_of, may_begin_heading
from goldenthread.documents.reading.text.collapsed.placing import place
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import BULLETS
from goldenthread.documents.reading.text.markup import plain
from goldenthread.documents.reading.text.prose import begins_section
from goldenthread.documents.reading.text.rows import is_pipe_row, is_tab_row
from goldenthread.documents.reading.text.words import is_unfinished, starts_small

__all__ = ["read_collapsed"]

_HEADING_PIECES = 14
_FEWEST_BODY_CHUNKS = 4


def read_collapsed(lines: TextLines, index: int) -> tuple[list[Block], int]:
    """The blocks of a collapsed table that begins at `index`, and the index after it; ([], index) if none."""
    if not may_begin_heading(lines.text(index)):
        return [], index
    columns, after = _heading_at(lines, index)
    if not columns:
        return [], index
    body = _Body(lines, columns)
    end = body.collect(after)
    blocks = body.blocks()
    return (blocks, end) if blocks else ([], index)


def _heading_at(lines: TextLines, index: int) -> tuple[list[Column], int]:
    pieces = Pieces(lines, index)
    chunks: list[tuple[str, tuple[int, ...]]] = []
    ends = [index]
    for _ in range(_HEADING_PIECES):
        texts, numbers, after = pieces.next()
        if not texts or len(texts) > 6:
            break
        chunks.append((" ".join(text.strip() for text in texts), tuple(numbers)))
        ends.append(after)
        pieces.index = after
    columns, taken = heading_of(chunks)
    return columns, ends[taken]


@dataclass(slots=True)
class _Body:
    """What stands below the heading, cut into pieces and then into rows."""

    lines: TextLines
    columns: list[Column]
    chunks: list[Chunk] = field(default_factory=list)
    repairs: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    left_over: list[Block] = field(default_factory=list)
    page: int = 0

    @property
    def kinds(self) -> list[str]:
        return [column.kind for column in self.columns]

    # Collecting the pieces

    def collect(self, index: int) -> int:
        """Take in pieces up to the end of the table; the index of the first line after it."""
        widest = 0
        while index < len(self.lines):
            if self.lines.is_furniture(index):
                index += 1
                continue
            text = self.lines.text(index)
            if begins_section(self.lines, index) or is_tab_row(text) or is_pipe_row(text):
                break
            repeated = self._repeated_heading(index)
            if repeated:
                index = repeated
                continue
            texts, numbers, after = self._piece(index)
            pieces = cut_at_bullets(texts, numbers, self.page)
            width = max(piece.widest for piece in pieces)
            if widest and width > 1.6 * widest and width > 80:
                index = self._give_back(index)
                break
            widest = max(widest, width if len(self.chunks) < 40 else 0)
            self.chunks += pieces
            index = after
        return index

    def _piece(self, index: int) -> tuple[list[str], list[int], int]:
        """The lines up to the next blank one, heading or repeated table heading."""
        texts: list[str] = []
        numbers: list[int] = []
        while index < len(self.lines) and not self.lines.is_furniture(index):
            if texts and (begins_section(self.lines, index) or self._repeated_heading(index, look_only=True)):
                break
            texts.append(self.lines.text(index).strip("\f"))
            numbers.append(self.lines.lines[index].number)
            index += 1
        return texts, numbers, index

    def _repeated_heading(self, index: int, look_only: bool = False) -> int:
        """The index after the heading where it is printed again at `index`, else 0."""
        if not may_begin_heading(self.lines.text(index)):
            return 0
        columns, after = _heading_at(self.lines, index)
        if [column.kind for column in columns] != self.kinds:
            return 0
        if not look_only:
            first = self.columns[0].lines[0]
            for at in range(index, after):
                number = self.lines.lines[at].number
                self.lines.furniture.setdefault(
                    number, f"heading repeated on the next page (as in line {first})"
                )
            self.page += 1
        return after

    def _give_back(self, index: int) -> int:
        """A short line that stands before running text is that text's heading, not the table's last piece."""
        if not self.chunks:
            return index
        last = self.chunks[-1]
        before = self.chunks[-2] if len(self.chunks) > 1 else None
        if last.shows_something or len(last.parts) > 1 or starts_small(last.text):
            return index
        if before is not None and is_unfinished(before.text):
            return index
        self.chunks.pop()
        return last.numbers[0] - 1

    # Rows

    def blocks(self) -> list[Block]:
        """The table and what could not be placed in it; nothing where the pieces do not form rows."""
        rows = self._numbered_rows()
        if not rows or len(self.chunks) < _FEWEST_BODY_CHUNKS:
            return []
        header = [Cell(plain(column.name), column.lines) for column in self.columns]
        cells = [header] + [self._row(row) for row in rows]
        furniture = self.lines.furniture
        used = {number for row in cells for cell in row for number in cell.lines if number not in furniture}
        table = Table(cells, tuple(sorted(used)), 1, self.repairs)
        return [table, *self.left_over]

    def _numbered_rows(self) -> list[list[Chunk]]:
        """Cut the pieces into rows: the next number begins one once the row before has come to its end."""
        if not self.chunks or self.chunks[0].number is None or self.chunks[0].date:
            return []
        rows: list[list[Chunk]] = []
        current = self.chunks[0].number
        ended = False
        for chunk in self.chunks:
            begins = chunk.number is not None and not chunk.date and not chunk.bullet
            if not rows:
                rows.append([chunk])
                continue
            if begins and ended and chunk.number == current + 1:
                rows.append([chunk])
                current, ended = current + 1, False
                continue
            rows[-1].append(chunk)
            ended = ended or self._ends_row(chunk)
        return rows

    def _ends_row(self, chunk: Chunk) -> bool:
        """Pieces of the last columns (dates, measures) show that the next number begins a new row."""
        late = set(self.kinds[len(self.kinds) // 2 :])
        return (chunk.bullet and bool(late & {"measure", "status"})) or (chunk.date and "date" in late)

    def _row(self, chunks: list[Chunk]) -> list[Cell]:
        chunks = self._cut_at_numbers(chunks)
        first_page = chunks[0].page
        same_page = [chunk for chunk in chunks if chunk.page == first_page]
        columns = place(same_page, self.kinds)
        held: list[list[Chunk]] = [[] for _ in self.columns]
        for chunk, column in zip(same_page, columns, strict=True):
            held[column].append(chunk)
        last = columns[-1]
        for chunk in chunks:
            if chunk.page != first_page:
                last = self._place_after_break(chunk, held, last)
        cells = [self._cell(found, chunks[0]) for found in held]
        numbers = tuple(sorted({number for chunk in chunks for number in chunk.numbers}))
        self.repairs.append(
            ("The cells of this row were printed one below the other; order, numbers, bullets and dates show "
             "which column each belongs to.", numbers)
        )  # fmt: skip
        for titled, found in zip(self.columns, held, strict=True):
            if not found:
                self.repairs.append(
                    (f"No text was found for “{titled.name}”; it may stand in a neighbouring cell.", numbers)
                )
        return cells

    def _cut_at_numbers(self, chunks: list[Chunk]) -> list[Chunk]:
        """Cut pieces in which a list that goes on elsewhere in the row has its missing number."""
        result: list[Chunk] = []
        reached = 0
        for at, chunk in enumerate(chunks):
            following = chunks[at + 1].number if at + 1 < len(chunks) else None
            wanted = set()
            if at and chunk.number is None and not chunk.bullet and not chunk.date:
                if following == 2 and not chunks[at + 1].date:
                    wanted.add(1)
                if chunk.page != chunks[0].page and reached:
                    wanted |= {one.number + 1 for one in chunks[1:at] if one.number and not one.date}
            result += cut_at_number(chunk, wanted) if wanted else [chunk]
            reached = max(reached, chunk.number or 0)
        return result

    def _place_after_break(self, chunk: Chunk, held: list[list[Chunk]], last: int) -> int:
        """The column of a piece on the next page: where its list goes on; else it stays beside the table."""
        for column, found in enumerate(held):
            if not found:
                continue
            before = found[-1]
            goes_on = (
                chunk.number is not None and before.number == chunk.number - 1 and before.date == chunk.date
            )
            if (goes_on and column) or (chunk.bullet and before.bullet):
                found.append(chunk)
                return column
        kind = self._kind_shown(chunk)
        column = self.kinds.index(kind) if kind in self.kinds else -1
        if column >= 0 and (chunk.date or not held[column]):
            held[column].append(chunk)
            return column
        if held[last] and not chunk.shows_something and held[last][-1].page == chunk.page:
            held[last].append(chunk)
            return last
        numbers = tuple(chunk.numbers)
        self.left_over.append(Paragraph(plain(chunk.text), numbers))
        self.repairs.append(
            (f"“{plain(chunk.text)[:80]}” goes on from cells of the row before the page break, but not "
             "clearly from which; it was left out of the table.", numbers)
        )  # fmt: skip
        return last

    @staticmethod
    def _kind_shown(chunk: Chunk) -> str:
        """The kind of column that a piece alone shows: a date, a bullet, the first number of a list."""
        if chunk.date:
            return "date"
        if chunk.bullet:
            return "measure"
        return "action" if chunk.number == 1 else ""

    def _cell(self, chunks: list[Chunk], first: Chunk) -> Cell:
        if not chunks:
            return Cell("", tuple(first.numbers[:1]))
        whole = self.lines.vocabulary.joined_all
        pieces: list[list[str]] = []
        lead_in = False
        for chunk in chunks:
            parts = list(chunk.parts)
            if chunk.bullet:
                parts[0] = BULLETS.sub("", parts[0].lstrip(), count=1).lstrip("-–* ")
            own = chunk.shows_something or chunk.letter
            if pieces and not own and not lead_in:
                pieces[-1] += parts
            else:
                pieces.append(parts)
            lead_in = not own and len(pieces) == 1 and parts[-1].rstrip().endswith(":")
        texts = [plain(whole(piece)) for piece in pieces]
        items = [text for at, text in enumerate(texts) if at or not (text.endswith(":") and len(texts) > 1)]
        numbers = tuple(sorted({number for chunk in chunks for number in chunk.numbers}))
        return Cell(" ".join(texts), numbers, tuple(items) if len(items) > 1 else ())
