"""Explore Education Statistics of the Department for Education, by its public API (version 1).

A data set has a version, and the version is pinned: a wildcard ("2.*", or nothing) is turned into the exact
version first, so that what was asked can be asked again. Everything in an answer is keyed by opaque ids,
which the data set's metadata explain. Rules:

- an indicator is a measure. A filter (sex, type of school) breaks its figures down: the options chosen make
  the group, but for a filter's option that stands for all ("Total", or the only one that begins with "All");
- the place of a figure is the location of its geographic level. A local authority brings its old number
  beside its nine-character code: this is where areas known by number learn their code. Schools, providers and
  wards share names, so their code stands beside the name;
- all values are text. The department's symbols say why there is no number: c is withheld, z does not apply, x
  is not available, k and low round to nought and are not, u is of low reliability;
- millions of pounds are kept in pounds.

Pages that came are kept in a folder until the reading is done: a reading cut off goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from goldenthread.measures.connectors.ees_periods import period_of
from goldenthread.measures.connectors.fetching import Answer, Door
from goldenthread.measures.connectors.publication import (
    NO_PERIOD,
    CannotRead,
    Publication,
    PublishedArea,
    PublishedFigure,
    PublishedGroup,
    PublishedMeasure,
    PublishedSource,
)
from goldenthread.rules.figures import PERCENT, PERCENTAGE_POINTS, POUNDS, Unit, unit_of
from goldenthread.rules.periods import Period

BASE = "https://api.education.gov.uk/statistics/v1"
PAGE_SIZE = 10_000  # the most the service gives
MOST_PAGES = 10_000
_DATA_SET = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_VERSION = re.compile(r"[0-9]{1,4}(?:\.(?:[0-9]{1,4}|\*)){0,2}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,18}(?:,[0-9]{3})*(?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,2})?")
_GSS = re.compile(r"[EWSNKJ][0-9]{8}")
_UNITS = {"%": PERCENT, "pp": PERCENTAGE_POINTS, "£": POUNDS, "£m": POUNDS}
_MILLION = 6  # places
_KINDS = {
    "NAT": "country",
    "REG": "region",
    "LA": "authority",
    "LAD": "district",
    "WARD": "ward",
    "SCH": "school",
}
_PARENTS = {"REG": "NAT", "LA": "REG", "LAD": "LA", "WARD": "LAD", "SCH": "LA"}
_SHARED_NAMES = ("WARD", "SCH", "PROV", "INST", "PCON", "PA", "SPON")
_TOO_SMALL = "too small to print: it rounds to 0 and is not 0"
#: What stands instead of a number: the state and the reason.
SYMBOLS = {
    "c": ("s", "withheld because so few people are counted"),
    "z": ("m", "not applicable"),
    "x": ("m", "not available"),
    ":": ("m", "not available"),
    "..": ("m", "not available"),
    "w": ("m", "not available"),
    "k": ("s", _TOO_SMALL),
    "low": ("s", _TOO_SMALL),
    "~": ("s", _TOO_SMALL),
    "u": ("s", "withheld because it is of low reliability"),
    "": ("m", "left blank"),
}


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
        meta = _Meta(self._ask(f"/data-sets/{self.data_set}/meta?dataSetVersion={quote(version)}"))
        pages = _Pages(self, version)
        title = _text(about, "title")
        notes: list[str] = []
        reading = _Reading(meta, pages, notes)
        return Publication(
            source=PublishedSource(
                key=f"ees-{self.data_set.lower()}",
                kind="ees",
                name=f"Explore Education Statistics: {title}"[:300],
                publisher="Department for Education",
                licence="Open Government Licence v3.0",
                address=f"{self.base}/data-sets/{self.data_set}?dataSetVersion={version}",
            ),
            measures=[_measure(self.data_set, each, title) for each in meta.indicators.values()],
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
            return _text(_of(about, "latestVersion", dict), "version")
        if "*" not in self.version:
            return self.version
        found = self._ask(f"/data-sets/{self.data_set}/versions/{quote(self.version, safe='*')}")
        return _text(found, "version")

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


def _of(said: Any, name: str, kind: type) -> Any:
    found = said.get(name) if isinstance(said, dict) else None
    if not isinstance(found, kind):
        raise CannotRead(f"The service's answer has no “{name}” where one should be. It may have changed.")
    return found


def _text(said: Any, name: str) -> str:
    return str(_of(said, name, str))


# The pages


class _Pages:
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
            paging = _of(page, "paging", dict)
            last, promised = _of(paging, "totalPages", int), _of(paging, "totalResults", int)
            if last > MOST_PAGES:
                raise CannotRead(f"The answer has {last:,} pages. Ask for a part of the data set.")
            had += len(_of(page, "results", list))
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


# What the ids mean


class _Meta:
    """The data set's metadata: indicators, filters, locations and time periods by their ids."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.indicators = {_text(each, "id"): each for each in _of(said, "indicators", list)}
        self.filters = {
            _text(each, "id"): (_label(each), _options(each), _total(_options(each)))
            for each in _of(said, "filters", list)
        }
        self.locations: dict[tuple[str, str], dict[str, Any]] = {}
        for group in _of(said, "locations", list):
            level = _text(_of(group, "level", dict), "code")
            for option in _of(group, "options", list):
                self.locations[level, _text(option, "id")] = option


def _label(said: dict[str, Any]) -> str:
    return " ".join(str(said.get("label") or said.get("name") or said.get("column") or "").split())


def _options(said: dict[str, Any]) -> dict[str, str]:
    return {_text(each, "id"): _label(each) for each in _of(said, "options", list)}


def _total(options: dict[str, str]) -> str:
    """The id of the option that stands for all of a filter; empty where none does for certain."""
    totals = [key for key, label in options.items() if label.casefold() == "total"]
    totals = totals or [key for key, label in options.items() if re.match(r"all\b", label, re.IGNORECASE)]
    return totals[0] if len(totals) == 1 else ""


def _measure(data_set: str, indicator: dict[str, Any], title: str) -> PublishedMeasure:
    label = _label(indicator)
    unit = str(indicator.get("unit") or "")
    decimals = indicator.get("decimalPlaces")
    if isinstance(decimals, int) and unit == "£m":
        decimals = max(0, decimals - _MILLION)
    return PublishedMeasure(
        scheme="ees",
        code=f"{data_set.lower()}:{_text(indicator, 'id')}",
        name=label or _text(indicator, "id"),
        short_name=label,
        theme=title[:200],
        unit=_unit(unit, label),
        decimals=decimals if isinstance(decimals, int) and 0 <= decimals < 20 else None,
        provider="Department for Education",
    )


def _unit(unit: str, label: str) -> Unit:
    return _UNITS.get(unit) or unit_of(label)


# The figures


class _Reading:
    """Turns results into figures; meets areas, groups and periods as it goes."""

    def __init__(self, meta: _Meta, pages: _Pages, notes: list[str]) -> None:
        self._meta, self._pages, self._notes = meta, pages, notes
        self._measures = {key: at for at, key in enumerate(meta.indicators)}
        self._million = {key for key, each in meta.indicators.items() if each.get("unit") == "£m"}
        self._words = {key for key, each in meta.indicators.items() if each.get("unit") == "string"}
        self.areas: list[PublishedArea] = []
        self._area_at: dict[tuple[str, str], int] = {}
        self.groups = [PublishedGroup()]
        self._group_at: dict[tuple[str, ...], int] = {}
        self.periods: list[Period] = []
        self._period_at: dict[tuple[str, str], tuple[int, str]] = {}
        self._said: set[str] = set()
        for page in pages:  # places come before figures: whoever keeps them needs them all
            for result in _of(page, "results", list):
                self._area(result)
                self._group(_of(result, "filters", dict))
            self._warnings(page)

    def figures(self) -> Iterator[PublishedFigure]:
        row = 0
        for page in self._pages:
            for result in _of(page, "results", list):
                row += 1
                area, group = self._area(result), self._group(_of(result, "filters", dict))
                period, note = self._period(_of(result, "timePeriod", dict))
                for indicator, text in _of(result, "values", dict).items():
                    if indicator not in self._measures:
                        self._note(f"The data set's metadata do not explain the indicator {indicator[:40]}.")
                        continue
                    state, number, reason = self._value(indicator, "" if text is None else str(text))
                    yield PublishedFigure(
                        self._measures[indicator], area, group, period, state, number, reason=reason,
                        as_written="" if text is None else str(text)[:200], note=note, row=row,
                        column=indicator[:120],
                    )  # fmt: skip

    def _note(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self._notes.append(sentence)

    def _warnings(self, page: dict[str, Any]) -> None:
        for each in page.get("warnings") or []:
            if isinstance(each, dict):
                where = f" ({each['path']})" if each.get("path") else ""
                self._note(f"The service warns: {str(each.get('message', ''))[:300]}{where}")

    def _value(self, indicator: str, text: str) -> tuple[str, float | None, str]:
        bare = text.strip().strip("[]").strip().casefold()
        if indicator in self._words and bare not in SYMBOLS:
            return "m", None, "given in words, without a number"
        if _NUMBER.fullmatch(bare):
            number = Decimal(bare.replace(",", ""))
            return "n", float(number.scaleb(_MILLION) if indicator in self._million else number), ""
        if bare in SYMBOLS:
            state, reason = SYMBOLS[bare]
            return state, None, reason
        self._note(f"“{text[:40]}” stands where a number should: it is kept as not readable.")
        return "m", None, "not readable"

    def _period(self, said: dict[str, Any]) -> tuple[int, str]:
        key = _text(said, "code"), _text(said, "period")
        known = self._period_at.get(key)
        if known is None:
            period, note = period_of(*key), ""
            if period is None:
                period, note = NO_PERIOD, f"The source gives “{key[0]} {key[1]}” as the period."
                self._note(f"“{key[0]} {key[1]}” is no period known here: its figures are kept without one.")
            if period not in self.periods:
                self.periods.append(period)
            known = self._period_at[key] = self.periods.index(period), note
        return known

    def _group(self, chosen: dict[str, Any]) -> int:
        parts = []
        for identity, option in chosen.items():
            label, options, total = self._meta.filters.get(identity, (identity, {}, ""))
            if option != total:
                parts.append((label, options.get(str(option), str(option))))
        key = tuple(each for part in sorted(parts) for each in part)
        if not key:
            return 0
        if key not in self._group_at:
            self._group_at[key] = len(self.groups)
            self.groups.append(PublishedGroup(", ".join(key[::2]), ", ".join(key[1::2])))
        return self._group_at[key]

    def _area(self, result: dict[str, Any]) -> int:
        level = _text(result, "geographicLevel")
        places = _of(result, "locations", dict)
        key = level, str(places.get(level, ""))
        if key not in self._area_at:
            option = self._meta.locations.get(key)
            if option is None:
                raise CannotRead(f"The data set's metadata do not explain the place {key[1][:40]} ({level}).")
            above = _PARENTS.get(level, "")
            parent = self._meta.locations.get((above, str(places.get(above, ""))), {})
            self._area_at[key] = len(self.areas)
            self.areas.append(_place(level, option, _label(parent)))
        return self._area_at[key]


def _place(level: str, option: dict[str, Any], parent: str) -> PublishedArea:
    code, old = str(option.get("code") or ""), str(option.get("oldCode") or "").strip()
    name = _label(option)
    told_by = code or str(option.get("urn") or option.get("ukprn") or option.get("id"))
    if level in _SHARED_NAMES:
        name = f"{name} ({told_by})"
    return PublishedArea(
        name=name[:200],
        kind=_KINDS.get(level, "other"),
        dfe_number=int(old) if level == "LA" and re.fullmatch("[0-9]{3}", old) else None,
        gss_code=code if _GSS.fullmatch(code) else "",
        parent=parent,
    )
