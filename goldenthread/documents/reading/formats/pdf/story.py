"""The story of a PDF: its lines, headings, paragraphs, lists and tables in the order they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldenthread.documents.reading.formats.gathering import Gathering, cell_of, counted, row_text, tidy
from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.pdf.aligned import aligned_table
from goldenthread.documents.reading.formats.pdf.furniture import furniture_of, is_contents_entry
from goldenthread.documents.reading.formats.pdf.layout import TextLine, in_reading_order, lines_of_words
from goldenthread.documents.reading.formats.pdf.looks import Looks
from goldenthread.documents.reading.formats.pdf.pages import Page, Word, open_pdf, pages_of
from goldenthread.documents.reading.formats.pdf.split_tables import (
    belong_together,
    is_rest_of_a_row,
    put_together,
)
from goldenthread.documents.reading.formats.pdf.tables import TableOnPage, ruled_table
from goldenthread.documents.reading.formats.sheet_rows import merged_sentence
from goldenthread.documents.reading.formats.table_shape import header_rows, without_repeated_headings
from goldenthread.documents.reading.limits import DEFAULT_LIMITS, CannotRead, ReadingLimits
from goldenthread.documents.reading.source import Cell, Heading, ListItem, Paragraph, SourceDocument, Table

_TELLING_COLUMNS = 3  # that stand in the same places in two tables by no accident
_TABLES_REMEMBERED = 8
_LONGEST_HEADING = 120  # characters
_LARGER = 1.12  # times the usual size: a heading by its size
_NEW_PARAGRAPH = 1.45  # times the size of the letters between the tops of two lines, beyond their own height
_FEWEST_WORDS = 5  # on at least one page, for a PDF with pictures not to be a scan with a stamp on it

Item = TextLine | TableOnPage


def read_pdf(name: str, data: bytes, *, limits: ReadingLimits = DEFAULT_LIMITS) -> SourceDocument:
    """A PDF as a document. Raises CannotRead (password, scanned, damaged, bomb)."""
    pdf, repaired = open_pdf(data)
    with pdf:
        pages = list(pages_of(pdf, limits))
        total = len(pdf.pages)
    _refuse_without_text(pages)
    document = _Story(name, pages, total, limits.pages).read()
    if repaired:
        document.warnings.insert(0, "The PDF was damaged and had to be repaired; parts of it may be missing.")
    return document


def _refuse_without_text(pages: list[Page]) -> None:
    words = sum(len(page.words) for page in pages)
    if words == 0 and all(page.unreadable for page in pages):
        raise CannotRead("damaged", "No page of this PDF can be read. Print it to a new PDF and upload that.")
    letters = sum(len(word.text) for page in pages for word in page.words)
    lost = sum(page.letters_lost for page in pages)
    if letters and lost * 2 > letters:
        raise CannotRead(
            "no-letters",
            "The fonts of this PDF do not say which letters they print, so its text cannot be read. "
            "Ask for the "
            "document it was made from, or print it to a new PDF from the program it was made with.",
        )
    has_pictures = any(page.pictures for page in pages)
    if words == 0 and not has_pictures:
        raise CannotRead(
            "no-text",
            "The pages of this PDF hold no text: they are empty, or their letters are drawn as "
            "shapes. Ask for "
            "the document it was made from, or print it to a new PDF from the program it was made with.",
        )
    if has_pictures and all(len(page.words) < _FEWEST_WORDS for page in pages):
        raise CannotRead(
            "scanned",
            "This PDF holds pictures of pages and no text: it was scanned. Ask for the document it "
            "was made from, or "
            "have the text recognised (OCR) and upload the result.",
        )


class _Story:
    def __init__(self, name: str, pages: list[Page], total: int, most: int) -> None:
        self.gathering = Gathering(name, "pdf")
        self.pages = pages
        self.total = total
        self.most = most
        self.looks = Looks()
        self.open: list[TextLine] = []  # the lines of the paragraph that is not finished
        self.open_numbers: list[int] = []
        self.columns_known: list[list[float]] = []  # of the tables without a grid so far
        self.columns_before: list[float] = []  # of a table without a grid, if that is what came last
        self.page_before = 0

    def read(self) -> SourceDocument:
        self._learn()
        on_pages = [self._items(page) for page in self.pages]
        text_lines = [
            (page.height, [item for item in items if isinstance(item, TextLine)])
            for page, items in zip(self.pages, on_pages, strict=True)
        ]
        furniture = furniture_of(text_lines)
        on_pages = [
            self._with_aligned_tables(items, page, furniture)
            for items, page in zip(on_pages, self.pages, strict=True)
        ]
        self._learn_headings([line for _, lines in text_lines for line in lines if id(line) not in furniture])
        self._write(on_pages, furniture)
        self._warn()
        return self.gathering.finish()

    def _learn(self) -> None:
        """The usual size of letters, and the words the document uses."""
        sizes: Counter[float] = Counter()
        for page in self.pages:
            for word in page.words:
                sizes[word.size] += len(word.text)
                self.looks.words.add(word.text.strip(".,;:()").lower())
        self.looks.size = sizes.most_common(1)[0][0] if sizes else 0.0

    def _learn_headings(self, lines: list[TextLine]) -> None:
        """Levels of headings by their looks: the largest is the highest."""
        kinds = {(line.size, line.bold) for line in lines if self._looks_like_heading(line)}
        ordered = sorted(kinds, reverse=True)
        self.looks.levels = {kind: min(index, 6) for index, kind in enumerate(ordered, start=1)}

    def _looks_like_heading(self, line: TextLine) -> bool:
        text = line.text
        if (
            len(text) > _LONGEST_HEADING
            or text.endswith((".", ";", ","))
            or not any(c.isalpha() for c in text)
        ):
            return False
        if line.size >= self.looks.size * _LARGER:
            return True
        return line.bold and line.size >= self.looks.size * 0.95 and not _is_bullet(text)

    # --- Pages -----------------------------------------------------------------------------------------

    def _items(self, page: Page) -> list[Item]:
        """The text lines and tables of a page in the order they are read."""
        words = page.words
        tables: list[TableOnPage] = []
        for grid in page.grids:
            table, words = ruled_table(grid, words, page.number, self.looks.join)
            if table:
                tables.append(table)
        items: list[Item] = []
        # A table stands across the page: what is above it is read before it, in columns or not.
        for table in sorted(tables, key=lambda table: table.box[1]):
            above = [word for word in words if word.middle < table.box[1]]
            words = [word for word in words if word.middle >= table.box[1]]
            items.extend(self._text_items(above, page.number))
            items.append(table)
        items.extend(self._text_items(words, page.number))
        return items

    def _text_items(self, words: list[Word], page: int) -> list[Item]:
        return [*in_reading_order(lines_of_words(words, page))]

    def _with_aligned_tables(self, items: list[Item], page: Page, furniture: dict[int, str]) -> list[Item]:
        """The same with the lines that form a table without a grid replaced by it."""
        result: list[Item] = []
        at = 0
        while at < len(items):
            item = items[at]
            if isinstance(item, TableOnPage) or self._stands_alone(item, furniture):
                result.append(item)
                at += 1
                continue
            run = []
            for following in items[at:]:
                if isinstance(following, TableOnPage) or self._stands_alone(following, furniture):
                    break
                run.append(following)
            result.extend(self._tables_in(run, page))
            at += len(run)
        return result

    @staticmethod
    def _stands_alone(line: TextLine, furniture: dict[int, str]) -> bool:
        return id(line) in furniture or is_contents_entry(line.text)

    def _tables_in(self, lines: list[TextLine], page: Page) -> Iterator[Item]:
        at = 0
        while at < len(lines):
            earlier = [self.columns_before] if self.page_before == page.number - 1 else []
            found = aligned_table(lines, at, self.looks.join, page.rules, [*earlier, *self.columns_known])
            self.columns_before, self.page_before = (found[0].lefts if found else []), page.number
            if found:
                self._remember_columns(found[0].lefts)
                yield found[0]
                at = found[1]
            else:
                yield lines[at]
                at += 1

    def _remember_columns(self, lefts: list[float]) -> None:
        """Plans print one table per priority: the columns of one are those of the others."""
        if len(lefts) >= _TELLING_COLUMNS and lefts not in self.columns_known:
            self.columns_known = [*self.columns_known, lefts][-_TABLES_REMEMBERED:]

    # --- Writing ---------------------------------------------------------------------------------------

    def _write(self, on_pages: list[list[Item]], furniture: dict[int, str]) -> None:
        last_table: tuple[TableOnPage, Table] | None = None
        for page, items in zip(self.pages, on_pages, strict=True):
            if page.unreadable:
                self._finish_paragraph()
                self._remark(f"Page {page.number} was not read: {page.unreadable}.", page.number)
            elif page.pictures and len(page.words) < _FEWEST_WORDS:
                self._finish_paragraph()
                self._remark(f"Page {page.number} is a picture, which was not read.", page.number)
            for item in items:
                if isinstance(item, TableOnPage):
                    self._finish_paragraph()
                    last_table = self._write_table(item, last_table)
                elif id(item) in furniture:
                    self._furnish(item, furniture[id(item)])
                elif is_contents_entry(item.text):
                    self._furnish(item, "table of contents")
                else:
                    last_table = None
                    self._write_line(item)
        self._finish_paragraph()
        if self.total > len(self.pages):
            self._remark(self._unread_sentence(), None)

    def _unread_sentence(self) -> str:
        read = len(self.pages)
        if read < self.most:
            reason = "reading took too long"
        else:
            reason = f"no more than {counted(read, 'page')} of a PDF are read"
        which = (
            f"Page {self.total} was" if self.total == read + 1 else f"Pages {read + 1} to {self.total} were"
        )
        return f"{which} not read: {reason}. Upload the part with the plan."

    def _remark(self, sentence: str, page: int | None) -> None:
        """What was not read is a line too, so that it ends among what was not understood."""
        number = self.gathering.line(sentence, page=page)
        self.gathering.blocks.append(Paragraph(sentence, (number,)))
        self.gathering.warn(sentence)

    def _furnish(self, line: TextLine, reason: str) -> None:
        self.gathering.furnish(self.gathering.line(tidy(line.text), page=line.page), reason)

    def _write_line(self, line: TextLine) -> None:
        if self.open and self._begins(line):
            self._finish_paragraph()
        text = tidy(line.text)
        if not text:
            self.gathering.blank(page=line.page)
            return
        self.open.append(line)
        self.open_numbers.append(self.gathering.line(text, page=line.page))

    def _begins(self, line: TextLine) -> bool:
        """Whether a line begins a new paragraph, heading or item."""
        last = self.open[-1]
        if abs(line.size - last.size) > 0.8 or split_marker(line.text)[2]:
            return True
        heading = self._looks_like_heading(last)
        if line.bold != last.bold and (
            heading or self._looks_like_heading(line) or _all_one_weight(self.open)
        ):
            return True
        if line.page != last.page or line.top < last.top:  # on the next page or in the next column
            return heading or not _goes_on(last.text, line.text)
        if line.top - last.top > (last.bottom - last.top) * _NEW_PARAGRAPH + 1:
            return True
        short = last.x1 < last.margin - 0.25 * (last.margin - last.x0)
        return short and last.text.endswith((".", ":", "?", "!")) and line.text[:1].isupper()

    def _finish_paragraph(self) -> None:
        if not self.open:
            return
        lines, numbers = self.open, tuple(self.open_numbers)
        self.open, self.open_numbers = [], []
        text = tidy(self.looks.join([line.text for line in lines]))
        blocks = self.gathering.blocks
        bold = all(line.bold for line in lines)
        if all(self._looks_like_heading(line) for line in lines) and len(text) <= _LONGEST_HEADING:
            blocks.append(Heading(text, self.looks.levels.get((lines[0].size, lines[0].bold), 0), numbers))
            return
        marker, rest, is_item = split_marker(text)
        if is_item and not bold:
            blocks.append(ListItem(rest, numbers, marker))
        else:
            blocks.append(Paragraph(text, numbers, bold))

    # --- Tables ----------------------------------------------------------------------------------------

    def _write_table(
        self, found: TableOnPage, last: tuple[TableOnPage, Table] | None
    ) -> tuple[TableOnPage, Table] | None:
        rows: list[list[Cell]] = []
        numbers: list[int] = []
        kept: list[int] = []
        titles = True
        for index, row in enumerate(found.rows):
            items = [[tidy(item) for item in cell] for cell in row]
            text = row_text("\n".join(cell) for cell in items)
            number = self.gathering.line(text, page=found.page)
            if not text.strip():
                self.gathering.furnish(number, "blank row of a table")
            elif titles and index in found.single and index + 1 < len(found.rows):
                self._title(" ".join(" ".join(cell) for cell in items).strip(), number)
                last = None
            else:
                titles = False
                rows.append([cell_of(cell, (number,)) for cell in items])
                numbers.append(number)
                kept.append(index)
        if not rows:
            return last
        if last and belong_together(last[0], found):
            self._continue_table(last[1], rows, numbers, found)
            return found, last[1]
        spread = {position for position, index in enumerate(kept) if index in found.spread}
        table = Table(rows, tuple(numbers), header_rows(rows, spread=spread))
        self._note_merges(table, found, kept, numbers)
        without_repeated_headings(self.gathering, table)
        self.gathering.blocks.append(table)
        return found, table

    def _title(self, text: str, number: int) -> None:
        if len(text) <= _LONGEST_HEADING:
            self.gathering.blocks.append(Heading(text, 0, (number,)))
        else:
            self.gathering.blocks.append(Paragraph(text, (number,)))

    @staticmethod
    def _note_merges(table: Table, found: TableOnPage, kept: list[int], numbers: list[int]) -> None:
        where = tuple(number for index, number in zip(kept, numbers, strict=True) if index in found.merged)
        if where:
            table.repairs.append((merged_sentence(len(where)), where))

    def _continue_table(
        self, table: Table, rows: list[list[Cell]], numbers: list[int], found: TableOnPage
    ) -> None:
        """Rows on the next page go on with the table; a row cut by the page's end is put together."""
        heads = [[cell.text for cell in row] for row in table.rows[: table.header_rows]]
        while rows and [cell.text for cell in rows[0]] in heads:
            self.gathering.furnish(numbers[0], "repeated heading of a table")
            rows, numbers = rows[1:], numbers[1:]
        if not rows:
            return
        if table.rows and len(table.rows) > table.header_rows and is_rest_of_a_row(rows[0]):
            put_together(table.rows[-1], rows[0], self.looks)
            table.repairs.append(
                ("A row cut by the end of a page was put together.", (table.lines[-1], numbers[0]))
            )
            rows = rows[1:]
        table.rows.extend(rows)
        table.lines = (*table.lines, *numbers)
        table.repairs.append((f"The table goes on on page {found.page}.", tuple(numbers)))

    # --- Warnings --------------------------------------------------------------------------------------

    def _warn(self) -> None:
        warn = self.gathering.warn
        pictures = sum(page.pictures for page in self.pages if len(page.words) >= _FEWEST_WORDS)
        if pictures:
            warn(f"The PDF has {counted(pictures, 'picture')} beside its text; what they show was not read.")
        lost = sum(page.letters_lost for page in self.pages)
        if lost:
            warn(
                f"{counted(lost, 'letter')} could not be read, as the font does not name them; "
                "each is shown as \ufffd."
            )


def _is_bullet(text: str) -> bool:
    marker, _, is_item = split_marker(text)
    return is_item and not marker


def _all_one_weight(lines: list[TextLine]) -> bool:
    return all(line.bold for line in lines)


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs on from the end of a page or column."""
    return not before.rstrip().endswith((".", ":", "?", "!")) and (
        after[:1].islower() or before.endswith(("-", ","))
    )
