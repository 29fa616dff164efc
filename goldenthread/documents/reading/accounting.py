"""Nothing read is lost: where every line of the source went.

Each line is in exactly one class. It is *in the draft* only if all of its words stand in something
in the draft that says it came from there; a line used in part is *not understood*, with the words
left over. *Page furniture* says nothing that could be kept (a page number, the headings over a
table's columns), and always has its reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.documents.reading.recognising.wording import words
from goldenthread.documents.reading.source import SourceDocument
from goldenthread.plans.content import Place, PlanContent


class Outcome(StrEnum):
    """The three classes a line can be in."""

    IN_THE_DRAFT = "in the draft"
    FURNITURE = "page furniture"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines are in each class; the three add up to `lines`."""

    lines: int
    in_the_draft: int
    furniture: int
    not_understood: int


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one line: its class, and the reason (furniture) or the words left over."""

    outcome: Outcome
    reason: str = ""
    left_over: str = ""


@dataclass(slots=True)
class Accounting:
    """Every line of a source, by number, in one of three classes."""

    in_the_draft: list[int] = field(default_factory=list)
    furniture: dict[int, str] = field(default_factory=dict)  # line number: why it says nothing
    not_understood: dict[int, str] = field(default_factory=dict)  # line number: the words left over

    def of(self, line: int) -> Fate:
        """What became of one line. KeyError where the source has no such line."""
        if line in self.furniture:
            return Fate(Outcome.FURNITURE, reason=self.furniture[line])
        if line in self.not_understood:
            return Fate(Outcome.NOT_UNDERSTOOD, left_over=self.not_understood[line])
        at = bisect_left(self.in_the_draft, line)
        if at < len(self.in_the_draft) and self.in_the_draft[at] == line:
            return Fate(Outcome.IN_THE_DRAFT)
        raise KeyError(line)

    @property
    def counts(self) -> Counts:
        """How many lines are in each class, and in all."""
        sizes = (len(self.in_the_draft), len(self.furniture), len(self.not_understood))
        return Counts(sum(sizes), *sizes)


@dataclass(slots=True)
class Signposts:
    """Lines that told the reader how to read (a column's heading, "Our outcomes:") and nothing else."""

    claims: dict[int, list[tuple[str, str]]] = field(default_factory=dict)  # line: (text, reason)
    echoes: dict[int, list[str]] = field(
        default_factory=dict
    )  # line: names that stand in the draft elsewhere

    def add(self, lines: Iterable[int], text: str, reason: str) -> None:
        """Note that this text, on these lines, was used as a signpost."""
        for line in lines:
            self.claims.setdefault(line, []).append((text, reason))

    def withdraw(self, lines: Iterable[int], text: str) -> None:
        """Take back that this text was only a signpost, because the draft keeps it."""
        for line in lines:
            left = [claim for claim in self.claims.pop(line, []) if claim[0] != text]
            if left:
                self.claims[line] = left

    def echo(self, lines: Iterable[int], text: str) -> None:
        """Note that this text, on these lines, only names again what stands in the draft from elsewhere."""
        for line in lines:
            self.echoes.setdefault(line, []).append(text)


#: The fields of a part that hold words of the document.
_TEXTS = (
    *(
        "title",
        "number",
        "as_written",
        "list_heading",
        "why_it_matters",
        "what_people_said",
        "objective",
        "success",
    ),
    *("how_measured", "definition", "status", "due", "frequency", "measure"),
)


def evidence(plan: PlanContent) -> Iterator[tuple[Place | None, list[str]]]:
    """Everything a plan says, with the place it says it came from."""
    for section in plan.sections:
        yield section.place, [section.heading, section.text]
    for part in plan.walk():
        yield (
            part.place,
            [
                part.title,
                part.number,
                part.as_written,
                part.list_heading,
                part.why_it_matters,
                part.what_people_said,
                part.objective,
                part.success,
                part.how_measured,
                part.definition,
                part.status,
                part.due,
                part.frequency,
                part.measure,
            ],
        )
        for figure in part.figures:
            yield figure.place or part.place, [figure.text, figure.heading, figure.comparator]
        for responsibility in part.responsibilities:
            yield responsibility.place or part.place, [responsibility.text]
        for link in part.strategies:
            yield link.place or part.place, [link.name, link.text]
        for update in part.updates:
            yield update.place or part.place, [update.text, update.heading]


def account(
    document: SourceDocument,
    said: Iterable[tuple[Place | None, list[str]]],
    signposts: Signposts,
) -> Accounting:
    """Put every line of a document into its class.

    `said` is what the draft says and where it says that it came from. Reading takes time in
    proportion to the length of the document.
    """
    sets: list[set[str]] = []
    covering: dict[int, list[int]] = {}
    for place, texts in said:
        if place is None:
            continue
        found = {word for text in texts if text for word in words(text)}
        if not found:
            continue
        sets.append(found)
        for number in range(place.first_line, place.last_line + 1):
            covering.setdefault(number, []).append(len(sets) - 1)

    def echoed(number: int) -> list[set[str]]:
        return [set(words(text)) for text in signposts.echoes.get(number, [])]

    result = Accounting()
    for line in document.lines:
        wanted = words(line.text)
        if not wanted:
            result.furniture[line.number] = document.furniture.get(line.number) or (
                "a mark without words" if line.text.strip() else "blank line"
            )
            continue
        claims = signposts.claims.get(line.number, [])
        if line.number in document.furniture:
            result.furniture[line.number] = document.furniture[line.number]
        elif claims and not _left_over(wanted, [{word for text, _ in claims for word in words(text)}]):
            result.furniture[line.number] = claims[0][1]
        elif left := _left_over(
            wanted, [*(sets[at] for at in covering.get(line.number, [])), *echoed(line.number)]
        ):
            result.not_understood[line.number] = " ".join(left)
        else:
            result.in_the_draft.append(line.number)
    return result


def _left_over(wanted: list[str], used: list[set[str]]) -> list[str]:
    """The words of a line that nothing used.

    A word that the source broke in two ("Promotin g", "S trengths") counts as used when its pieces
    together are a word of the draft.
    """

    def is_used(word: str) -> bool:
        return any(word in each for each in used)

    left = []
    for at, word in enumerate(wanted):
        if is_used(word):
            continue
        before = wanted[at - 1] + word if at else ""
        after = word + wanted[at + 1] if at + 1 < len(wanted) else ""
        if not (before and is_used(before)) and not (after and is_used(after)):
            left.append(word)
    return left
