"""Asking the service: the exact version, page after page, and what it refuses in its own words."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from goldenthread.measures.connectors.ees.answers import of, text_of
from goldenthread.measures.connectors.ees.meaning import Meta, Reading, published_measure
from goldenthread.measures.connectors.fetching import Answer, Door
from goldenthread.measures.connectors.publication import (
    CannotRead,
    Publication,
    PublishedSource,
)

BASE = "https://api.education.gov.uk/statistics/v1"
PAGE_SIZE = 10_000  # the most the service gives
MOST_PAGES = 10_000
_DATA_SET = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_VERSION = re.compile(r"[0-9]{1,4}(?:\.(?:[0-9]{1,4}|\*)){0,2}")


@dataclass(slots=True)
class Ees:
    """One data set. `criteria` is the service's own way to ask for a part, `indicators` their ids (all where
    none is named), `folder` where pages are kept while it is read."""

    data_set: str
    folder: Path
    version: str = ""
    criteria: dict[str, Any] | None = None
    indicators: list[str] = field(default_factory=list)
    base: str = BASE
    door: Door = field(default_factory=Door)
    page_size: int = PAGE_SIZE

    def read(self) -> Publication:
        """What the data set says. CannotRead when the service does not answer as it should."""
        if not _DATA_SET.fullmatch(self.data_set):
            raise CannotRead(
                f"“{self.data_set[:80]}” is no data set: its id looks like 1a2b3c4d-… in its address."
            )
        if self.version and not _VERSION.fullmatch(self.version):
            raise CannotRead(f"“{self.version[:20]}” is no version: give one such as 1.0 or 2.*.")
        about = self._ask(f"/data-sets/{self.data_set}")
        version = self._pinned(about)
        meta = Meta(self._ask(f"/data-sets/{self.data_set}/meta?dataSetVersion={quote(version)}"))
        pages = Pages(self, version)
        title = text_of(about, "title")
        notes: list[str] = []
        reading = Reading(meta, pages, notes)
        return Publication(
            source=PublishedSource(
                key=f"ees-{self.data_set.lower()}",
                kind="ees",
                name=f"Explore Education Statistics: {title}"[:300],
                publisher="Department for Education",
                licence="Open Government Licence v3.0",
                address=f"{self.base}/data-sets/{self.data_set}?dataSetVersion={version}",
            ),
            measures=[published_measure(self.data_set, each, title) for each in meta.indicators.values()],
            areas=reading.areas,
            periods=reading.periods,
            groups=reading.groups,
            figures=reading.figures(),
            whole=self.criteria is None and not self.indicators,
            complete=self.criteria is None,
            notes=notes,
            read_from=f"{title}, version {version}"[:255],
            sha256=pages.fingerprint(),
            size=pages.size,
        )

    def forget(self) -> None:
        """Remove the pages kept while it was read; call it when the reading has been taken over."""
        for page in self.folder.glob("ees-*.json"):
            page.unlink()

    def _pinned(self, about: dict[str, Any]) -> str:
        if not self.version:
            return text_of(of(about, "latestVersion", dict), "version")
        if "*" not in self.version:
            return self.version
        found = self._ask(f"/data-sets/{self.data_set}/versions/{quote(self.version, safe='*')}")
        return text_of(found, "version")

    def _ask(self, path: str, question: dict[str, Any] | None = None) -> dict[str, Any]:
        body = None if question is None else json.dumps(question).encode()
        answer = self.door.fetch(self.base + path, body=body)
        said = _parsed(answer)
        if answer.status != 200:
            raise CannotRead(_refusal(answer.status, said))
        return said


def _parsed(answer: Answer) -> dict[str, Any]:
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError) as problem:
        if answer.status != 200:
            return {}
        raise CannotRead(
            "The service answered with something else than data. Check its address."
        ) from problem
    if not isinstance(said, dict):
        raise CannotRead("The service answered with something else than data. Check its address.")
    return said


def _refusal(status: int, said: dict[str, Any]) -> str:
    title = str(said.get("title") or f"answer {status}").rstrip(".")
    errors = said.get("errors")
    details = [
        f"{each.get('message', '')} ({each.get('path')})"
        if each.get("path")
        else str(each.get("message", ""))
        for each in (errors if isinstance(errors, list) else [])
        if isinstance(each, dict)
    ]
    why = " ".join([str(said.get("detail") or "").strip(), *details]).strip()
    if status == 404:
        why = why or "There is no such data set or version."
    return f"The service refuses what was asked: {title}. {why}"[:1000].strip()


# The pages


class Pages:
    """The pages of a query's results, from the folder where they came already, else from the service."""

    def __init__(self, asked: Ees, version: str) -> None:
        self._asked, self._version = asked, version
        question = [asked.base, asked.data_set, version, asked.criteria, asked.indicators, asked.page_size]
        name = hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()[:20]
        self._name = f"ees-{name}"
        asked.folder.mkdir(parents=True, exist_ok=True)
        self.size = 0
        self._digest = hashlib.sha256()
        self.count = self._fetch_all()

    def _path(self, number: int) -> Path:
        return self._asked.folder / f"{self._name}-{number:05}.json"

    def _fetch_all(self) -> int:
        number, last, had, promised = 1, 1, 0, 0
        while number <= last:
            page = self._page(number)
            paging = of(page, "paging", dict)
            last, promised = of(paging, "totalPages", int), of(paging, "totalResults", int)
            if last > MOST_PAGES:
                raise CannotRead(f"The answer has {last:,} pages. Ask for a part of the data set.")
            had += len(of(page, "results", list))
            number += 1
        if had != promised:
            self._asked.forget()
            raise CannotRead(
                f"The service promised {promised:,} results, gave {had:,}. Nothing is taken over: try again."
            )
        return number - 1

    def _page(self, number: int) -> dict[str, Any]:
        path = self._path(number)
        if path.exists():
            body = path.read_bytes()
        else:
            said = self._asked._ask(
                f"/data-sets/{self._asked.data_set}/query?dataSetVersion={quote(self._version)}",
                self._question(number),
            )
            body = json.dumps(said, ensure_ascii=False).encode()
            half = path.with_suffix(".half")
            half.write_bytes(body)
            half.replace(path)
        self.size += len(body)
        self._digest.update(body)
        return dict(json.loads(body))

    def _question(self, number: int) -> dict[str, Any]:
        question: dict[str, Any] = {"page": number, "pageSize": self._asked.page_size}
        if self._asked.criteria is not None:
            question["criteria"] = self._asked.criteria
        if self._asked.indicators:
            question["indicators"] = self._asked.indicators
        return question

    def fingerprint(self) -> str:
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number in range(1, self.count + 1):
            yield json.loads(self._path(number).read_bytes())
