"""Signs that a PDF draws with a font of symbols: ticks, crosses, arrows and the bullets of lists.

Such a font keeps a tick where others keep a letter: ZapfDingbats at "3", Wingdings at "ü". Read as letters
they would put a figure where the plan has a tick, or an "s" where an arrow points upwards. A file that says
which signs it means (they come out as signs, not letters) is left as it is.
"""

from __future__ import annotations

import re

_DINGBATS = re.compile(r"dingbats", re.IGNORECASE)
_WINGDINGS = re.compile(r"wingdings(?![ -]?[23])", re.IGNORECASE)
_SYMBOL = re.compile(r"(?:^|\+)symbol(?:mt|$|[,-])", re.IGNORECASE)

_IN_DINGBATS = dict(
    zip('!"34567 8lmnopqrstuvxyzH', "✁✂✓✔✕✖✗ ✘●❍■❏❐❑❒▲▼◆❖❘❙❚★", strict=True),
) | {"Ô": "➔", "Õ": "→", "à": "➠", "è": "➨", "é": "➩", "Ø": "➢"}
_IN_WINGDINGS = dict(zip("üûþý§¨·lnqØßàáâçèéêñòóäæJKL", "✓✗☑☒▪☐•●■❑➢←→↑↓←→↑↓⇧⇩↔↗↘☺😐☹", strict=True))
_IN_SYMBOL = dict(zip("·¬­®¯³£±¨", "•←↑→↓≥≤±♦", strict=True))
_UNKNOWN = "\ufffd"  # a sign of a symbol font that nobody can name


def sign(letter: str, font: str) -> str:
    """The sign that is drawn where this letter stands in this font; the letter itself in any other font."""
    if _DINGBATS.search(font):
        known = _IN_DINGBATS
    elif _WINGDINGS.search(font):
        known = _IN_WINGDINGS
    elif _SYMBOL.search(font):
        return _IN_SYMBOL.get(_as_letter(letter), letter)
    else:
        return letter
    plain = _as_letter(letter)
    return known.get(plain, _UNKNOWN if len(plain) == 1 and " " < plain < "\u0100" else letter)


def _as_letter(letter: str) -> str:
    """Some files keep the place in the font (U+F0FC for the sign at 0xFC) instead of a letter."""
    return chr(ord(letter) - 0xF000) if len(letter) == 1 and "\uf020" <= letter <= "\uf0ff" else letter
