"""The performance report of a plan: what a board is given, rebuilt from the figures and rated.

It is put together once as plain data (`content`), frozen with a checksum (`actions.reporting`), and from then
on the page and the PDF are made of that data alone, whatever is loaded later.
"""
