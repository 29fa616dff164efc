"""One at a time.

Two people who type `make run` in the same folder, or one who types it twice, must not build, migrate
and load the same things at once: the second waits for the first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Whoever comes second waits here until the first one is done, also where the first one was killed."""
    try:
        import fcntl
    except ImportError:  # Windows: nobody else is waited for
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "starting.lock", "w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Something is being set up here already; waiting for it", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
