"""What a file is, from what is in it and not from what it is called.

Officers rename files, systems export web pages as ".xls", and attackers call a program "plan.docx".
"""

from __future__ import annotations

from goldenthread.documents.reading.formats.package import Package
from goldenthread.documents.reading.limits import CannotRead, ReadingLimits

PDF, WORD, EXCEL, CSV, TEXT, ODS = "pdf", "word", "excel", "csv", "text", "ods"

_SAVE_AS = "Save it as Word (.docx), Excel (.xlsx) or PDF and upload that."

# The first bytes of files that are no documents we read: (where, bytes, code, what it is).
_OTHERS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "picture", "a picture"),
    (0, b"\xff\xd8\xff", "picture", "a picture"),
    (0, b"GIF8", "picture", "a picture"),
    (0, b"II*\x00", "picture", "a picture"),
    (0, b"MM\x00*", "picture", "a picture"),
    (0, b"8BPS", "picture", "a picture"),
    (0, b"\x00\x00\x01\x00", "picture", "a picture"),
    (4, b"ftyphei", "picture", "a picture"),
    (4, b"ftypmif1", "picture", "a picture"),
    (4, b"ftypavif", "picture", "a picture"),
    (8, b"WEBP", "picture", "a picture"),
    (4, b"ftyp", "recording", "a recording"),
    (8, b"WAVE", "recording", "a recording"),
    (0, b"ID3", "recording", "a recording"),
    (0, b"OggS", "recording", "a recording"),
    (0, b"\x1aE\xdf\xa3", "recording", "a recording"),
    (0, b"\x7fELF", "program", "a program"),
    (0, b"\xca\xfe\xba\xbe", "program", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "program", "a program"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive", "an archive"),
    (0, b"Rar!", "archive", "an archive"),
    (0, b"\x1f\x8b", "archive", "an archive"),
    (0, b"BZh", "archive", "an archive"),
    (0, b"\xfd7zXZ\x00", "archive", "an archive"),
    (257, b"ustar", "archive", "an archive"),
    (0, b"SQLite format 3\x00", "other-format", "a database"),
    (0, b"{\\rtf", "other-format", "a document in the Rich Text format"),
    (0, b"%!PS", "other-format", "a PostScript print file"),
    (0, b"\xdb\xa5", "other-format", "a document of a very old Word"),
    (0, b"\x09\x08", "other-format", "a workbook of a very old Excel"),
)

_OLE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office 97–2003, and of everything with a password
)
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def refuse_others(data: bytes) -> None:
    """Raise CannotRead for a file that is plainly none of the kinds read here."""
    if data.startswith(_OLE):
        raise _ole(data)
    if data[:2] == b"MZ" and _is_program(data):
        raise _other("program", "a program")
    for where, mark, code, what in _OTHERS:
        if data[where : where + len(mark)] == mark:
            raise _other(code, what)
    if _is_bitmap(data):
        raise _other("picture", "a picture")
    start = data[:4000]
    if start.lstrip()[:5] == b"<?xml" and _SPREADSHEET_XML in start:
        raise _other("other-format", "a workbook in an old XML format")
    if b"MIME-Version:" in start[:500] and b"Content-Type: multipart/related" in start:
        raise _other("other-format", "a saved web page with its pictures")


def _other(code: str, what: str) -> CannotRead:
    advice = {
        "picture": "If it shows a plan, ask for the document it was made from.",
        "recording": "Upload the document itself.",
        "program": "It was not opened. If it was sent to you as a document, tell your IT team.",
        "archive": "Unpack it and upload the documents in it one by one.",
        "other-format": _SAVE_AS,
    }[code]
    return CannotRead(code, f"This file is {what}, whatever its name says. {advice}")


def _is_program(data: bytes) -> bool:
    """ "MZ" also begins words; a program has its second mark where the first header points."""
    where = int.from_bytes(data[0x3C:0x40], "little")
    return data[where : where + 2] in (b"PE", b"NE", b"LE") or b"\x00" in data[:64]


def _is_bitmap(data: bytes) -> bool:
    return data[:2] == b"BM" and len(data) > 30 and data[6:10] == b"\x00\x00\x00\x00"


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _ole(data: bytes) -> CannotRead:
    """What an Office 97–2003 container holds, by the names in its directory."""
    if _wide("EncryptedPackage") in data or _wide("EncryptionInfo") in data:
        return CannotRead(
            "password",
            "This file is protected with a password (or by rights management). Open it, save a copy "
            "without the "
            "protection, and upload the copy.",
        )
    if _wide("WordDocument") in data:
        kind, better = "an old Word document (.doc)", "Word document (.docx)"
    elif _wide("Workbook") in data or _wide("Book") in data:
        kind, better = "an old Excel workbook (.xls)", "Excel workbook (.xlsx)"
    elif _wide("PowerPoint Document") in data:
        kind, better = "an old PowerPoint presentation (.ppt)", "PDF"
    elif _wide("__properties_version1.0") in data:
        kind, better = "an e-mail saved from Outlook (.msg)", "PDF, or upload the document attached to it"
    else:
        kind, better = (
            "a file of an old Office program",
            "Word document (.docx), Excel workbook (.xlsx) or PDF",
        )
    return CannotRead(
        "old-format",
        f"This is {kind}, which is not read here. Open it and save it as {better}, then upload that.",
    )


def is_pdf(data: bytes) -> bool:
    """PDF readers accept anything in front of the mark within the first kilobyte, and so do we."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def kind_of_package(data: bytes, limits: ReadingLimits) -> tuple[str, Package]:
    """Word, Excel or OpenDocument; CannotRead for every other zip."""
    package = Package(data, limits)
    main = package.main_part()
    if main.startswith("word/") or "word/document.xml" in package:
        return WORD, package
    by_root = _by_root(package, main)
    if by_root:
        return by_root, package
    if main.endswith(".bin") or "xl/workbook.bin" in package:
        raise CannotRead(
            "other-format",
            "This is a binary Excel workbook (.xlsb). Open it and save it as Excel workbook "
            "(.xlsx), then upload that.",
        )
    if main.startswith("xl/") or "xl/workbook.xml" in package:
        return EXCEL, package
    if main.startswith("ppt/") or "ppt/presentation.xml" in package:
        raise CannotRead("other-format", "This is a PowerPoint presentation. Save it as PDF and upload that.")
    if "mimetype" in package and "content.xml" in package:
        return _open_document(package), package
    if package.names(r"index/.*\.iwa|index\.zip"):
        raise _other("other-format", "a Pages, Numbers or Keynote document")
    raise CannotRead(
        "archive",
        "This file is a zip archive and not a document. Unpack it and upload the documents in it one by one.",
    )


def _by_root(package: Package, main: str) -> str:
    """Word or Excel by the first element of the main part, where that is not in its usual folder."""
    if not main.endswith(".xml") or main not in package or main.startswith(("xl/", "ppt/", "word/")):
        return ""
    return {"document": WORD, "workbook": EXCEL}.get(package.tree(main).tag, "")


def _open_document(package: Package) -> str:
    kind = package.part("mimetype").decode("ascii", errors="replace").strip()
    if package.names("meta-inf/manifest.xml") and b"encryption-data" in package.part("meta-inf/manifest.xml"):
        raise CannotRead(
            "password",
            "This file is protected with a password. Save a copy without the password and upload it.",
        )
    if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return ODS
    raise CannotRead(
        "other-format",
        "This is an OpenDocument file. Open it and save it as Word document (.docx), then upload that.",
    )
