"""What the ids in an answer mean: places, groups, periods and values, by the data set's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from goldenthread.measures.connectors.ees.answers import of, text_of
from goldenthread.measures.connectors.ees.periods import period_of
from goldenthread.measures.connectors.publication import (
    NO_PERIOD,
    CannotRead,
    PublishedArea,
    PublishedFigure,
    PublishedGroup,
    PublishedMeasure,
)
from goldenthread.rules.figures import PERCENT, PERCENTAGE_POINTS, POUNDS, Unit, unit_of
from goldenthread.rules.periods import Period

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


class Meta:
    """The data set's metadata: indicators, filters, locations and time periods by their ids."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.indicators = {text_of(each, "id"): each for each in of(said, "indicators", list)}
        self.filters = {
            text_of(each, "id"): (_label(each), _options(each), _total(_options(each)))
            for each in of(said, "filters", list)
        }
        self.locations: dict[tuple[str, str], dict[str, Any]] = {}
        for group in of(said, "locations", list):
            level = text_of(of(group, "level", dict), "code")
            for option in of(group, "options", list):
                self.locations[level, text_of(option, "id")] = option


def _label(said: dict[str, Any]) -> str:
    return " ".join(str(said.get("label") or said.get("name") or said.get("column") or "").split())


def _options(said: dict[str, Any]) -> dict[str, str]:
    return {text_of(each, "id"): _label(each) for each in of(said, "options", list)}


def _total(options: dict[str, str]) -> str:
    """The id of the option that stands for all of a filter; empty where none does for certain."""
    totals = [key for key, label in options.items() if label.casefold() == "total"]
    totals = totals or [key for key, label in options.items() if re.match(r"all\b", label, re.IGNORECASE)]
    return totals[0] if len(totals) == 1 else ""


def published_measure(data_set: str, indicator: dict[str, Any], title: str) -> PublishedMeasure:
    label = _label(indicator)
    unit = str(indicator.get("unit") or "")
    decimals = indicator.get("decimalPlaces")
    if isinstance(decimals, int) and unit == "£m":
        decimals = max(0, decimals - _MILLION)
    return PublishedMeasure(
        scheme="ees",
        code=f"{data_set.lower()}:{text_of(indicator, 'id')}",
        name=label or text_of(indicator, "id"),
        short_name=label,
        theme=title[:200],
        unit=_unit(unit, label),
        decimals=decimals if isinstance(decimals, int) and 0 <= decimals < 20 else None,
        provider="Department for Education",
    )


def _unit(unit: str, label: str) -> Unit:
    return _UNITS.get(unit) or unit_of(label)


# The figures


class Reading:
    """Turns results into figures; meets areas, groups and periods as it goes."""

    def __init__(self, meta: Meta, pages: Iterable[dict[str, Any]], notes: list[str]) -> None:
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
            for result in of(page, "results", list):
                self._area(result)
                self._group(of(result, "filters", dict))
            self._warnings(page)

    def figures(self) -> Iterator[PublishedFigure]:
        row = 0
        for page in self._pages:
            for result in of(page, "results", list):
                row += 1
                area, group = self._area(result), self._group(of(result, "filters", dict))
                period, note = self._period(of(result, "timePeriod", dict))
                for indicator, text in of(result, "values", dict).items():
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
        key = text_of(said, "code"), text_of(said, "period")
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
        level = text_of(result, "geographicLevel")
        places = of(result, "locations", dict)
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
