"""From bytes to text, whichever alphabet the file is in."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from goldenthread.documents.reading.formats.encodings import text_of
from goldenthread.documents.reading.limits import CannotRead

PLAIN = "Children’s plan – £1,000 for “early help”\nBe safe\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_text_is_read_without_a_warning(encoding: str) -> None:
    assert text_of(PLAIN.encode(encoding)) == (PLAIN, [])


def test_text_in_the_windows_alphabet_is_read_with_a_warning() -> None:
    text, warnings = text_of(PLAIN.encode("cp1252"))
    assert text == PLAIN
    assert warnings == [
        "The file does not say which alphabet it is in; it was read as Windows (cp1252) text."
    ]


def test_bytes_that_windows_does_not_use_are_still_read() -> None:
    text, warnings = text_of("Café £5 naïve ".encode("latin-1") * 20 + b"\x81\x8d")
    assert "Caf" in text
    assert len(warnings) == 1


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("Childrenâ€™s", "Children’s"),
        ("Â£5m", "£5m"),
        ("2016â€“17", "2016–17"),
        ("â€œsafeâ€\x9d", "“safe”"),
        ("cafÃ©", "café"),
    ],
)
def test_text_garbled_on_the_way_is_put_right_with_a_warning(garbled: str, right: str) -> None:
    text, warnings = text_of(garbled.encode())
    assert text == right
    assert len(warnings) == 1
    assert warnings[0].startswith("Text garbled on the way (such as â€™ for ’) was put right: ")


@pytest.mark.parametrize("text", ["Âge d’or", "Ã la carte", "naïve façade", "£5 – 6", "â ê î"])
def test_text_that_only_looks_garbled_is_left_alone(text: str) -> None:
    assert text_of(text.encode()) == (text, [])


def test_a_few_empty_characters_are_left_out_with_a_warning() -> None:
    text, warnings = text_of(b"Priority 1\x00: be safe")
    assert text == "Priority 1: be safe"
    assert warnings == ["The file contained empty (NUL) characters, which were left out."]


def test_a_character_cut_off_at_the_end_does_not_spoil_the_file() -> None:
    text, warnings = text_of("Children’s – ".encode()[:-2])
    assert text == "Children’s "
    assert warnings == ["The last character of the file was cut off."]


def test_one_damaged_character_among_many_good_ones_is_shown_as_such() -> None:
    text, warnings = text_of("’ – £ ".encode() * 10 + b"\xff safe")
    assert text.endswith("\ufffd safe")
    assert warnings == ["1 damaged character could not be read, shown as \ufffd."]


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 500])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        text_of(data)
    assert refused.value.code == "not-text"


@given(st.binary(max_size=300))
def test_any_bytes_are_either_text_or_refused(data: bytes) -> None:
    try:
        text, _ = text_of(data)
    except CannotRead as refused:
        assert refused.code == "not-text"
    else:
        assert "\x00" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0xBF), max_size=200))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    assert text_of(text.encode())[0] == text
