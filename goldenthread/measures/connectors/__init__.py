"""National sources of figures, each behind the same interface: what it publishes, as a `Publication`.

A connector only reads: it turns a file or an answer of a service into measures, areas, groups, periods and
figures. Keeping them, comparing them with what was known, and saying what is new is the same for all of them
(`measures.actions.refreshing`).
"""
