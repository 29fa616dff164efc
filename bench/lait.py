"""How long loading the whole of the Local Authority Interactive Tool takes, and loading it again.

    python bench/lait.py [data file or folder] [dictionary]

Prints seconds and the most memory the process held, on SQLite, or on PostgreSQL where DATABASE_URL says so;
beside it the same file put into a bare table by pandas (`DataFrame.to_sql`), which is what an analyst would
do, keeping neither history nor meaning.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

FILES = Path("../shared/data/lait")


def main() -> None:
    os.environ.setdefault("GOLDENTHREAD_TESTING", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    os.environ.setdefault("GOLDENTHREAD_DATA", tempfile.mkdtemp())
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)

    from goldenthread.measures.actions.refreshing import refresh
    from goldenthread.measures.connectors.lait import Lait
    from goldenthread.partnerships.actions import SYSTEM

    data = Path(sys.argv[1]) if len(sys.argv) > 1 else FILES / "bds_long_0.parquet"
    dictionary = Path(sys.argv[2]) if len(sys.argv) > 2 else FILES / "lait_data_dictionary.csv"
    first = _timed("Loaded", lambda: refresh(publication=Lait(data, dictionary).read(), by=SYSTEM))
    _timed("Loaded again", lambda: refresh(publication=Lait(data, dictionary).read(), by=SYSTEM))
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Most memory held: {held:.0f} MB")
    bare = _with_pandas(data)
    print(f"A bare table with pandas: {bare:.1f} s; loading takes {first / bare:.1f} times that")


def _timed(what: str, do) -> float:
    start = time.perf_counter()
    done = do()
    took = time.perf_counter() - start
    print(f"{what}: {took:.1f} s, {done.load.counts}")
    return took


def _with_pandas(data: Path) -> float:
    import sqlite3

    import pandas

    start = time.perf_counter()
    frame = pandas.read_parquet(data) if data.suffix == ".parquet" else pandas.read_csv(data)
    with tempfile.TemporaryDirectory() as folder:
        kept = sqlite3.connect(Path(folder) / "bare.sqlite3")
        frame.to_sql("figures", kept)
        kept.execute('CREATE INDEX by_key ON figures ("Short Desc", "LA Number", "Years")')
        kept.commit()
        kept.close()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
