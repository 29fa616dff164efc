"""From the words of a page to its lines in the order they are read: down one column, then down the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from goldenthread.documents.reading.formats.pdf.pages import Word

_GAP = 1.1  # times the size of the letters: a wider gap within a line separates columns
_FEWEST_LINES = 5  # on either side, for two columns of text
_FULL = 0.6  # of the column's width: the text of a column fills it, the cells of a table do not


@dataclass(slots=True)
class Segment:
    """Words of a line that stand close together."""

    words: list[Word]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class TextLine:
    """One printed line. Distances in points."""

    words: list[Word]
    page: int = 0
    margin: float = 0.0  # where lines of its column may end on the right
    segments: list[Segment] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(char.isalnum() for char in word.text))


def lines_of_words(words: list[Word], page: int) -> list[TextLine]:
    """The printed lines, from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    middle = 0.0
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        if lines and abs(word.middle - middle) <= 0.4 * max(min(word.size, lines[-1][0].size), 4):
            lines[-1].append(word)
        else:
            lines.append([word])
            middle = word.middle
    found = []
    for line in lines:
        line.sort(key=lambda word: word.x0)
        found.append(TextLine(line, page, segments=_segments(line)))
    return found


def _segments(words: list[Word]) -> list[Segment]:
    segments = [Segment([words[0]])]
    for word in words[1:]:
        last = segments[-1].words[-1]
        if word.x0 - last.x1 > _GAP * max(word.size, last.size):
            segments.append(Segment([word]))
        else:
            segments[-1].words.append(word)
    return segments


def in_reading_order(lines: list[TextLine]) -> list[TextLine]:
    """The lines of a page with text in two or more columns put one column after the other."""
    return _ordered(lines, depth=0)


def _ordered(lines: list[TextLine], depth: int) -> list[TextLine]:
    if len(lines) < _FEWEST_LINES or depth > 4:
        return _with_margin(lines)
    found = _widest_columns(lines)
    if found is None:
        return _with_margin(lines)
    start, end, gutter = found
    left, right = _split(lines[start:end], gutter)
    return [
        *_ordered(lines[:start], depth + 1),
        *_ordered(left, depth + 1),
        *_ordered(right, depth + 1),
        *_ordered(lines[end:], depth + 1),
    ]


def _with_margin(lines: list[TextLine]) -> list[TextLine]:
    margin = max((line.x1 for line in lines), default=0.0)
    for line in lines:
        line.margin = margin
    return lines


def _split(lines: list[TextLine], gutter: float) -> tuple[list[TextLine], list[TextLine]]:
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in lines:
        for side, words in (
            (left, [word for word in line.words if word.x1 <= gutter]),
            (right, [word for word in line.words if word.x1 > gutter]),
        ):
            if words:
                side.append(TextLine(words, line.page, segments=_segments(words)))
    return left, right


def _widest_columns(lines: list[TextLine]) -> tuple[int, int, float] | None:
    """The longest run of lines that a white gutter cuts into two columns of text: first, end, gutter."""
    x0 = min(line.x0 for line in lines)
    x1 = max(line.x1 for line in lines)
    best: tuple[int, int, float] | None = None
    steps = 60
    for step in range(steps // 5, steps - steps // 5 + 1):
        gutter = x0 + (x1 - x0) * step / steps
        for start, end in _runs(lines, gutter):
            if (best is None or end - start > best[1] - best[0]) and _are_columns(lines[start:end], gutter):
                best = (start, end, gutter)
    return best


def _runs(lines: list[TextLine], gutter: float) -> list[tuple[int, int]]:
    """The runs of lines without a word on the gutter."""
    runs: list[tuple[int, int]] = []
    start = None
    for index, line in enumerate(lines):
        crossed = any(segment.x0 - 3 < gutter < segment.x1 + 3 for segment in line.segments)
        if crossed and start is not None:
            runs.append((start, index))
            start = None
        elif not crossed and start is None:
            start = index
    if start is not None:
        runs.append((start, len(lines)))
    return [(start, end) for start, end in runs if end - start >= _FEWEST_LINES]


def _are_columns(lines: list[TextLine], gutter: float) -> bool:
    """Whether both sides are running text: enough lines, of several words, that fill their column."""
    left, right = _split(lines, gutter)
    if len(left) < _FEWEST_LINES or len(right) < _FEWEST_LINES:
        return False
    return all(_is_running_text(side) for side in (left, right))


def _is_running_text(lines: list[TextLine]) -> bool:
    x0 = min(line.x0 for line in lines)
    x1 = max(line.x1 for line in lines)
    if x1 <= x0 or median(len(line.words) for line in lines) < 3:
        return False
    if sum(1 for line in lines if len(line.segments) > 1) * 4 > len(lines):
        return False
    full = sum(1 for line in lines if line.x1 - x0 >= _FULL * (x1 - x0))
    return full * 2 >= len(lines)
