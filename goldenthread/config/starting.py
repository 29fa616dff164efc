"""Starting: the ports that may be typed, the key of local mode, and the sentence for what does not start."""

from __future__ import annotations

import argparse
import os
import secrets
from contextlib import suppress
from pathlib import Path

SHORTEST_KEY = 40  # characters
#: Ports a program may answer on.
_PORTS = range(1, 65_536)


def port_number(text: str) -> int:
    """A port as it is typed; raises the sentence that the command line prints."""
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) in _PORTS):
        raise argparse.ArgumentTypeError(f"“{text}” is no port. Give a number from 1 to {_PORTS[-1]}.")
    return int(text)


def kept_secret_key(path: Path) -> str:
    """The secret key of local mode: made once, kept for nobody but its owner, whole or not at all."""
    with suppress(FileNotFoundError):
        kept = path.read_text(encoding="ascii").strip()
        if len(kept) >= SHORTEST_KEY:
            return kept
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
    if path.exists():  # cut off while it was written, by a version that did not take this care
        fresh.replace(path)
    else:
        with suppress(FileExistsError):  # somebody was quicker; theirs is taken
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text(encoding="ascii").strip()


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
