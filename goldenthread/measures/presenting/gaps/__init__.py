"""Gaps between the groups or places of a measure: between two of them, and of each of several to the rest.

Always with both levels, absolute and as a ratio, with a 95 % interval where the counts behind the figures are
known, and with the gap's own course. The other side is the rest, not everybody: a group that is a third of
the total is a third of what it would be held against. Only where the counts do not allow that is it
everybody, and then nothing is claimed beyond the numbers. Methods: `methods/gaps.py`.
"""

from .pair import GapTold, gap_between_two
from .rest import Against, GapRow, GapsTold, gaps_to_the_rest

__all__ = ["Against", "GapRow", "GapTold", "GapsTold", "gap_between_two", "gaps_to_the_rest"]
