"""Opening the zip that a Word or Excel file is, without trusting anything it says about itself.

Nothing is unpacked to disk, only the parts that hold words are unfolded, and they are counted while they
unfold. No part may declare a document type: that is where XML keeps its entities, and neither Word nor
Excel ever writes one.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import IO, Any
from xml.parsers import expat

from goldenthread.documents.reading.limits import MEGABYTE, CannotRead, ReadingLimits, in_megabytes

_CHUNK = 256 * 1024  # bytes read at a time
_ENTRY_MARK = b"PK\x01\x02"  # begins each entry of a zip's list of contents
_RATIO_FROM = 5 * MEGABYTE  # bytes; smaller parts may compress as well as they like


class _Prolog(Exception):
    """The first element was reached: no document type can follow."""


def _damaged(detail: str) -> CannotRead:
    return CannotRead(
        "damaged",
        f"This file is damaged or was cut short ({detail}). Open it in the program it was made with, save it "
        "under a new name, and upload that.",
    )


def _bomb(detail: str) -> CannotRead:
    return CannotRead(
        "bomb",
        f"This file unfolds to far more than a document holds ({detail}), so it was not opened. If "
        f"it is a real "
        "document, save it again under a new name, or copy the part you need into a new file.",
    )


class _Counted(io.RawIOBase):
    """A part being unfolded, which stops when it has given more than it may."""

    def __init__(self, source: IO[bytes], most: int, name: str) -> None:
        self._source = source
        self._left = most
        self._name = name

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        wanted = _CHUNK if size is None or size < 0 else min(size, _CHUNK)
        try:
            data = self._source.read(wanted)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise _damaged(f"its part {self._name} cannot be unzipped") from error
        self._left -= len(data)
        if self._left < 0:
            raise _bomb(f"its part {self._name} alone is too large")
        return data


class Package:
    """The parts of a Word, Excel or OpenDocument file. Names are compared without regard to case."""

    def __init__(self, data: bytes, limits: ReadingLimits) -> None:
        """Check the list of contents. Raises CannotRead (damaged, bomb, password)."""
        self.limits = limits
        self._unfolded = 0
        if data.count(_ENTRY_MARK) > limits.entries:
            raise _bomb(f"it holds more than {limits.entries:,} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise _damaged("its list of contents cannot be read") from error
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = _plain_name(entry.filename)
            if name in self._parts:
                raise _damaged("two of its parts have the same name")
            self._parts[name] = entry
            self._check_entry(entry)
        declared = sum(entry.file_size for entry in entries)
        if declared > limits.expanded_bytes:
            raise _bomb(f"{in_megabytes(declared)}, where {in_megabytes(limits.expanded_bytes)} is the most")

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & 0x1:
            raise CannotRead(
                "password",
                "This file is protected with a password. Open it, save a copy without the password, "
                "and upload "
                "the copy.",
            )
        if (
            entry.file_size > _RATIO_FROM
            and entry.file_size > entry.compress_size * self.limits.expansion_ratio
        ):
            times = entry.file_size // max(entry.compress_size, 1)
            raise _bomb(f"a part of it grows {times:,} times when unzipped")

    def names(self, pattern: str = "") -> list[str]:
        """The names of the parts (in small letters), those that match the regular expression if
        one is given.
        """
        found = [name for name in self._parts if not pattern or re.fullmatch(pattern, name)]
        return sorted(found, key=_by_number)

    def __contains__(self, name: str) -> bool:
        return _plain_name(name) in self._parts

    def stream(self, name: str, most: int | None = None) -> IO[bytes]:
        """One part, unfolding as it is read. Raises CannotRead where it is missing, broken or too large."""
        entry = self._parts.get(_plain_name(name))
        if entry is None:
            raise _damaged(f"its part {name} is missing")
        most = min(most or self.limits.expanded_bytes, self.limits.expanded_bytes)
        try:
            source = self._zip.open(entry)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
            raise _damaged(f"its part {name} cannot be unzipped") from error
        return _Counted(source, most, name)  # type: ignore[return-value]

    def part(self, name: str) -> bytes:
        """One part whole."""
        source = self.stream(name, self.limits.part_bytes)
        chunks = []
        while chunk := source.read(_CHUNK):
            chunks.append(chunk)
        data = b"".join(chunks)
        self._unfolded += len(data)
        if self._unfolded > self.limits.expanded_bytes:
            raise _bomb("its parts together are too large")
        return data

    def refuse_entities(self, name: str) -> None:
        """Raise CannotRead where the part declares a document type, which is where entity bombs live.

        Only what stands before the first element has to be looked at: a document type cannot come later.
        """
        parser = expat.ParserCreate()

        def on_doctype(*_: object) -> None:
            raise CannotRead(
                "entities",
                "This file contains instructions to its reader (an XML document type) that Word and "
                "Excel never "
                "write and that can be used for attacks, so it was not opened. Save it again from "
                "Word or Excel.",
            )

        def on_element(*_: object) -> None:
            raise _Prolog

        parser.StartDoctypeDeclHandler = on_doctype
        parser.StartElementHandler = on_element
        source = self.stream(name)
        try:
            while chunk := source.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except _Prolog:
            return
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise _damaged(f"its part {name} is not what it should be") from error

    def tree(self, name: str) -> Any:
        """One XML part as a tree of plain names: ``p/pPr/numPr``, whatever the namespaces were."""
        from lxml import etree

        self.refuse_entities(name)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.part(name), parser)
        except etree.XMLSyntaxError as error:
            raise _damaged(f"its part {name} is not what it should be") from error
        return plain_names(root)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: identifier -> (kind, name of the other part). Outside addresses
        are left out.
        """
        folder, base = posixpath.split(_plain_name(name))
        rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if rels not in self:
            return {}
        found = {}
        for relation in self.tree(rels).iter("Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            found[relation.get("Id", "")] = (kind, _plain_name(posixpath.normpath(whole)))
        return found

    def main_part(self) -> str:
        """The part that holds the document itself ("word/document.xml"), "" where none is named."""
        for kind, name in self.relations("").values():
            if kind == "officeDocument":
                return name
        return ""


def plain_names(root: Any) -> Any:
    """Take the namespaces off a tree in place: which of the two addresses a file uses says nothing."""
    for element in root.iter():
        tag = element.tag
        if isinstance(tag, str) and tag[:1] == "{":
            element.tag = tag[tag.index("}") + 1 :]
        attributes = element.attrib
        for name in [key for key in attributes if key[:1] == "{"]:
            plain = name[name.index("}") + 1 :]
            if plain not in attributes:  # a name without a namespace is the element's own and wins
                attributes[plain] = attributes[name]
    return root


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _by_number(name: str) -> tuple[str, int]:
    """header2.xml before header10.xml."""
    number = re.search(r"(\d+)\.\w+$", name)
    return (re.sub(r"\d+\.\w+$", "", name), int(number[1]) if number else 0)
