"""A server on this machine that plays recorded answers of the national services, cuts included.

    python -m tests.measures.fixture_server [port]

serves the recorded data set of the education service for trying the command line without a network: set
GOLDENTHREAD_FIXTURE_SERVER to the address it prints.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

RECORDED = Path(__file__).parent / "recorded"
DATA_SET = "0f6a2b1c-9d4e-4c3a-8b7f-1e2d3c4b5a69"


@dataclass
class Reply:
    """One answer. `cut_at`: the connection ends after so many bytes of the body."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut_at: int | None = None


@dataclass
class Asked:
    """What somebody asked of the server."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: bytes
    headers: dict[str, str]


Play = Callable[[Asked], Reply]


@dataclass
class Playing:
    """A running server: where it is, and what it was asked."""

    here: str
    asked: list[Asked] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://{self.here}"


@contextmanager
def playing(play: Play, port: int = 0) -> Iterator[Playing]:
    """A server that answers as `play` says, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        do_POST = do_GET  # noqa: N815

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(
                self.command,
                parts.path,
                parse_qs(parts.query),
                body,
                {name.lower(): value for name, value in self.headers.items()},
            )
            it.asked.append(asked)
            reply = play(asked)
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body[: reply.cut_at])
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    it = Playing(f"127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield it
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def as_json(said: Any, status: int = 200) -> Reply:
    return Reply(status, json.dumps(said).encode(), {"Content-Type": "application/json"})


def education_service(asked: Asked) -> Reply:
    """The recorded data set: about it, its metadata, its results page by page."""
    recorded = json.loads((RECORDED / "ees_absence.json").read_text(encoding="utf-8"))
    at = f"/v1/data-sets/{DATA_SET}"
    if asked.path == at:
        return as_json(recorded["about"])
    if asked.path == f"{at}/versions/2.*":
        return as_json({"version": "2.1"})
    if asked.path == f"{at}/meta":
        return as_json(recorded["meta"])
    if asked.path == f"{at}/query":
        question = json.loads(asked.body or b"{}")
        size, page = question.get("pageSize", 1000), question.get("page", 1)
        results = recorded["results"]
        pages = -(-len(results) // size)
        return as_json(
            {
                "paging": {
                    "page": page, "pageSize": size, "totalResults": len(results), "totalPages": pages,
                },
                "results": results[(page - 1) * size : page * size],
                "warnings": [],
            }
        )  # fmt: skip
    return as_json({"title": "Not Found", "status": 404, "type": "about:blank"}, 404)


if __name__ == "__main__":
    with playing(education_service, int(sys.argv[1]) if len(sys.argv) > 1 else 0) as it:
        print(f"GOLDENTHREAD_FIXTURE_SERVER={it.here}  data set {DATA_SET}  at {it.base}/v1", flush=True)
        threading.Event().wait()
