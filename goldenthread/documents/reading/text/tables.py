"""Tables put together from rows: headings, rows continued over a page, cells cut in the middle.

A converter prints a table page by page. The heading comes again on every page, a row that did not
fit goes on in the next one with empty first cells, a sentence is cut in the middle. Here the table
becomes one again, and every repair is written down with its lines so that an officer can check it.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.source import Block, Cell, Paragraph, Table
from goldenthread.documents.reading.text.columns import all_emphasised, heading_share
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.markup import cell as make_cell, is_bold, plain
from goldenthread.documents.reading.text.rows import Row
from goldenthread.documents.reading.text.slipped import mend_slipped
from goldenthread.documents.reading.text.words import Vocabulary, continues, starts_small

_KEY_SHARE = 0.6  # a column filled in this share of the rows tells one row from the next
_WIDER = 4  # times the columns: not the same table
_NUMBERED_SHARE = 0.6  # of the rows have a number: a row without one may be the rest of the row above
_SHORT_HEADING = 20  # characters: the second line of a heading's cell ("2015-16")
_LONGEST_HEADING = 400  # characters of a heading's cell, markup included
_LETTERS = re.compile(r"[^\W_]+")


def _same(one: str, other: str) -> bool:
    """Whether two cells say the same, markup, spaces and punctuation aside."""
    if one == other:
        return True
    if not one.strip() or not other.strip() or max(len(one), len(other)) > _LONGEST_HEADING:
        return not one.strip() and not other.strip()
    return _LETTERS.findall(plain(one).lower()) == _LETTERS.findall(plain(other).lower())


def is_same_heading(row: Row, heading: Row) -> bool:
    """Whether a row repeats a table's heading, as at the top of every page (one cell may differ)."""
    width = max(len(row.cells), len(heading.cells))
    if abs(len(row.cells) - len(heading.cells)) > 1 or not row.filled:
        return False
    pairs = [
        (row.cells[at] if at < len(row.cells) else "", heading.cells[at] if at < len(heading.cells) else "")
        for at in range(width)
    ]
    equal = sum(1 for one, other in pairs if _same(one, other))
    wrong = sum(1 for one, other in pairs if not _same(one, other) and one.strip() and other.strip())
    return equal >= max(1, width - 1 if width < 5 else width - 2) and not (wrong and width < 3) and wrong <= 1


def looks_like_heading(row: Row, share: float = 0.5) -> bool:
    """Whether a row names columns rather than saying something."""
    if all_emphasised(row.cells) and len(row.filled) > 1:
        return True
    return len(row.filled) >= min(2, len(row.cells)) and heading_share(row.cells) >= share


def split_tables(rows: list[Row]) -> list[list[Row]]:
    """Cut rows into tables: a new heading or, after a gap, another width begins one."""
    tables: list[list[Row]] = []
    heading: Row | None = None
    for place, row in enumerate(rows):
        if not tables:
            tables.append([row])
            heading = row
            continue
        if row.after_gap and row.filled == [0] and _titles_the_next(rows, place):
            tables.append([row])
            heading = row
            continue
        current = tables[-1]
        first = heading or current[0]
        if max(len(row.cells), len(first.cells)) > _WIDER * min(len(row.cells), len(first.cells)) + _WIDER:
            tables.append([row])  # so different in width that the one would only be holes in the other
            heading = row
            continue
        strong = looks_like_heading(row, 0.75) and len(row.filled) >= 2
        repeated = is_same_heading(row, first)
        only_caption = all(len(one.filled) <= 1 for one in current)
        if (
            strong
            and not repeated
            and not only_caption
            and (row.after_gap or len(row.cells) != len(first.cells))
        ) or (row.after_gap and abs(len(row.cells) - len(first.cells)) > 1 and not only_caption):
            tables.append([row])
            heading = row
        else:
            if only_caption:
                heading = row
            current.append(row)
    return tables


def _titles_the_next(rows: list[Row], place: int) -> bool:
    """Whether a row with one cell stands above a heading: the title of the table that begins there."""
    after = place + 1
    while after < len(rows) and after < place + 4 and rows[after].filled == [0]:
        after += 1
    return after < len(rows) and looks_like_heading(rows[after], 0.75) and len(rows[after].filled) > 1


class TableBuilder:
    """Makes one table of the rows that belong to it."""

    def __init__(
        self, rows: list[Row], lines: TextLines, heading_rows: int = 0, rows_are_whole: bool = False
    ) -> None:
        self._rows_are_whole = rows_are_whole
        self._known_heading_rows = heading_rows
        self.source = lines
        self.vocabulary: Vocabulary = lines.vocabulary
        self.rows = rows
        self.repairs: list[tuple[str, tuple[int, ...]]] = []
        self.width = max(len(row.cells) for row in rows)
        for row in rows:
            row.cells += [""] * (self.width - len(row.cells))
            missing = self.width - len(row.cell_lines)
            row.cell_lines += [tuple(row.lines)] * missing

    def build(self) -> list[Block]:
        """The captions that stood in the table's first rows, and the table."""
        captions = [] if self._known_heading_rows else self._take_captions()
        body = self._without_rules(self.rows)
        heading_rows = self._known_heading_rows or self._heading_rows(body)
        header, body = body[:heading_rows], body[heading_rows:]
        header, body = self._complete_heading(header, body)
        body = self._without_repeated_headings(header, body)
        left_over: list[Block] = []
        if header:
            mended = mend_slipped(body, header[-1], self._key_column(body), self.source)
            body, left_over = mended.rows, mended.left_over
            self.repairs += mended.repairs
        joined = self._join_continued(body, bool(header))
        cells = [self._cells(row) for row in header] + joined
        if not cells:
            return list(captions)
        furniture = self.source.furniture
        numbers = sorted({number for row in self.rows for number in row.lines if number not in furniture})
        table = Table(rows=cells, lines=tuple(numbers), header_rows=len(header), repairs=self.repairs)
        return [*captions, table, *left_over]

    def _take_captions(self) -> list[Block]:
        """Rows with one filled cell above the heading are the table's title, not rows of it."""
        count = 0
        while count < len(self.rows) and self.rows[count].filled == [0]:
            count += 1
        if not 0 < count < len(self.rows) or count > 4 or self.width == 1:
            return []
        if not (
            looks_like_heading(self.rows[count]) or all(is_bold(row.cells[0]) for row in self.rows[:count])
        ):
            return []
        taken, self.rows = self.rows[:count], self.rows[count:]
        return [Paragraph(plain(row.cells[0]), tuple(row.lines), is_bold(row.cells[0])) for row in taken]

    def _without_rules(self, rows: list[Row]) -> list[Row]:
        kept: list[Row] = []
        for row in rows:
            if row.is_rule:
                reason = "rule under a table's heading" if len(kept) <= 2 else "rule in a table"
                self.source.furniture.update(dict.fromkeys(row.lines, reason))
                self._rule_after = len(kept)
            else:
                kept.append(row)
        return kept

    _rule_after = 0

    def _heading_rows(self, rows: list[Row]) -> int:
        if not rows:
            return 0
        if 0 < self._rule_after <= 2:
            return self._rule_after
        if looks_like_heading(rows[0]):
            return 1
        if any(row.after_gap and is_same_heading(row, rows[0]) for row in rows[1:]):
            return 1
        return 0

    def _complete_heading(self, header: list[Row], body: list[Row]) -> tuple[list[Row], list[Row]]:
        """A heading broken over rows ("Annual Target for" / "2015-16") is one heading."""
        while header and body:
            row = body[0]
            if not row.filled or row.filled[0] == 0 or len(body) < 2:
                break
            whole = header[-1]
            texts = [plain(row.cells[at]) for at in row.filled]
            short = all(len(text) <= 40 and not text.endswith(".") for text in texts)
            fits = all(whole.cells[at].strip() for at in row.filled)
            under = (
                row.after_gap
                or self._rule_after
                or (len(row.filled) > 1 and all(len(text) <= _SHORT_HEADING for text in texts))
            )
            if not (
                short and fits and (under and len(row.filled) < self.width and heading_share(texts) == 1)
            ):
                break
            for at in row.filled:
                whole.cells[at] = f"{plain(whole.cells[at])} {plain(row.cells[at])}"
                whole.cell_lines[at] += tuple(row.lines)
            whole.lines = whole.lines + row.lines
            self.repairs.append(("A heading broken over two rows was put together.", tuple(whole.lines)))
            body = body[1:]
        return header, body

    def _without_repeated_headings(self, header: list[Row], body: list[Row]) -> list[Row]:
        if not header:
            return body
        kept: list[Row] = []
        gap = False
        for row in body:
            if is_same_heading(row, header[-1]) and len(row.filled) >= min(2, self.width):
                gap = True
                if all(_same(one, other) for one, other in zip(row.cells, header[-1].cells, strict=True)):
                    first = header[-1].lines[0]
                    reason = f"heading repeated on the next page (as in line {first})"
                    self.source.furniture.update(dict.fromkeys(row.lines, reason))
                else:
                    self._add_to_heading(header[-1], row)
                continue
            row.after_gap = row.after_gap or gap
            gap = False
            kept.append(row)
        return kept

    def _add_to_heading(self, heading: Row, row: Row) -> None:
        for at, text in enumerate(row.cells):
            if text.strip() and not heading.cells[at].strip():
                heading.cells[at] = text
                heading.cell_lines[at] = tuple(row.lines)
        heading.lines = heading.lines + row.lines
        self.repairs.append(
            ("The heading on the next page is worded a little differently.", tuple(row.lines))
        )

    def _cells(self, row: Row) -> list[Cell]:
        return [
            make_cell(text.replace("\x1f", " "), lines if text.strip() else tuple(row.lines))
            for text, lines in zip(row.cells, row.cell_lines, strict=True)
        ]

    def _key_column(self, rows: list[Row]) -> int:
        """The leftmost column that is filled in most rows: a row without it continues the one above."""
        telling = [row for row in rows if len(row.filled) > 1] or rows
        for column in range(self.width):
            filled = sum(1 for row in telling if row.cells[column].strip())
            if filled >= _KEY_SHARE * len(telling):
                return column
        return 0

    def _join_continued(self, rows: list[Row], has_heading: bool) -> list[list[Cell]]:
        key = self._key_column(rows)
        starts = [plain(row.cells[key]) for row in rows if row.cells[key].strip()]
        numbered = (
            sum(1 for text in starts if split_marker(text).marker) >= _NUMBERED_SHARE * len(starts)
            if starts
            else False
        )
        result: list[list[_Growing]] = []
        for row in rows:
            cells = self._cells(row)
            last = [one.last for one in result[-1]] if result else []
            joins = has_heading and not self._rows_are_whole
            if result and joins and _continues_row(row, cells, last, key, numbered):
                for one, other in zip(result[-1], cells, strict=True):
                    one.add(other)
                result[-1][0].joined = True
            else:
                if result and has_heading and row.after_gap:
                    self._note_cut_cells(last, cells, result[-1], row)
                result.append([_Growing(one) for one in cells])
        for grown in result:
            if grown[0].joined:
                numbers = sorted({number for one in grown for number in one.lines})
                sentence = (
                    "A row that went on below (after a page break or in the next line) was put together."
                )
                self.repairs.append((sentence, tuple(numbers)))
        return [[one.cell(self.vocabulary) for one in grown] for grown in result]

    def _note_cut_cells(self, last: list[str], cells: list[Cell], above: list[_Growing], row: Row) -> None:
        for before, cell, grown in zip(last, cells, above, strict=True):
            if starts_small(cell.text) and continues(before, cell.text):
                sentence = f"“{cell.text[:60]}” seems to go on from the row above; it was left there."
                self.repairs.append((sentence, (*grown.lines, *row.lines)))


class _Growing:
    """A cell that takes in what is found of it further down."""

    def __init__(self, start: Cell) -> None:
        self.start = start
        self.pieces: list[list[str]] = [[text] for text in start.items or ([start.text] if start else [])]
        self.lines: list[int] = list(start.lines)
        self.joined = False

    @property
    def last(self) -> str:
        return self.pieces[-1][-1] if self.pieces else ""

    def add(self, other: Cell) -> None:
        if not other:
            return
        self.lines.extend(other.lines)
        if self.last.endswith(other.text) and not starts_small(other.text):
            return
        new = list(other.items) or [other.text]
        plain_cells = len(self.pieces) == 1 and not other.items
        if self.pieces and (
            continues(self.last, new[0]) or (plain_cells and not _two_items(self.last, new[0]))
        ):
            self.pieces[-1].append(new[0])
            new = new[1:]
        self.pieces.extend([text] for text in new)

    def cell(self, vocabulary: Vocabulary) -> Cell:
        if len(self.lines) == len(self.start.lines):
            return self.start
        items = [vocabulary.joined_all(parts) for parts in self.pieces]
        return Cell(" ".join(items), tuple(sorted(set(self.lines))), tuple(items) if len(items) > 1 else ())


def _two_items(before: str, after: str) -> bool:
    """Whether two pieces of a cell are two statements, not one sentence cut in two."""
    return before.rstrip().endswith((".", ";", "!", "?")) or bool(split_marker(after).marker)


def _continues_row(row: Row, cells: list[Cell], above: list[str], key: int, numbered: bool) -> bool:
    """The evidence that a row is the rest of the one above and not a row of its own.

    A row whose telling column is empty continues the row above where one cell only is filled, or where
    a sentence is carried on; a row whose telling column is filled continues it where that cell itself
    carries on a sentence, or lacks the number that all others have.
    """
    filled = row.filled
    if not filled:
        return False
    carried = [at for at in filled if continues(above[at], cells[at].text) and starts_small(cells[at].text)]
    if key not in filled:
        if filled[0] < key and not starts_small(cells[filled[0]].text):
            return False
        return len(filled) == 1 or bool(carried)
    text = cells[key].text
    if split_marker(text).marker or filled[0] < key:
        return False
    own_start = starts_small(text) and not ends_like_row(above[key])
    if own_start and (key > 0 or len(filled) < len(cells) or row.after_gap):
        return (
            len(carried) >= 1 and (row.after_gap or key in carried) and (key > 0 or len(filled) < len(cells))
        )
    return numbered and key > 0 and row.after_gap and bool(above[key])


def ends_like_row(text: str) -> bool:
    """Whether a cell ends as a complete statement does."""
    return text.rstrip().endswith((".", "?", "!"))
