"""What stands in a plan twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from goldenthread.plans.thread import Located


def repeated(parts: Iterable[Located], key: Callable[[Located], str]) -> Iterator[list[Located]]:
    """The parts that share a key with another, together, in the order of the first; "" is no key."""
    groups: dict[str, list[Located]] = {}
    for each in parts:
        said = key(each)
        if said:
            groups.setdefault(said, []).append(each)
    yield from (group for group in groups.values() if len(group) > 1)
