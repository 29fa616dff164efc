"""The one door for files that come from outside.

Whatever an officer uploads comes through :func:`open_document`, which looks at what is in the file and not
at its name, and either gives the document as it was found or says in a sentence why it cannot and what to
do (:class:`CannotRead`). :func:`read_in_a_sandbox` does the same in a process of its own with bounds on time
and memory; the web uses that, since the next file may be one that nobody here has thought of.
Where the rule comes from: issue 2, section 4, "Bad input".
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from goldenthread.documents.reading.formats import kinds
from goldenthread.documents.reading.limits import (
    DEFAULT_LIMITS,
    DEFAULT_MEGABYTES,
    DEFAULT_SECONDS,
    MEGABYTE,
    CannotRead,
    ReadingLimits,
    in_megabytes,
)
from goldenthread.documents.reading.source import SourceDocument

__all__ = ["CannotRead", "ReadingLimits", "open_document", "read_in_a_sandbox"]

_BY_EXTENSION = {
    "docx": kinds.WORD,
    "docm": kinds.WORD,
    "dotx": kinds.WORD,
    "dotm": kinds.WORD,
    "doc": kinds.WORD,
    "xlsx": kinds.EXCEL,
    "xlsm": kinds.EXCEL,
    "xltx": kinds.EXCEL,
    "xls": kinds.EXCEL,
    "ods": kinds.ODS,
    "pdf": kinds.PDF,
    "csv": kinds.CSV,
    "tsv": kinds.CSV,
    "txt": kinds.TEXT,
    "text": kinds.TEXT,
    "md": kinds.TEXT,
    "markdown": kinds.TEXT,
    "html": kinds.TEXT,
    "htm": kinds.TEXT,
}
_CALLED = {
    kinds.WORD: "a Word document",
    kinds.EXCEL: "an Excel workbook",
    kinds.ODS: "an OpenDocument workbook",
    kinds.PDF: "a PDF",
    kinds.CSV: "a CSV file",
    kinds.TEXT: "plain text",
}


def open_document(
    path_or_bytes: str | os.PathLike[str] | bytes, *, name: str, limits: ReadingLimits = DEFAULT_LIMITS
) -> SourceDocument:
    """Read a file of any kind read here, decided by its content.

    `path_or_bytes` is the file or what is in it, `name` what the officer calls it (its extension settles only
    what the content leaves open: CSV or text). Raises CannotRead, and nothing else, for whatever is wrong
    with
    the file; FileNotFoundError and PermissionError for a path that is not there or not ours.
    """
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _bytes_of(path_or_bytes, limits)
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits)
    try:
        return _read(data, name, limits)
    except CannotRead:
        raise
    except MemoryError as error:
        raise _too_much_memory() from error
    # The readers of formats are large and what they are given may be hostile: whatever they trip over,
    # the officer gets a sentence and the server goes on.
    except Exception as error:
        raise _unforeseen() from error


def _read(data: bytes, name: str, limits: ReadingLimits) -> SourceDocument:
    if not data.strip():
        raise CannotRead("empty", "This file is empty. Check that it was saved, and upload it again.")
    claimed = _BY_EXTENSION.get(_extension(name), "")
    kinds.refuse_others(data)
    if kinds.is_zip(data):
        found, document = _read_package(data, name, limits)
    elif kinds.is_pdf(data):
        from goldenthread.documents.reading.formats.pdf import read_pdf

        found, document = kinds.PDF, read_pdf(name, data, limits=limits)
    else:
        found, document = _read_as_text(data, name, claimed, limits)
    if claimed and claimed != found and {claimed, found} != {kinds.TEXT, kinds.CSV}:
        document.warnings.insert(
            0, f"The name ends in .{_extension(name)}, but the file is {_CALLED[found]}; it was read as that."
        )
    return document


def _read_package(data: bytes, name: str, limits: ReadingLimits) -> tuple[str, SourceDocument]:
    found, package = kinds.kind_of_package(data, limits)
    if found == kinds.WORD:
        from goldenthread.documents.reading.formats.word import read_word_package

        return found, read_word_package(name, package)
    if found == kinds.ODS:
        from goldenthread.documents.reading.formats.open_document_sheets import read_open_document_sheets

        return found, read_open_document_sheets(name, package, limits)
    from goldenthread.documents.reading.formats.excel import read_workbook

    return found, read_workbook(name, package, limits)


def _read_as_text(data: bytes, name: str, claimed: str, limits: ReadingLimits) -> tuple[str, SourceDocument]:
    from goldenthread.documents.reading.formats.csv import looks_like_csv, read_csv
    from goldenthread.documents.reading.formats.encodings import text_of

    text, warnings = text_of(data)
    if not text.strip("\ufeff \t\r\n\x0c\x0b"):
        raise CannotRead("empty", "This file holds no text. Check that it was saved, and upload it again.")
    is_web_page = text.lstrip()[:1] == "<"
    if not is_web_page and (claimed == kinds.CSV or (claimed != kinds.TEXT and looks_like_csv(text))):
        found, document = kinds.CSV, read_csv(name, text, limits=limits)
    else:
        from goldenthread.documents.reading.text import read_text

        found, document = kinds.TEXT, read_text(name, text)
    document.warnings[:0] = warnings
    return found, document


def _extension(name: str) -> str:
    _, dot, extension = name.rpartition(".")
    return extension.strip().lower() if dot else ""


def _bytes_of(path: str | os.PathLike[str], limits: ReadingLimits) -> bytes:
    """What is in a file, without ever holding more of it than the limit. Only ordinary files are read."""
    about = os.stat(path)
    if not stat.S_ISREG(about.st_mode):
        raise CannotRead("not-a-file", "This is a folder or a device and not a file. Choose a single file.")
    if about.st_size > limits.file_bytes:
        raise _too_large(about.st_size, limits)
    with open(path, "rb") as file:
        return file.read(limits.file_bytes + 1)  # one more, to notice a file that is still growing


def _too_large(size: int, limits: ReadingLimits) -> CannotRead:
    return CannotRead(
        "too-large",
        f"This file has {in_megabytes(size)}; {in_megabytes(limits.file_bytes)} is the most that is "
        f"read. Pictures "
        "are usually what makes a plan so large: take them out or compress them, or upload the part "
        "with the plan.",
    )


def _too_much_memory() -> CannotRead:
    return CannotRead(
        "too-much-memory",
        "Reading this file needs more memory than one document may have. Split it into smaller "
        "files, or save it "
        "again under a new name, and try again.",
    )


def _too_slow(seconds: float) -> CannotRead:
    return CannotRead(
        "too-slow",
        f"Reading this file took longer than {seconds:g} seconds and was stopped. Split it into "
        f"smaller files, or "
        "save it again under a new name, and try again.",
    )


def _unforeseen() -> CannotRead:
    return CannotRead(
        "damaged",
        "This file is damaged or made in a way that cannot be read. Open it in the program it was "
        "made with, save "
        "it under a new name, and upload that.",
    )


# --- In a process of its own -----------------------------------------------------------------------------

_SHARE_FOR_PAGES = 0.7  # of the time; the rest is for starting, for tables over pages and for the answer
_REFUSED = 3  # exit code of the child when it said why


def read_in_a_sandbox(
    path: str | os.PathLike[str],
    name: str,
    *,
    seconds: float = DEFAULT_SECONDS,
    megabytes: int = DEFAULT_MEGABYTES,
) -> SourceDocument:
    """Read a file in a child process that may use `seconds` of time and `megabytes` of memory.

    Gives and raises what open_document does, and CannotRead (too-slow, too-much-memory, damaged) where the
    child had to be stopped or died. The child has none of our settings and secrets in its environment.
    """
    from goldenthread.documents.reading.formats.handing_over import document_from_json

    path = os.path.abspath(path)
    command = [sys.executable, "-m", "goldenthread.documents.reading.opening", f"--name={name}"]
    command += ["--seconds", str(seconds), "--megabytes", str(megabytes), "--", path]
    with tempfile.TemporaryFile() as answer:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=_bare_environment(),
            cwd="/" if os.name == "posix" else None,
            start_new_session=True,
        )
        try:
            code = child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise _too_slow(seconds) from None
        finally:
            if child.poll() is None:
                child.kill()
            child.wait()
        answer.seek(0)
        text = answer.read().decode("utf-8", errors="replace")
    if code == 0:
        try:
            return document_from_json(text)
        except ValueError as error:
            raise _unforeseen() from error
    raise _refusal_of(code, text, seconds)


def _bare_environment() -> dict[str, str]:
    """What Python needs to find itself and us, and nothing else: no passwords, no database address."""
    root = str(Path(__file__).resolve().parents[3])
    kept = {
        key: os.environ[key]
        for key in ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "TMPDIR")
        if key in os.environ
    }
    return {**kept, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}


def _refusal_of(code: int, text: str, seconds: float) -> CannotRead:
    """What a child that gave no document has to say, or what its end says about it."""
    if code == _REFUSED:
        said, _, sentence = text.partition("\n")
        if said and sentence:
            return CannotRead(said[:40], sentence[:2000])
    if code in (-signal.SIGXCPU, 128 + signal.SIGXCPU):
        return _too_slow(seconds)
    if code in (-signal.SIGKILL, 128 + signal.SIGKILL):  # the machine's own guard of its memory
        return _too_much_memory()
    return _unforeseen()


def _bound_ourselves(seconds: float, megabytes: int) -> None:
    """From here on this process may use no more than that, write no large files and leave no core."""
    import resource

    whole = max(int(seconds), 1)
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(arguments: Sequence[str]) -> int:
    """What the child does: read one file and write the document, or the refusal, where it was told to."""
    from goldenthread.documents.reading.formats.handing_over import document_as_json

    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--name", required=True)
    parser.add_argument("--seconds", type=float, default=DEFAULT_SECONDS)
    parser.add_argument("--megabytes", type=int, default=DEFAULT_MEGABYTES)
    told = parser.parse_args(arguments)
    with _only_our_words() as out:
        try:
            _bound_ourselves(told.seconds, told.megabytes)
            limits = replace(DEFAULT_LIMITS, pages_seconds=_SHARE_FOR_PAGES * told.seconds)
            out.write(document_as_json(open_document(told.path, name=told.name, limits=limits)))
            return 0
        except CannotRead as refused:
            refusal = refused
        except MemoryError:
            refusal = _too_much_memory()
        out.write(f"{refusal.code}\n{refusal.sentence}")
        return _REFUSED


@contextlib.contextmanager
def _only_our_words() -> Iterator[IO[str]]:
    """Standard output for our answer alone: what libraries print goes nowhere."""
    ours = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield ours
    finally:
        ours.close()


if __name__ == "__main__":
    sys.exit(_answer(sys.argv[1:]))
