"""How a national source was asked, in a form that can be kept and asked again: for the scheduled refresh.

A file may be given by its name, a folder, or an https address; what comes from an address is put into a
folder of the installation first, and goes on where it was cut off.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlencode, urlsplit

from goldenthread.measures.connectors.ees import BASE, Ees
from goldenthread.measures.connectors.fetching import Door
from goldenthread.measures.connectors.fingertips import Fingertips
from goldenthread.measures.connectors.lait import Lait
from goldenthread.measures.connectors.publication import CannotRead, Publication

FINGERTIPS = "https://fingertips.phe.org.uk/api"
_ENDINGS = (".csv", ".parquet")


@dataclass(slots=True)
class Asking:
    """Reads a source as it was asked. `folder` keeps what comes, until `forget` is called."""

    asked: Mapping[str, Any]
    folder: Path
    door: Door = field(default_factory=Door)
    _came: list[Path] = field(default_factory=list)
    _ees: Ees | None = None

    def read(self) -> Publication:
        """What the source publishes now. CannotRead when it does not answer as it should."""
        self.folder.mkdir(parents=True, exist_ok=True)
        readers = {"lait": self._lait, "ees": self._data_set, "fingertips": self._fingertips}
        reader = readers.get(str(self.asked.get("kind")))
        if reader is None:
            raise CannotRead(f"There is no source called “{self.asked.get('kind')}”.")
        return reader()

    def forget(self) -> None:
        """Remove what came; call it when the reading has been taken over."""
        for path in self._came:
            path.unlink(missing_ok=True)
        if self._ees is not None:
            self._ees.forget()

    def _lait(self) -> Publication:
        return Lait(self._file("data"), self._file("dictionary")).read()

    def _data_set(self) -> Publication:
        self._ees = Ees(
            data_set=str(self.asked["data_set"]),
            folder=self.folder,
            version=str(self.asked.get("version") or ""),
            criteria=self.asked.get("criteria"),
            indicators=list(self.asked.get("indicators") or []),
            base=str(self.asked.get("base") or BASE),
            door=self.door,
        )
        return self._ees.read()

    def _fingertips(self) -> Publication:
        indicators = self.asked.get("indicators")
        if not indicators:
            return Fingertips(self._file("data"), self._file("metadata")).read()
        if not all(str(each).isascii() and str(each).isdigit() for each in indicators):
            raise CannotRead("An indicator of Fingertips is told by its number, such as 90362.")
        base, numbers = str(self.asked.get("base") or FINGERTIPS), ",".join(map(str, indicators))
        areas = {
            "indicator_ids": numbers,
            "child_area_type_id": str(self.asked.get("area_type") or 502),
            "parent_area_type_id": "15",
        }
        data = f"{base}/all_data/csv/by_indicator_id?{urlencode(areas, safe=',')}"
        about = f"{base}/indicator_metadata/csv/by_indicator_id?indicator_ids={numbers}"
        return Fingertips(self._came_from(data, ".csv"), self._came_from(about, ".csv")).read()

    def _file(self, name: str) -> Path:
        given = str(self.asked.get(name) or "")
        if not given:
            raise CannotRead(f"Say where the {name} is: a file or an https address.")
        if "://" not in given:
            return Path(given)
        ending = PurePosixPath(urlsplit(given).path).suffix.lower()
        if ending not in _ENDINGS:
            raise CannotRead(f"The address of the {name} must end in {' or '.join(_ENDINGS)}.")
        return self._came_from(given, ending)

    def _came_from(self, address: str, ending: str) -> Path:
        name = hashlib.sha256(address.encode()).hexdigest()[:20] + ending
        path = self.door.download(address, self.folder / name)
        self._came.append(path)
        return path


def criteria_in(path: Path) -> dict[str, Any]:
    """The criteria of a question to the education service, from a JSON file."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise CannotRead(f"{path.name} could not be read as JSON.") from problem
    if not isinstance(said, dict):
        raise CannotRead(f"{path.name} holds no criteria: they begin with a brace.")
    return said
