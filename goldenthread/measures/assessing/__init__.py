"""What can be said of a measure: where it stands, against what, and why.

Everything a page, a scorecard or a report says about a plan's measure is put together here once, so that no
two of them can say different things.
"""
