"""Reading a whole document in a process of its own, so that no document can harm the service.

Opening a file is bounded already (`reading.opening`), but what is in it is still a stranger's: a document
may be made so that recognising it takes for ever. So the whole way from the file to the draft happens in
a child process with bounds on time and memory, and what comes back is plain JSON, ready to be kept.
Where the rule comes from: issue 2, section 4, "Bad input".
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import Any

from goldenthread.documents.reading import opening
from goldenthread.documents.reading.draft import Draft
from goldenthread.documents.reading.limits import DEFAULT_MEGABYTES, CannotRead
from goldenthread.documents.reading.source import SourceDocument

#: One document may take this long; then it is refused with a sentence.
SECONDS_TO_READ = 60.0
#: The largest plans known have under 600 parts. Far beyond that it is a data extract, not a plan.
MOST_PARTS = 10_000

_REFUSED = 3  # exit code of the child when it said why


def read_apart(
    path: str | os.PathLike[str],
    name: str,
    *,
    seconds: float = SECONDS_TO_READ,
    megabytes: int = DEFAULT_MEGABYTES,
) -> dict[str, Any]:
    """Read a document in a child process; give what is kept of it (see `stored_draft`).

    Raises CannotRead with the sentence for the officer, and FileNotFoundError where there is no file.
    """
    path = os.path.abspath(path)
    if not os.path.exists(path):
        raise FileNotFoundError(path)
    command = [sys.executable, "-m", "goldenthread.documents.reading_apart", path]
    # A name may begin with a dash, so it is given as one word with its option.
    command += [f"--name={name}", f"--seconds={seconds}", f"--megabytes={megabytes}"]
    with tempfile.TemporaryFile() as answer:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=opening._bare_environment(),
            cwd="/" if os.name == "posix" else None,
            start_new_session=True,
        )
        try:
            code = child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise opening._too_slow(seconds) from None
        finally:
            if child.poll() is None:
                child.kill()
            child.wait()
        answer.seek(0)
        text = answer.read().decode("utf-8", errors="replace")
    if code != 0:
        raise opening._refusal_of(code, text, seconds)
    try:
        kept = json.loads(text)
    except ValueError as error:
        raise opening._unforeseen() from error
    assert isinstance(kept, dict)
    return kept


def stored_draft(draft: Draft, source: SourceDocument) -> dict[str, Any]:
    """What is kept with an upload once it has been read: the draft, and the lines to show beside it.

    Characters that no database keeps (NUL, halves of a surrogate pair) are shown as a replacement mark.
    """
    from goldenthread.documents.found import found_in
    from goldenthread.documents.reading.schema import draft_to_json

    kept = {
        "draft": draft_to_json(draft),
        "lines": [[line.number, line.text, line.page, line.sheet] for line in source.lines],
        "repairs": _repairs(source),
        "warnings": list(source.warnings),
        "found": found_in(draft),
    }
    cleaned = _storable(kept)
    assert isinstance(cleaned, dict)
    return cleaned


def check_is_a_plan(draft: Draft) -> None:
    """Raise CannotRead where a document has so many parts that it cannot be a plan."""
    parts = sum(1 for plan in draft.plans for _ in plan.walk())
    if parts > MOST_PARTS:
        raise CannotRead(
            "too-many-parts",
            f"This document gives {parts:,} priorities, actions and measures; {MOST_PARTS:,} is the "
            "most that one draft may have. It looks like an extract of data and not like a plan. Save only "
            "the part with the plan, and bring that in.",
        )


def _repairs(source: SourceDocument) -> list[list[Any]]:
    """What was put back together while reading, with the lines it concerns."""
    from goldenthread.documents.reading.source import Table

    return [
        [sentence, list(lines)]
        for block in source.blocks
        if isinstance(block, Table)
        for sentence, lines in block.repairs
    ]


_REPLACEMENT = "\ufffd"


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        if "\x00" not in value and value.isascii():
            return value
        return "".join(
            _REPLACEMENT if char == "\x00" or "\ud800" <= char <= "\udfff" else char for char in value
        )
    if isinstance(value, dict):
        return {_storable(key): _storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(each) for each in value]
    return value


def _answer(arguments: Sequence[str]) -> int:
    """What the child does: read one file into a draft and write it, or the refusal, where it was told to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--name", required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--megabytes", type=int, required=True)
    told = parser.parse_args(arguments)
    with opening._only_our_words() as out:
        try:
            opening._bound_ourselves(told.seconds, told.megabytes)
            from goldenthread.documents.reading.reading import read_source

            source = opening.open_document(told.path, name=told.name)
            draft = read_source(source)
            check_is_a_plan(draft)
            out.write(json.dumps(stored_draft(draft, source)))
            return 0
        except CannotRead as refused:
            refusal = refused
        except (MemoryError, RecursionError):
            refusal = opening._too_much_memory()
        out.write(f"{refusal.code}\n{refusal.sentence}")
        return _REFUSED


if __name__ == "__main__":
    sys.exit(_answer(sys.argv[1:]))
