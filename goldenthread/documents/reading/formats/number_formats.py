"""The text a cell of a workbook shows: 0.547 under the format 0.0% is "54.7%", 42795 under mmm-yy
is "Mar-17".

What an officer typed and what the workbook stores differ; plans and scorecards are read as they are seen.
The grammar is that of ECMA-376 part 1, section 18.8.31; the formats that a workbook leaves to the country
(dates such as number 14, currency) are shown as in the United Kingdom.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

# Section 18.8.30: the formats every workbook knows by number. 14 and 22 follow the country: day first.
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"£"#,##0;-"£"#,##0',
    6: '"£"#,##0;-"£"#,##0',
    7: '"£"#,##0.00;-"£"#,##0.00',
    8: '"£"#,##0.00;-"£"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "General",
    13: "General",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0",
    42: '"£"#,##0',
    43: "#,##0.00",
    44: '"£"#,##0.00',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MOST_SERIAL = 2_958_466  # days; 1 January 10000, the first day Excel cannot show
_MOST_DIGITS = 30

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)'
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<ampm>AM/PM|A/P)|(?P<general>General)"
    r"|(?P<date>y+|m+|d+|h+|s+|e+(?![+-])|b+)|(?P<exponent>E[+-])"
    r"|(?P<digit>[0#?]+)|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str


@lru_cache(maxsize=2048)
def _sections(code: str) -> tuple[tuple[_Token, ...], ...]:
    """A format taken apart: up to four sections (positive; negative; zero; text) of tokens."""
    sections: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(code[:255]):
        kind = found.lastgroup or "other"
        text = found[kind]
        if kind == "other" and text == ";":
            sections.append([])
        else:
            sections[-1].append(_Token(kind, text))
    return tuple(tuple(section) for section in sections[:4])


#: What programs write behind a date that has no time of day: "2025-12-31 0:00:00".
_MIDNIGHT = re.compile(r"[ T]+(?:00?:00(?::00)?(?:\.0+)?|12:00(?::00)? AM)$")


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number as the cell shows it under a format. Never raises: a format it cannot follow gives
    the number.
    """
    sections = _sections(code or "General")
    section, value = _section_for(sections, value)
    if _is_date(section):
        return _date_text(value, section, from_1904) or general(value)
    try:
        return _number_text(value, section)
    except (InvalidOperation, OverflowError, ValueError):
        return general(value)


def shown_text(text: str, code: str) -> str:
    """A text as the cell shows it: only a format with @ changes it."""
    sections = _sections(code or "General")
    section = sections[3] if len(sections) == 4 else sections[-1]
    if not any(token.kind == "text" for token in section) or code == "@":
        return text
    return "".join(text if token.kind == "text" else _literal(token) for token in section)


def general(value: float) -> str:
    """A number without a format: up to eleven significant digits, as Excel's General shows it."""
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.11g}"
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    if -10 <= int(exponent) < 0:
        return f"{Decimal(text):f}"
    return f"{mantissa}E{int(exponent):+03d}"


def is_date_format(code: str) -> bool:
    return _is_date(_sections(code)[0])


def _section_for(sections: tuple[tuple[_Token, ...], ...], value: float) -> tuple[tuple[_Token, ...], float]:
    """The section that a number falls under, and the number as that section is to show it."""
    conditions = [_condition(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _meets(value, condition):
                return section, value
        return sections[-1], value
    if len(sections) >= 2 and value < 0 and sections[1]:
        return sections[1], -value
    if len(sections) >= 3 and value == 0 and sections[2]:
        return sections[2], value
    return sections[0], value


def _condition(section: tuple[_Token, ...]) -> tuple[str, float] | None:
    for token in section:
        if token.kind == "bracket":
            found = re.fullmatch(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)", token.text)
            if found:
                return found[1], float(found[2])
    return None


def _meets(value: float, condition: tuple[str, float]) -> bool:
    sign, bound = condition
    return {
        "<": value < bound,
        ">": value > bound,
        "=": value == bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "<>": value != bound,
    }[sign]


def _is_date(section: tuple[_Token, ...]) -> bool:
    return any(
        token.kind in ("elapsed", "ampm") or (token.kind == "date" and token.text[0].lower() in "ymdhs")
        for token in section
    ) and not any(token.kind == "general" for token in section)


def _literal(token: _Token) -> str:
    if token.kind in ("quoted", "escaped", "currency", "other"):
        return token.text
    if token.kind == "gap":
        return ""
    return ""


# --- Numbers ---------------------------------------------------------------------------------------------


def _number_text(value: float, section: tuple[_Token, ...]) -> str:
    if any(token.kind == "general" for token in section):
        return "".join(general(value) if token.kind == "general" else _literal(token) for token in section)
    if not any(token.kind == "digit" for token in section):
        if any(token.kind == "text" for token in section) or not section:
            return general(value)
        return "".join(_literal(token) for token in section)
    if any(token.kind == "other" and token.text == "/" for token in section):
        return general(value)  # fractions: the decimal number says the same
    exact = Decimal(repr(value))
    exact *= 100 ** sum(1 for token in section if token.kind == "percent")
    return _laid_out(exact, section)


def _laid_out(exact: Decimal, section: tuple[_Token, ...]) -> str:
    """The digits put where the format has places for them, with the literal text around them."""
    last_digit = max(index for index, token in enumerate(section) if token.kind == "digit")
    first_digit = min(index for index, token in enumerate(section) if token.kind == "digit")
    point = next((i for i, token in enumerate(section) if token.kind == "point" and i < last_digit + 1), None)
    exponent = next((i for i, token in enumerate(section) if token.kind == "exponent"), None)
    if exponent is not None:
        return _scientific(exact, section, first_digit)
    whole = "".join(
        t.text for i, t in enumerate(section) if t.kind == "digit" and (point is None or i < point)
    )
    part = "".join(
        t.text for i, t in enumerate(section) if t.kind == "digit" and point is not None and i > point
    )
    grouped = any(t.kind == "comma" and first_digit < i < last_digit for i, t in enumerate(section))
    scale = 0
    for token in section[last_digit + 1 :]:
        if token.kind != "comma":
            break
        scale += 1
    digits = _digits(exact / (1000**scale), whole, part[:_MOST_DIGITS], grouped)
    out: list[str] = []
    placed = False
    for token in section:
        if token.kind in ("digit", "point") and not placed:
            out.append(digits)
            placed = True
        elif token.kind == "percent":
            out.append("%")
        else:
            out.append(_literal(token))
    text = "".join(out).strip()
    return f"-{text}" if exact < 0 and digits.strip("0.,") else text


def _digits(exact: Decimal, whole: str, part: str, grouped: bool) -> str:
    rounded = abs(exact).quantize(Decimal(1).scaleb(-len(part)), rounding=ROUND_HALF_UP)
    text = f"{rounded:f}"
    before, _, after = text.partition(".")
    before = before.lstrip("0").rjust(whole.count("0"), "0")
    if grouped and before:
        before = f"{int(before):,}".rjust(len(before), "0")
    keep = len(part.rstrip("#?"))
    while len(after) > keep and after.endswith("0"):
        after = after[:-1]
    if after:
        return f"{before}.{after}"
    return before


def _scientific(exact: Decimal, section: tuple[_Token, ...], first_digit: int) -> str:
    places = 0
    seen_point = False
    for token in section[first_digit:]:
        if token.kind == "exponent":
            break
        seen_point = seen_point or token.kind == "point"
        places += len(token.text) if seen_point and token.kind == "digit" else 0
    mantissa, power = f"{exact:.{min(places, _MOST_DIGITS)}E}".split("E")
    return f"{mantissa}E{int(power):+03d}"


# --- Dates and times -------------------------------------------------------------------------------------


def _date_text(value: float, section: tuple[_Token, ...], from_1904: bool) -> str:
    if not 0 <= value < _MOST_SERIAL:
        return ""
    moment = moment_of(value, from_1904=from_1904, round_to_second=not _has_fraction(section))
    twelve = any(token.kind == "ampm" for token in section)
    out: list[str] = []
    clock = ""  # the last part of a time seen: after it, m is minutes
    for index, token in enumerate(section):
        if token.kind == "elapsed":
            out.append(_elapsed(value, token.text.lower()))
            clock = token.text[0].lower()
        elif token.kind == "date":
            letters = token.text.lower()
            minutes = (
                letters[0] == "m" and len(letters) < 3 and (clock == "h" or _seconds_follow(section, index))
            )
            out.append(_part_of_time(moment, letters, twelve, minutes))
            clock = "" if letters[0] in "ymd" else letters[0]
        elif token.kind == "ampm":
            out.append("AM" if moment.hour < 12 else "PM")
        elif token.kind == "digit" and set(token.text) == {"0"}:
            out.append(f"{moment.microsecond:06d}"[: len(token.text)])
        elif token.kind in ("point", "comma"):
            out.append("." if token.kind == "point" else ",")
        elif token.kind != "text":
            out.append(_literal(token))
    text = "".join(out).strip()
    is_a_day = (
        value >= 1 and value == int(value) and any(t.kind == "date" and t.text[0] in "dDyY" for t in section)
    )
    return _MIDNIGHT.sub("", text) if is_a_day else text


def moment_of(serial: float, *, from_1904: bool = False, round_to_second: bool = True) -> datetime.datetime:
    """Days since the workbook's first day as a moment. Excel believes that 1900 was a leap year."""
    if from_1904:
        start = datetime.datetime(1904, 1, 1)  # noqa: DTZ001 - a workbook knows no time zone
    else:
        start = datetime.datetime(1899, 12, 31 if serial < 60 else 30)  # noqa: DTZ001 - see above
    seconds = serial * 86_400
    if round_to_second:
        seconds = round(seconds)
    return start + datetime.timedelta(seconds=seconds)


def _has_fraction(section: tuple[_Token, ...]) -> bool:
    return any(token.kind == "digit" for token in section)


def _seconds_follow(section: tuple[_Token, ...], index: int) -> bool:
    for token in section[index + 1 :]:
        if token.kind in ("date", "elapsed"):
            return token.text[0].lower() == "s"
    return False


def _elapsed(value: float, letters: str) -> str:
    per_day = {"h": 24, "m": 1440, "s": 86_400}[letters[0]]
    return str(int(round(value * 86_400) * per_day // 86_400)).rjust(len(letters), "0")


def _part_of_time(moment: datetime.datetime, letters: str, twelve: bool, minutes: bool) -> str:
    kind, count = letters[0], len(letters)
    if minutes:
        return _padded(moment.minute, count)
    if kind in "yeb":
        return str(moment.year) if count > 2 or kind == "e" else f"{moment.year % 100:02d}"
    if kind == "m":
        return _named(_MONTHS[moment.month - 1], moment.month, count)
    if kind == "d":
        return _named(_DAYS[moment.weekday()], moment.day, count)
    if kind == "h":
        return _padded((moment.hour % 12 or 12) if twelve else moment.hour, count)
    return _padded(moment.second, count)


def _named(name: str, number: int, count: int) -> str:
    if count <= 2:
        return _padded(number, count)
    return name[:3] if count == 3 else name[:1] if count == 5 else name


def _padded(number: int, count: int) -> str:
    return f"{number:02d}" if count >= 2 else str(number)
