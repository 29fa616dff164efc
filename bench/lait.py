"""How long loading the whole of the Local Authority Interactive Tool takes, and loading it again.

    python bench/lait.py [data file or folder] [dictionary]

Prints seconds and the most memory the process held, on SQLite and on a PostgreSQL of its own; beside it the
same file put into a bare table by pandas (`DataFrame.to_sql`), which is what an analyst would do, keeping
neither history nor meaning. Each is measured in a process of its own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT.parent / "shared" / "data" / "lait"
HERE = "GOLDENTHREAD_BENCH_ON"  # set in the process that measures


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else FILES / "bds_long_0.parquet"
    dictionary = Path(sys.argv[2]) if len(sys.argv) > 2 else FILES / "lait_data_dictionary.csv"
    if HERE in os.environ:
        _measure(data, dictionary)
        return
    bare = _with_pandas(data)
    print(f"A bare table with pandas on SQLite: {bare:.1f} s", flush=True)
    _measured("SQLite", data, dictionary, {})
    with _run_tests().postgresql() as url:
        _measured("PostgreSQL", data, dictionary, {"DATABASE_URL": url})


def _measured(database: str, data: Path, dictionary: Path, settings: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {
            HERE: database,
            "GOLDENTHREAD_TESTING": "1",
            "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
            "GOLDENTHREAD_DATA": folder,
            "PYTHONPATH": str(ROOT),
        }
        subprocess.run(
            [sys.executable, __file__, str(data), str(dictionary)], env=environment | settings, check=True
        )


def _run_tests():
    """bin/run-tests, which knows how to start a PostgreSQL."""
    loader = SourceFileLoader("run_tests", str(ROOT / "bin" / "run-tests"))
    sys.dont_write_bytecode = True
    module = module_from_spec(spec_from_loader("run_tests", loader))
    loader.exec_module(module)
    return module


def _measure(data: Path, dictionary: Path) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)

    from goldenthread.measures.actions.refreshing import refresh
    from goldenthread.measures.connectors.lait import Lait
    from goldenthread.partnerships.actions import SYSTEM

    for what in ("loaded", "loaded again"):
        start, worked = time.perf_counter(), time.process_time()
        done = refresh(publication=Lait(data, dictionary).read(), by=SYSTEM)
        took, worked = time.perf_counter() - start, time.process_time() - worked
        print(
            f"{os.environ[HERE]}, {what}: {took:.1f} s ({worked:.1f} s of this process), {done.load.counts}",
            flush=True,
        )
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{os.environ[HERE]}, most memory held: {held:.0f} MB", flush=True)


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
