"""Was it written in another unit? A share of one for a percentage, pounds for thousands, a hundredfold."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, in_words
from goldenthread.rules.figures import UnitKind

CODE = "unit-slip"
LABEL = "Perhaps in another unit"

#: A ratio this close to a power of ten is a slip and not a change.
_CLOSE = Decimal("0.35")
_FACTORS = (100, 1_000, 1_000_000)
_FEWEST_SHARES = 3  # without a history, so many figures below one and none above suggest shares of one


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    number = figure.number
    if number is None or number == 0 or figure.definition is None:
        return None
    usual = around.usual(figure)
    if usual:
        return _against(number, usual)
    if figure.definition.unit is UnitKind.PERCENT and _may_be_a_share(figure, around):
        return (
            f"The measure is in percent, and {in_words(number)} reads as {in_words(number)} %. Is it a share "
            f"of one, so {in_words(number * 100)} %?"
        )
    return None


def _against(number: Decimal, usual: Decimal) -> str | None:
    ratio = number / usual
    for factor in _FACTORS:
        for power, what in ((Decimal(factor), "more"), (1 / Decimal(factor), "less")):
            if ratio > 0 and abs(ratio / power - 1) <= _CLOSE:
                meant = number / power
                return (
                    f"{in_words(number)} is about {factor:,} times {what} than is usual for this measure "
                    f"({in_words(usual)}). Was {in_words(_rounded(meant))} meant?"
                )
    return None


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.0001")) if abs(number) < 1_000_000 else number


def _may_be_a_share(figure: Candidate, around: Around) -> bool:
    """Whether it may be a share of one: less than one without a percent sign, or one among such."""
    if "%" in figure.row.cell or figure.number is None or abs(figure.number) > 1:
        return False
    numbers = [each.number for each in around.of_measure(figure) if each.number is not None]
    if abs(figure.number) < 1:
        return True
    return all(abs(each) <= 1 for each in numbers) and len(numbers) >= _FEWEST_SHARES
