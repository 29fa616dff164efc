"""The answer of a report: how many measures stand how, why some have no colour, what needs a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from goldenthread.measures.report.noting import IN_THE_DOCUMENT
from goldenthread.plans.wording import joined
from goldenthread.rules.ratings import NotRated, Status

Row = dict[str, Any]

#: The order in which counts are given.
ORDER = (Status.GREEN, Status.AMBER, Status.RED, Status.NOT_RATED)

_BECAUSE = {
    NotRated.NO_TARGET.value: "no target is set",
    NotRated.NO_INTERVAL.value: "no margin of error is known",
    NotRated.NOT_DUE.value: "they are not due yet",
    NotRated.NOT_KNOWN.value: "the reason is not known",
    NotRated.NOT_DEFINED.value: "nobody has said how close to the target is close enough",
}


def counts_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """How many measures are green, amber, red and not rated, in that order, noughts included."""
    counts = Counter(row["rating"]["status"] for row in rows)
    return [{"status": each.value, "label": each.label, "count": counts[each.value]} for each in ORDER]


def reasons_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Why measures are not rated, the commonest reason first, with the measures."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["rating"]["status"] == Status.NOT_RATED.value:
            reason = row["rating"]["reason"] or NotRated.NOT_KNOWN.value
            found.setdefault(_BECAUSE.get(reason, reason), []).append(row)
    ordered = sorted(found.items(), key=lambda pair: -len(pair[1]))
    return [
        {"because": words, "count": len(those), "measures": [_named(row) for row in those]}
        for words, those in ordered
    ]


def answer_of(rows: Sequence[Row], period: str) -> list[str]:
    """The report in a few sentences."""
    counts = {each["status"]: each["count"] for each in counts_of(rows)}
    rated = len(rows) - counts[Status.NOT_RATED.value]
    of = f"Of {len(rows)} measures" if len(rows) != 1 else "Of 1 measure"
    if rated:
        words = joined(
            f"{counts[each.value]} {_verb(counts[each.value])} {each.label.lower()}"
            for each in ORDER
            if each is not Status.NOT_RATED and counts[each.value]
        )
        sentences = [f"{of}, {words} for {period}."]
    else:
        sentences = [f"{of}, none can be rated for {period}."]
    reasons = reasons_of(rows)
    if reasons:
        count = counts[Status.NOT_RATED.value]
        because = joined(f"{each['count']} because {each['because']}" for each in reasons)
        sentences.append(f"{count} cannot be rated: {because}.")
    noted = sum(1 for row in rows if _defects(row))
    if noted:
        has = "1 measure has a note" if noted == 1 else f"{noted} measures have a note"
        sentences.append(f"{has} on what is wrong or doubtful in the plan as printed.")
    return sentences


def _verb(count: int) -> str:
    return "is" if count == 1 else "are"


def decisions_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What the board may have to decide, each with why it is here and the measures concerned."""
    return [
        {"title": title, "why": why, "measures": [_named(row, why_of(row)) for row in those]}
        for title, why, test, why_of in _DECISIONS
        if (those := [row for row in rows if test(row)])
    ]


def _named(row: Row, why: str = "") -> dict[str, str]:
    return {"id": row["id"], "number": row["number"], "title": row["title"], "why": why}


def _status_is(status: Status) -> Callable[[Row], bool]:
    return lambda row: row["rating"]["status"] == status.value


def _sentence(row: Row) -> str:
    return str(row["rating"]["sentence"])


def _defects(row: Row) -> list[dict[str, str]]:
    return [
        note
        for note in row["notes"]
        if note["about"] == IN_THE_DOCUMENT and note["label"] in ("Problem", "Warning")
    ]


def _problems(row: Row) -> str:
    return " ".join(note["text"] for note in row["notes"] if note["label"] == "Problem")


def _worse(row: Row) -> bool:
    change = row["change"]
    return bool(change and change.get("worse")) and row["rating"]["status"] not in ("red",)


def _reason_is(*reasons: str) -> Callable[[Row], bool]:
    return lambda row: row["rating"]["status"] == "not_rated" and row["rating"]["reason"] in reasons


def _no_words(row: Row) -> str:
    return ""


_DECISIONS: tuple[tuple[str, str, Callable[[Row], bool], Callable[[Row], str]], ...] = (
    (
        "Red: what will be done?",
        "The target is missed by more than was agreed.",
        _status_is(Status.RED),
        _sentence,
    ),
    (
        "Amber: is what is being done enough?",
        "The target is missed, within what was agreed.",
        _status_is(Status.AMBER),
        _sentence,
    ),
    (
        "Worse than before",
        "Not red, but the figure moved the wrong way.",
        _worse,
        lambda row: str(row["change"]["sentence"]),
    ),
    (
        "Which figure is right?",
        "What the plan prints contradicts itself or its own heading.",
        lambda row: bool(_problems(row)),
        _problems,
    ),
    (
        "Is a target wanted?",
        "Without a target a figure can be watched, not judged.",
        _reason_is(NotRated.NO_TARGET.value),
        _no_words,
    ),
    (
        "Is higher better?",
        "Until somebody says so, no figure of these can be called good or bad.",
        _reason_is("nobody has said whether a higher figure is better"),
        _no_words,
    ),
    (
        "Where is the figure?",
        "There is no figure for the period reported on.",
        _reason_is(
            "no figure is known",
            NotRated.MISSING.value,
            NotRated.STALE.value,
            NotRated.WRONG_PERIOD.value,
        ),
        _sentence,
    ),
)
