"""The worker that reads documents: started with the service, restarted when it dies, ended with it."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import subprocess
import sys
import threading

_COMMAND = [sys.executable, "-m", "goldenthread", "manage", "db_worker", "--interval", "0.5", "-v", "0"]
_PAUSE = 2.0  # seconds before a worker that died is started again
_PATIENCE = 10.0  # seconds a worker may take to end
_SIGNAL_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG, in Linux


class Worker:
    """Keeps one worker running until it is told to stop."""

    def __init__(self, command: list[str] | None = None, pause: float = _PAUSE) -> None:
        self.process = _started(command or _COMMAND)
        self._command = command or _COMMAND
        self._pause = pause
        self._stopping = threading.Event()
        self._turn = threading.Lock()
        self._watch = threading.Thread(target=self._keep_running, daemon=True)
        self._watch.start()

    def stop(self) -> None:
        """End the worker, and the watch over it."""
        self._stopping.set()
        with self._turn:
            self.process.terminate()
            try:
                self.process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _keep_running(self) -> None:
        while True:
            self.process.wait()
            if self._stopping.wait(self._pause):
                return
            with self._turn:
                if not self._stopping.is_set():
                    self.process = _started(self._command)


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=_end_with_the_service if sys.platform == "linux" else None)


def _end_with_the_service() -> None:
    """Have the worker ended also where the service is killed and can end nobody any more."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SIGNAL_WHEN_PARENT_DIES, signal.SIGTERM)
