"""Whatever stands in the way of a command, the person reads a sentence; each command is really run."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.config import serving
from goldenthread.config.starting import kept_secret_key
from goldenthread.config.working import Worker
from goldenthread.interface.turns import one_at_a_time
from tests.config.test_starting import KEY, ROOT, start

REAL = {"SECRET_KEY": KEY, "GOLDENTHREAD_HOSTS": "plan.example.org"}
PERSON = ("add-person", "ada@example.org", "--name", "Ada", "--role", "viewer", "--partnership", "P")


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["nonsense"], {}, "invalid choice"),
        (["run", "--port", "99999999"], {}, "is no port. Give a number from 1 to 65535"),
        (["run", "--port", "-1"], {}, "is no port"),
        (["run", "--port", "0"], {}, "is no port"),
        (["run", "--port", "٣"], {}, "is no port"),
        (["serve"], {**REAL, "DATABASE_URL": "nonsense"}, "DATABASE_URL cannot be read"),
        (["serve"], {**REAL, "DATABASE_URL": "postgres://a:b@c:port/x"}, "DATABASE_URL cannot be read"),
        (["serve"], {**REAL, "DATABASE_URL": "postgres://a:b@127.0.0.1:1/x"}, "The database cannot be used"),
        (["add-partnership", "P"], {}, "SECRET_KEY is not set"),
        (["add-partnership", " "], REAL, "Give the partnership’s name"),
        (["add-partnership", "x" * 201], REAL, "to 200 characters or fewer"),
        (["add-partnership", "P", "--area", "x" * 201], REAL, "Shorten the area"),
        (PERSON, {}, "SECRET_KEY is not set"),
        (PERSON, REAL, "No password was given"),
        (["manage", "migrate"], {}, "SECRET_KEY is not set"),
        (["check", "nothing-here"], {}, "There is no document at nothing-here"),
        (["read", "/"], {}, "a folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path, arguments, environment, says):
    done = start(tmp_path, *arguments, PYTHONWARNINGS="error", **environment)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("place", ["a file", "under a file", "nowhere"])
def test_a_data_folder_that_cannot_be_one_is_named(tmp_path, place):
    (tmp_path / "file").touch()
    folder = {
        "a file": tmp_path / "file",
        "under a file": tmp_path / "file" / "x",
        "nowhere": Path("/proc/x"),
    }
    done = start(folder[place], "serve", GOLDENTHREAD_LOCAL="1")
    assert done.returncode == 2
    assert f"The data folder {folder[place]} cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_none_is_said_to_be(tmp_path):
    (tmp_path / "goldenthread.sqlite3").write_text("These are words and no database. " * 50)
    done = start(tmp_path, "serve", GOLDENTHREAD_LOCAL="1")
    assert done.returncode == 2
    assert "The database cannot be used: file is not a database" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["fifty % done", "what?", "no #1", "ünï cödé"])
def test_a_data_folder_may_be_called_anything(tmp_path, name):
    done = start(tmp_path / name, "add-partnership", "P", **REAL)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name / "goldenthread.sqlite3").is_file()


class TestTheKeyOfLocalMode:
    def test_it_is_made_once_and_for_its_owner_only(self, tmp_path):
        path = tmp_path / "secret-key"
        first = kept_secret_key(path)
        assert len(first) >= 40
        assert kept_secret_key(path) == first
        assert path.stat().st_mode & 0o077 == 0
        assert sorted(each.name for each in tmp_path.iterdir()) == ["secret-key", "secret-key.lock"]

    @pytest.mark.parametrize("left", ["", "half"])
    def test_one_that_was_cut_off_while_it_was_written_is_made_anew(self, tmp_path, left):
        path = tmp_path / "secret-key"
        path.write_text(left)
        made = kept_secret_key(path)
        assert len(made) >= 40
        assert kept_secret_key(path) == made

    def test_two_who_start_at_once_have_the_same(self, tmp_path):
        ask = (
            "from pathlib import Path; from goldenthread.config.starting import kept_secret_key; "
            f"print(kept_secret_key(Path({str(tmp_path / 'secret-key')!r})))"
        )
        asked = [
            subprocess.Popen([sys.executable, "-c", ask], cwd=ROOT, stdout=subprocess.PIPE) for _ in range(6)
        ]
        keys = {each.communicate(timeout=60)[0] for each in asked}
        assert len(keys) == 1


def test_two_who_set_up_the_same_place_do_so_one_after_the_other(tmp_path):
    done = [
        subprocess.Popen(
            [sys.executable, "-m", "goldenthread", "add-partnership", name],
            cwd=ROOT,
            env={**os.environ, "GOLDENTHREAD_DATA": str(tmp_path), "GOLDENTHREAD_TESTING": "0", **REAL},
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("One", "Two", "Three")
    ]
    said = [each.communicate(timeout=120)[1] for each in done]
    assert [each.returncode for each in done] == [0, 0, 0], said


def test_whoever_held_the_place_and_was_killed_holds_it_no_longer(tmp_path):
    hold = (
        "import time; from pathlib import Path; from goldenthread.interface.turns import one_at_a_time\n"
        f"with one_at_a_time(Path({str(tmp_path)!r})): print('held', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", hold], cwd=ROOT, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    other.kill()
    other.wait()
    with one_at_a_time(tmp_path):
        pass


def until(condition, seconds: float = 10.0) -> bool:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return bool(condition())


def runs(process: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


class TestTheWorker:
    SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]

    @pytest.fixture
    def worker(self) -> Iterator[Worker]:
        worker = Worker(self.SLEEPS, pause=0.05)
        yield worker
        worker.stop()

    def test_one_that_dies_is_started_again(self, worker):
        first = worker.process.pid
        os.kill(first, signal.SIGKILL)
        assert until(lambda: worker.process.pid != first and runs(worker.process.pid))

    def test_it_ends_when_it_is_told_to(self):
        worker = Worker(self.SLEEPS, pause=0.05)
        worker.stop()
        time.sleep(0.3)
        assert worker.process.poll() is not None

    @pytest.mark.skipif(sys.platform != "linux", reason="Only Linux tells a process that its parent died.")
    def test_it_ends_when_the_service_is_killed(self):
        code = (
            "import time; from goldenthread.config.working import Worker\n"
            f"print(Worker({self.SLEEPS!r}).process.pid, flush=True); time.sleep(60)"
        )
        service = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
        assert service.stdout is not None
        reader = int(service.stdout.readline())
        assert until(lambda: runs(reader))
        service.kill()
        service.wait()
        assert until(lambda: not runs(reader))


def test_a_port_that_somebody_takes_meanwhile_is_passed_over():
    """Between finding a port free and taking it, another may have taken it."""
    with socket.create_server(("127.0.0.1", 0)) as taken, socket.create_server(("127.0.0.1", 0)) as free:
        ports = [taken.getsockname()[1], free.getsockname()[1]]
        with pytest.raises(serving.CannotServe, match="Give another with --port"):
            serving._listen("127.0.0.1", ports[:1])
        free.close()
        server, port = serving._listen("127.0.0.1", ports)
        server.close()
    assert port == ports[1]


def test_a_host_that_is_no_address_of_this_machine_is_said_to_be_none():
    with pytest.raises(serving.CannotServe, match="no address of this machine"):
        serving._listen("nowhere.invalid", [8000])
