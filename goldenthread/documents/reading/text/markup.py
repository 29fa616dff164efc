"""Plain words out of what a converter left behind: HTML tags, entities, stars, bullets, formulas.

Documents reach us through converters that leave `<p>`, `<ul><li>`, `**`, `&amp;` or `$\\sqrt{}$`
in the text. Here they become the words a reader of the printed page would see, and a cell that held
several bullets or paragraphs keeps them apart as its items. No word is dropped: what is removed is
markup only, and the address behind a link is kept beside its text.
"""

from __future__ import annotations

import html
import re

from goldenthread.documents.reading.source import Cell
from goldenthread.documents.reading.text.markers import BULLETS, numbered_pieces, split_marker

TAG_NAMES = (
    "p|ul|ol|li|dl|dt|dd|b|i|u|em|strong|span|div|br|sup|sub|font|a|hr|h[1-6]|table|tbody|thead|tfoot|caption|"
    "tr|td|th|col|colgroup|small|big|s|strike|del|ins|mark|center|blockquote|code|pre|img|label|section|article|"
    "header|footer|nav|main|aside|html|body|head|title|meta|link|figure|figcaption|abbr|cite|q|o:p|wbr|nobr"
)
TAG = re.compile(rf"</?(?:{TAG_NAMES})(?:\s[^<>]{{0,600}})?/?>", re.IGNORECASE)
COMMENT = re.compile(r"<!--[^<>]{0,2000}-->")
# Tags that begin or end a paragraph or a bullet; the others sit inside a line of text.
_PIECE_TAG = re.compile(
    r"</?(?:p|ul|ol|li|div|h[1-6]|dd|dt|tr|td|th|table|blockquote)(?:\s[^<>]{0,600})?/?>", re.IGNORECASE
)
_LINE_TAG = re.compile(r"<br(?:\s[^<>]{0,100})?/?>", re.IGNORECASE)
_FOOTNOTE = re.compile(r"([^\W\d_])<sup>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
_POWER = re.compile(r"(\d)<sup>\s*(-?\d{1,3})\s*</sup>", re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
# A converter's mishap: the entity of "<" cut in two by a tag.
_CUT_ENTITY = re.compile(r"<(sup|sub|b|i|u)>&</\1>(?=(?:lt|gt|amp);)", re.IGNORECASE)

# The first letters of an acronym spelt out in bold: "<b>S</b> trengths and <b>D</b> ifficulties".
_ACROSTIC = re.compile(r"<(b|strong|u|i|em)>([A-Z])</\1>\s?(?=[a-z]{2})")
_ONE_LETTER_WORDS = {"A", "I"}

_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(\s*<?([^()\s<>]{0,1000})>?(?:\s+\"[^\"]{0,300}\")?\s*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,4000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,1000}?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,1000}?)(?<=[^\s_])_(?![\w_])")
_STRAY_STARS = re.compile(r"(?<!\S)\*\*+|\*\*+(?!\S)|(?<=[^\W\d_])\*\*+(?=[,.;:)])")
_FORMULA = re.compile(r"\$\\(\w{1,20})(?:\{([^{}$]{0,200})\})?\$")
_FORMULA_WORDS = {
    "sqrt": "√",
    "checkmark": "✓",
    "times": "×",
    "geq": "≥",
    "leq": "≤",
    "pm": "±",
    "bullet": "•",
}
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
_MAY_BE_MARKUP = re.compile(r"[<*_$\[\\&\u200b\ufeff]")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")

_BOLD_OPEN = re.compile(r"^(?:\*\*|__|<b>|<strong>)", re.IGNORECASE)
_BOLD_CLOSE = re.compile(r"(?:\*\*|__|</b>|</strong>)[.:]?$", re.IGNORECASE)


def _formula(match: re.Match[str]) -> str:
    word = _FORMULA_WORDS.get(match[1])
    inside = match[2] or ""
    return f"{word}{inside}" if word else f"{match[1]} {inside}".strip()


def _link(match: re.Match[str]) -> str:
    words, address = match[1].strip(), match[2]
    if not words or words == address:
        return address
    return f"{words} ({address})" if address else words


def _without_stars(text: str) -> str:
    if "*" in text or "__" in text or "_" in text:
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\1", text)
        text = _UNDERLINED.sub(r"\1", text)
        text = _STRAY_STARS.sub("", text)
    return text


def _joined_acrostic(text: str) -> str:
    """A bold first letter put back to its word; "A" and "I" only where other letters stand apart too."""
    letters = {found[2] for found in _ACROSTIC.finditer(text)}
    if not letters - _ONE_LETTER_WORDS:
        return text
    return _ACROSTIC.sub(r"\2", text)


def _without_tags(text: str) -> str:
    if "<" in text:
        text = _joined_acrostic(_CUT_ENTITY.sub("&", text))
        if "&lt;" in text:
            text = text.replace("&lt;sup>", "<sup>").replace("&lt;sub>", "<sub>").replace("&lt;b>", "<b>")
        text = COMMENT.sub(" ", text)
        text = _FOOTNOTE.sub(r"\1 [\2]", text)
        text = _POWER.sub(r"\1^\2", text)
        text = _NOTE_NUMBER.sub(r"\1 ", text)
        text = _LINE_TAG.sub(" ", text)
        text = _PIECE_TAG.sub(" ", text)
        text = TAG.sub("", text)
    return text


def plain(text: str) -> str:
    """The words of `text` without markup, spaces collapsed to one. Never raises."""
    if not _MAY_BE_MARKUP.search(text):
        return " ".join(text.split())
    text = _without_tags(text)
    if "$\\" in text:
        text = _FORMULA.sub(_formula, text)
    if "](" in text:
        text = _LINK.sub(_link, text)
    text = _without_stars(text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text).replace("\x00", "")
    return _SPACES.sub(" ", text).strip()


def is_bold(raw: str) -> bool:
    """Whether all of the text is emphasised, as plans do with key actions and outcomes."""
    text = raw.strip()
    if len(text) < 3 or not (_BOLD_OPEN.match(text) and _BOLD_CLOSE.search(text)):
        return False
    if text.startswith(("**", "__")):
        # "**a** and **b**" is not one bold paragraph.
        return text.rstrip(".:").count(text[:2]) == 2
    return len(re.findall(r"<(?:b|strong)>", text, re.IGNORECASE)) == 1


def _pieces(raw: str) -> list[str]:
    """The paragraphs and bullets of a cell, markup removed, markers of bullets taken off."""
    marked = _LINE_TAG.sub("\x1e", _PIECE_TAG.sub("\x1d", _CUT_ENTITY.sub("&", raw))) if "<" in raw else raw
    found: list[str] = []
    for part in marked.split("\x1d"):
        for number, line in enumerate(part.split("\x1e")):
            text = plain(line)
            if number and found and text[:1].islower():
                found[-1] = f"{found[-1]} {text}"
                continue
            found.extend(_bulleted(text))
    return [piece for piece in found if piece]


def _bulleted(text: str) -> list[str]:
    """Split at bullet signs inside a cell; a sign that stands alone is the cell's text and stays."""
    parts = [part.strip() for part in BULLETS.split(text)]
    parts = [part for part in parts if part]
    if not parts:
        return [text]
    # A dash at the beginning is a bullet only where the text says so by a following space and a word.
    return [split_marker(part).text if split_marker(part).bullet else part for part in parts]


def cell(raw: str, lines: tuple[int, ...]) -> Cell:
    """A cell from its text as it stands in the source: plain words, and items where there are several."""
    pieces = _pieces(raw)
    if len(pieces) == 1:
        pieces = numbered_pieces(pieces[0])
    text = " ".join(pieces)
    return Cell(text=text, lines=lines, items=tuple(pieces) if len(pieces) > 1 else ())
