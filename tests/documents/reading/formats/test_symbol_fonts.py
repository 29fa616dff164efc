"""What a letter of a symbol font stands for."""

from __future__ import annotations

import pytest

from goldenthread.documents.reading.formats.pdf.symbols import sign


@pytest.mark.parametrize(
    ("letter", "font", "drawn"),
    [
        ("3", "ZapfDingbats", "✓"),
        ("s", "ABCDEF+ZapfDingbatsITC", "▲"),
        ("t", "ZapfDingbats", "▼"),
        ("ü", "Wingdings-Regular", "✓"),
        ("\uf0fc", "BCDEEE+Wingdings-Regular", "✓"),
        ("é", "Wingdings", "↑"),
        ("ê", "Wingdings", "↓"),
        ("·", "SymbolMT", "•"),
        ("a", "SymbolMT", "a"),
        ("Z", "ZapfDingbats", "\ufffd"),
        ("✓", "ZapfDingbats", "✓"),
        ("3", "Helvetica", "3"),
        ("ü", "Arial-BoldMT", "ü"),
        ("é", "Symbolist", "é"),
    ],
)
def test_a_letter_of_a_symbol_font_is_the_sign_it_draws(letter: str, font: str, drawn: str) -> None:
    assert sign(letter, font) == drawn
