"""Starting: the ports that may be typed, the key of local mode, and the sentence for what does not start."""

from __future__ import annotations

import argparse
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TextIO

SHORTEST_KEY = 40  # characters
#: Ports a program may answer on.
_PORTS = range(1, 65_536)


def port_number(text: str) -> int:
    """A port as it is typed; raises the sentence that the command line prints."""
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) in _PORTS):
        raise argparse.ArgumentTypeError(f"“{text}” is no port. Give a number from 1 to {_PORTS[-1]}.")
    return int(text)


def kept_secret_key(path: Path) -> str:
    """The secret key of local mode: made once, kept for nobody but its owner, whole or not at all.

    Of several who start at once the first makes it, under a lock, and the others take it.
    """
    with suppress(FileNotFoundError):
        kept = path.read_text(encoding="ascii").strip()
        if len(kept) >= SHORTEST_KEY:
            return kept
    with open(path.with_name(f"{path.name}.lock"), "w", encoding="ascii") as lock:
        _wait_for(lock)
        kept = path.read_text(encoding="ascii").strip() if path.exists() else ""
        if len(kept) < SHORTEST_KEY:  # nobody was quicker, or it was cut off while it was written
            kept = secrets.token_urlsafe(50)
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            fresh.touch(mode=0o600)
            fresh.write_text(kept, encoding="ascii")
            fresh.replace(path)
    return kept


def _wait_for(lock: TextIO) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: nobody else is waited for
        return
    fcntl.flock(lock, fcntl.LOCK_EX)


def why_not(problem: Exception) -> str:
    """The sentence for a person whose command could not be carried out; empty where it is a fault of ours."""
    if isinstance(problem, OSError) and problem.filename is not None:
        return f"{os.fspath(problem.filename)} cannot be used: {problem.strerror}."
    module = type(problem).__module__
    if not module.startswith("django."):
        return ""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, IntegrityError

    if isinstance(problem, ImproperlyConfigured):
        return str(problem)
    if isinstance(problem, DatabaseError) and not isinstance(problem, IntegrityError):
        said = (str(problem).strip().splitlines() or ["it does not say why"])[0]
        return (
            f"The database cannot be used: {said}. Look at DATABASE_URL, or, where that is not set, at the "
            "file goldenthread.sqlite3 in the data folder."
        )
    return ""
