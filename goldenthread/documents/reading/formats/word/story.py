"""The story of a Word document, from the first paragraph to the last, as lines and blocks.

Headings are known by their style or outline level. In a document whose author used neither, a short
paragraph that is all bold, or set larger than the rest, is a heading by its looks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from goldenthread.documents.reading.formats.gathering import Gathering, cell_of, counted, row_text, tidy
from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.package import Package
from goldenthread.documents.reading.formats.sheet_rows import merged_sentence
from goldenthread.documents.reading.formats.table_shape import (
    header_rows,
    section_starts,
    without_repeated_headings,
)
from goldenthread.documents.reading.formats.word import runs as printed
from goldenthread.documents.reading.formats.word.numbering import Numbering
from goldenthread.documents.reading.formats.word.remarks import diagram_texts, remark
from goldenthread.documents.reading.formats.word.styles import Style, Styles, outline_of
from goldenthread.documents.reading.formats.word.tables import Row, children, is_frame, rows_of, squared
from goldenthread.documents.reading.limits import DEFAULT_LIMITS, CannotRead, ReadingLimits
from goldenthread.documents.reading.source import Cell, Heading, ListItem, Paragraph, SourceDocument, Table

_LONGEST_HEADING = 120  # characters, of a heading by its looks
_CLEARLY_LARGER = 4  # half-points
_GROUPS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice", "document", "body"}
_NOTES = {"footnote": "Footnote", "endnote": "Endnote"}


def read_word(name: str, data: bytes, *, limits: ReadingLimits = DEFAULT_LIMITS) -> SourceDocument:
    """A Word document. Raises CannotRead where it is damaged, protected or an attack."""
    return read_word_package(name, Package(data, limits))


def read_word_package(name: str, package: Package) -> SourceDocument:
    """The same from a package that is open already."""
    return _Story(name, package).read()


@dataclass(slots=True)
class _Body:
    """What is known of a document before it is read from top to bottom."""

    has_headings: bool
    size: int  # half-points, of most of its text
    rendered_breaks: bool
    larger: dict[int, int] = field(default_factory=dict)  # size of a heading by its looks -> level


class _Story:
    def __init__(self, name: str, package: Package) -> None:
        self.package = package
        self.part = package.main_part() or "word/document.xml"
        self.relations = package.relations(self.part)
        self.gathering = Gathering(name, "word")
        self.styles = Styles(self._related_tree("styles"))
        self.numbering = Numbering(self._related_tree("numbering"))
        self.noticed = printed.Noticed()
        self.page: int | None = None
        self.notes: dict[tuple[str, str], str] = {}
        self.note_numbers: Counter[str] = Counter()
        self.pending_notes: list[tuple[str, str]] = []
        self.in_contents = False

    def _related_tree(self, kind: str) -> Any:
        part = next((part for found, part in self.relations.values() if found == kind), "")
        if not part and f"word/{kind}.xml" in self.package:
            part = f"word/{kind}.xml"
        return self.package.tree(part) if part and part in self.package else None

    def read(self) -> SourceDocument:
        tree = self.package.tree(self.part)
        body = tree if tree.tag == "body" else tree.find("body")
        if body is None:
            raise CannotRead(
                "damaged", "This Word document has no text in it that can be found. Save it again from Word."
            )
        self.known = self._first_look(body)
        self.page = 1 if self.known.rendered_breaks or _has_page_break(body) else None
        self.runs = printed.Runs(self.styles, self.noticed, rendered_breaks=self.known.rendered_breaks)
        for kind in _NOTES:
            self._read_notes(kind)
        self._blocks(body)
        self._place_notes(list(self.notes))
        self._comments()
        self._page_furniture()
        remark(self.noticed, self.package, self.gathering)
        return self.gathering.finish()

    # --- Before reading --------------------------------------------------------------------------------

    def _first_look(self, body: Any) -> _Body:
        """Whether there are headings by style, and which size most of the text has."""
        look = printed.Runs(self.styles, printed.Noticed(), rendered_breaks=False)
        has_headings = False
        sizes: Counter[int] = Counter()
        bold_sizes: set[int] = set()
        for element in body.iter("p"):
            if not any(True for _ in element.iter("t")):
                continue
            style = self._style(element)
            has_headings = has_headings or (self._level(element, style) > 0 and style.name != "title")
            found = look.paragraph(element, style)
            sizes[found.size] += len(found.text)
            if found.text and len(found.text) <= _LONGEST_HEADING and found.bold and not _in_table(element):
                bold_sizes.add(found.size)
        usual = sizes.most_common(1)[0][0] if sizes else self.styles.size
        larger = sorted({size for size in sizes if size >= usual + _CLEARLY_LARGER}, reverse=True)
        steps = [*larger, *(size for size in sorted(bold_sizes, reverse=True) if size not in larger)]
        levels = {size: min(index, 6) for index, size in enumerate(steps, start=1)} if len(steps) > 1 else {}
        return _Body(has_headings, usual, any(True for _ in body.iter("lastRenderedPageBreak")), levels)

    def _style(self, element: Any) -> Style:
        named = element.find("pPr/pStyle")
        return self.styles.of(named.get("val") if named is not None else None)

    def _level(self, element: Any, style: Style) -> int:
        """The heading level by outline or style; 0 for other text."""
        outline = outline_of(element.find("pPr"))
        if outline is None:
            outline = style.outline
        return outline + 1 if outline is not None and 0 <= outline < 9 else 0

    # --- From top to bottom ----------------------------------------------------------------------------

    def _blocks(self, element: Any) -> None:
        for child in element:
            tag = child.tag
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self._table(child)
            elif tag == "sdt":
                self._content_control(child)
            elif tag == "AlternateContent":
                chosen = child.find("Choice") if child.find("Choice") is not None else child.find("Fallback")
                if chosen is not None:
                    self._blocks(chosen)
            elif tag in _GROUPS:
                self._blocks(child)
            elif tag == "altChunk":
                self.gathering.warn("The document holds another document inside it, which was not read.")

    def _content_control(self, element: Any) -> None:
        gallery = element.find("sdtPr/docPartObj/docPartGallery")
        outer = self.in_contents
        if gallery is not None and gallery.get("val", "").lower() == "table of contents":
            self.in_contents = True
        self._blocks(element)
        self.in_contents = outer

    def _paragraph(self, element: Any) -> None:
        style = self._style(element)
        found = self.runs.paragraph(element, style)
        self._turn_pages(found.breaks_before)
        text = tidy(found.text)
        label, is_item, depth = self._label(element, style) if text else ("", False, 0)
        if not text:
            self.gathering.blank(page=self.page)
        elif self.in_contents or style.name.startswith("toc "):
            number = self.gathering.line(text, page=self.page)
            self.gathering.furnish(number, "table of contents")
        else:
            self._write(found, element, style, label, is_item, depth)
        self._turn_pages(found.breaks_after)
        self._hanging(found)
        self._place_notes(found.notes)

    def _write(
        self, found: printed.Paragraph, element: Any, style: Style, label: str, is_item: bool, depth: int
    ) -> None:
        whole = f"{label} {found.text}" if label else f"• {found.text}" if is_item else found.text
        lines = (self.gathering.line(whole, page=self.page),)
        blocks = self.gathering.blocks
        level = self._level(element, style)
        by_looks = not level and self._looks_like_heading(found, is_item and not label)
        if level or by_looks:
            text = f"{label} {found.text}" if label else found.text
            blocks.append(Heading(text, level or self.known.larger.get(found.size, 0), lines))
        elif is_item:
            blocks.append(ListItem(found.text, lines, label, depth))
        else:
            marker, rest, typed = split_marker(found.text)
            if typed and not found.bold:
                blocks.append(ListItem(rest, lines, marker, 0))
            else:
                blocks.append(Paragraph(found.text, lines, found.bold))

    def _looks_like_heading(self, found: printed.Paragraph, is_bullet: bool) -> bool:
        if (
            is_bullet
            or len(found.text) > _LONGEST_HEADING
            or found.text.endswith((".", ";", ","))
            or "\n" in found.text
        ):
            return False
        larger = found.size >= self.known.size + _CLEARLY_LARGER
        return larger or (found.bold and not self.known.has_headings)

    def _label(self, element: Any, style: Style) -> tuple[str, bool, int]:
        """The printed number of a paragraph, whether it is in a list, and how deep."""
        number = element.find("pPr/numPr/numId")
        depth = element.find("pPr/numPr/ilvl")
        identifier = number.get("val", "") if number is not None else style.number
        if not identifier or identifier == "0":
            return "", False, 0
        named = element.find("pPr/pStyle")
        by_style = self.numbering.depth_of_style(identifier, named.get("val", "")) if named is not None else 0
        level = style.depth if style.depth is not None else by_style
        if depth is not None and depth.get("val", "").isdecimal():
            level = int(depth.get("val"))
        level = max(0, min(level, 8))
        label, known = self.numbering.label(identifier, level)
        return label, known, level

    def _turn_pages(self, count: int) -> None:
        if self.page is not None:
            self.page += count

    # --- What hangs on a paragraph ---------------------------------------------------------------------

    def _hanging(self, found: printed.Paragraph) -> None:
        """Text boxes and diagrams are read after the paragraph they hang on."""
        for box in found.boxes:
            self._blocks(box)
        for relation in found.diagrams:
            _, part = self.relations.get(relation, ("", ""))
            if part and part in self.package:
                for text in diagram_texts(self.package.tree(part)):
                    lines = (self.gathering.line(text, page=self.page),)
                    self.gathering.blocks.append(Paragraph(text, lines))
                self.gathering.warn(
                    "The document has diagrams; their texts were read in the order they are kept."
                )

    def _read_notes(self, kind: str) -> None:
        tree = self._related_tree(f"{kind}s")
        if tree is None:
            return
        for note in tree.iterfind(kind):
            if note.get("type", "normal") != "normal":
                continue
            text = tidy("\n".join(self.runs.paragraph(p, self._style(p)).text for p in note.iter("p")))
            if text:
                self.notes[kind, note.get("id", "")] = text

    def _place_notes(self, references: list[tuple[str, str]]) -> None:
        """A note stands after the paragraph or table that refers to it first."""
        for reference in references:
            text = self.notes.pop(reference, "")
            if text:
                kind = reference[0]
                self.note_numbers[kind] += 1
                whole = f"{_NOTES[kind]} {self.note_numbers[kind]}: {text}"
                self.gathering.blocks.append(Paragraph(whole, (self.gathering.line(whole, page=self.page),)))

    # --- Tables ----------------------------------------------------------------------------------------

    def _table(self, table: Any) -> None:
        if is_frame(table):
            for row in children(table, "tr"):
                if row.find("trPr/del") is None:
                    for cell in children(row, "tc"):
                        self._blocks(cell)
            return
        hanging: list[printed.Paragraph] = []
        kept: list[tuple[int, Row]] = []
        done = 0
        for row in rows_of(table, lambda cell: self._cell(cell, hanging)):
            if row is None:
                self.noticed.deleted += 1
                continue
            of_row, done = hanging[done:], len(hanging)
            self._turn_pages(max((found.breaks_before for found in of_row), default=0))
            text = row_text("\n".join(parts) for parts in row.texts)
            number = self.gathering.line(text, page=self.page)
            self._turn_pages(max((found.breaks_after for found in of_row), default=0))
            if text.strip():
                kept.append((number, row))
            else:
                self.gathering.furnish(number, "blank row of a table")
        cells = [[cell_of(parts, (number,)) for parts in row.texts] for number, row in kept]
        starts = section_starts(cells)
        for start, end in zip(starts, [*starts[1:], len(kept)], strict=True):
            section = self._titles(kept[start:end], again=start > 0)
            if section:
                self._write_table(section)
        for found in hanging:
            self._hanging(found)
            self._place_notes(found.notes)

    def _cell(self, cell: Any, hanging: list[printed.Paragraph]) -> list[str]:
        """The paragraphs of a cell with their printed numbers; a table in it row by row."""
        texts: list[str] = []
        for child in cell:
            if child.tag == "p":
                style = self._style(child)
                found = self.runs.paragraph(child, style)
                label, _, _ = self._label(child, style)
                # A number alone is text too: columns of automatic numbers are cells without a word.
                texts.append(f"{label} {found.text}".strip() if label else found.text)
                for box in found.boxes:
                    texts.extend(self._cell(box, hanging))
                found.boxes = []
                hanging.append(found)
            elif child.tag == "tbl":
                for row in children(child, "tr"):
                    inner = [" ".join(self._cell(part, hanging)).strip() for part in children(row, "tc")]
                    texts.append(" | ".join(text for text in inner if text))
            elif child.tag in _GROUPS:
                texts.extend(self._cell(child, hanging))
        return [text for text in (tidy(text) for text in texts) if text]

    def _titles(self, kept: list[tuple[int, Row]], *, again: bool) -> list[tuple[int, Row]]:
        """Rows of one cell over the whole width, above the headings, are titles of the table.

        Where the headings come `again`, any row with a single filled cell above them is a title.
        """
        count = 0
        while count < len(kept) and (kept[count][1].single or (again and kept[count][1].filled == 1)):
            count += 1
        if count == len(kept):
            count = 0
        for number, row in kept[:count]:
            text = "\n".join(part for parts in row.texts for part in parts)
            if len(text) <= _LONGEST_HEADING and "\n" not in text:
                self.gathering.blocks.append(Heading(text, 0, (number,)))
            else:
                self.gathering.blocks.append(Paragraph(text, (number,)))
        return kept[count:]

    def _write_table(self, kept: list[tuple[int, Row]]) -> None:
        numbers = [number for number, _ in kept]
        rows: list[list[Cell]] = [[cell_of(parts, (number,)) for parts in row.texts] for number, row in kept]
        squared(rows, numbers)
        marked = next((index for index, (_, row) in enumerate(kept) if not row.heading), len(kept))
        spread = {index for index, (_, row) in enumerate(kept) if row.spread and not row.continued}
        heads = header_rows(rows, marked=marked, spread=spread)
        table = Table(rows, tuple(numbers), heads)
        without_repeated_headings(self.gathering, table)
        merges = sum(row.starts_merge for _, row in kept)
        if merges and any(row.continued for _, row in kept):
            where = tuple(number for number, row in kept if row.continued or row.starts_merge)
            table.repairs.append((merged_sentence(merges), where))
        nested = tuple(number for number, row in kept if row.nested)
        if nested:
            table.repairs.append(("A table inside a cell was read as text of that cell.", nested))
        self.gathering.blocks.append(table)

    # --- Around the story ------------------------------------------------------------------------------

    def _comments(self) -> None:
        tree = self._related_tree("comments")
        if tree is None:
            return
        count = 0
        for comment in tree.iterfind("comment"):
            text = tidy("\n".join(self.runs.paragraph(p, self._style(p)).text for p in comment.iter("p")))
            if text:
                count += 1
                whole = f"Comment {count}: {text}"
                self.gathering.blocks.append(Paragraph(whole, (self.gathering.line(whole),)))
        if count:
            self.gathering.warn(
                f"The document has {counted(count, 'comment')} in its margin; see the end of its text."
            )

    def _page_furniture(self) -> None:
        """Running headers and footers, each different line once."""
        seen: set[tuple[str, str]] = set()
        for kind in ("header", "footer"):
            parts = sorted({part for found, part in self.relations.values() if found == kind})
            for part in parts:
                if part not in self.package:
                    continue
                for element in self.package.tree(part).iter("p"):
                    text = tidy(self.runs.paragraph(element, self._style(element)).text)
                    if text and (kind, text) not in seen:
                        seen.add((kind, text))
                        self.gathering.furnish(self.gathering.line(text), f"running {kind}")


def _in_table(element: Any) -> bool:
    return any(parent.tag == "tc" for parent in element.iterancestors())


def _has_page_break(body: Any) -> bool:
    return any(element.get("type") == "page" for element in body.iter("br"))
