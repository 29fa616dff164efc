"""What an answer must have: where it does not, the service has changed, and nothing is guessed."""

from __future__ import annotations

from typing import Any

from goldenthread.measures.connectors.publication import CannotRead


def of(said: Any, name: str, kind: type) -> Any:
    found = said.get(name) if isinstance(said, dict) else None
    if not isinstance(found, kind):
        raise CannotRead(f"The service's answer has no “{name}” where one should be. It may have changed.")
    return found


def text_of(said: Any, name: str) -> str:
    return str(of(said, name, str))
