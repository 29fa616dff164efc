"""From the bytes of a text file to its text, when nobody says which alphabet they are in.

Excel saves a CSV in the Windows alphabet, exports come as UTF-8 with or without a mark, "Unicode text" is
UTF-16, and text that went through a wrong door once shows â€™ for an apostrophe and Â£ for a pound sign.
The officer is told when a guess was made.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.formats.gathering import counted
from goldenthread.documents.reading.limits import CannotRead

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# UTF-8 read as if it were the Windows alphabet: a lead byte's character followed by its continuation's.
_CONTINUATION = "".join(
    bytes([byte]).decode("cp1252", errors="replace").replace("\ufffd", "") + chr(byte)
    for byte in range(0x80, 0xC0)
)
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00df][{re.escape(_CONTINUATION)}]|[\u00e0-\u00ef][{re.escape(_CONTINUATION)}]{{2}}"
    f"|[\u00f0-\u00f4][{re.escape(_CONTINUATION)}]{{3}}"
)
_MOST_CONTROLS = 0.02  # share of characters; beyond it the file is a program or a picture, not text


def text_of(data: bytes) -> tuple[str, list[str]]:
    """The text of a file and the warnings about how it was decoded.

    Raises CannotRead (not-text) where it is no text in any alphabet.
    """
    warnings: list[str] = []
    text = _by_mark(data, warnings) or _without_mark(data, warnings)
    if "\x00" in text:
        if text.count("\x00") > len(text) * _MOST_CONTROLS + 8:
            raise _not_text()
        text = text.replace("\x00", "")
        warnings.append("The file contained empty (NUL) characters, which were left out.")
    controls = sum(
        1 for character in text[:100_000] if character < " " and character not in "\t\n\r\x0b\x0c\x1a\x1b"
    )
    if controls > min(len(text), 100_000) * _MOST_CONTROLS + 8:
        raise _not_text()
    return _mended(text, warnings), warnings


def _by_mark(data: bytes, warnings: list[str]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            _warn_of_lost(text, warnings)
            return text
    return ""


def _without_mark(data: bytes, warnings: list[str]) -> str:
    wide = _wide_encoding(data)
    if wide:
        text = data.decode(wide, errors="replace")
        _warn_of_lost(text, warnings)
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        nearly = _nearly_utf8(data, error, warnings)
    return nearly or _single_byte(data, warnings)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark shows as a zero in every second byte of English text."""
    sample = data[:4000]
    if len(sample) < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _nearly_utf8(data: bytes, error: UnicodeDecodeError, warnings: list[str]) -> str:
    """A file that is UTF-8 but for a cut last character or one or two damaged ones is still UTF-8."""
    if error.start >= len(data) - 3 and error.start > 0:
        warnings.append("The last character of the file was cut off.")
        return data[: error.start].decode("utf-8")
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    if lost * 10 <= beyond_ascii - lost:
        _warn_of_lost(text, warnings)
        return text
    return ""


def _single_byte(data: bytes, warnings: list[str]) -> str:
    """The Windows alphabet if its bytes are all in use there, else what is likeliest, else Latin-1."""
    try:
        text = data.decode("cp1252")
        warnings.append(
            "The file does not say which alphabet it is in; it was read as Windows (cp1252) text."
        )
        return text
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    likeliest = from_bytes(data[:200_000], cp_isolation=["mac_roman", "cp850", "cp437", "latin_1"]).best()
    encoding = likeliest.encoding if likeliest else "latin_1"
    warnings.append(
        f"The file does not say which alphabet it is in; it was read as {encoding} text. Check £ and –."
    )
    return data.decode(encoding, errors="replace")


def _warn_of_lost(text: str, warnings: list[str]) -> None:
    lost = text.count("\ufffd")
    if lost:
        warnings.append(f"{counted(lost, 'damaged character')} could not be read, shown as \ufffd.")


def _mended(text: str, warnings: list[str]) -> str:
    """Put right what was UTF-8 read as Windows text before it reached us (â€™ for ’, Â£ for £)."""
    mended = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal mended
        try:
            raw = b"".join(_byte_of(character) for character in found[0])
            right = raw.decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            return found[0]
        mended += 1
        return right

    text = _MOJIBAKE.sub(mend, text)
    if mended:
        warnings.append(
            f"Text garbled on the way (such as â€™ for ’) was put right: {counted(mended, 'character')}."
        )
    return text


def _byte_of(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _not_text() -> CannotRead:
    return CannotRead(
        "not-text",
        "This file is not a document that can be read here: it is neither Word, Excel, PDF, CSV nor "
        "plain text. "
        "Save it as one of these and upload that.",
    )
