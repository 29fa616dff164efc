"""The statistics of performance measures: intervals, comparisons, trends, control charts, projections.

Arithmetic only: numbers and arrays in, numbers and arrays out. Nothing here knows where a figure is kept or
who asked. Every method has a version, a source and a table of worked cases in `tests/methods`.
"""
