"""From a stranger's spreadsheet to figures somebody confirmed: layouts, names, questions, the preview.

Nothing in here changes anything. What does is in `measures.actions.loading`. Where the rule comes from:
issue 3, section 2, "Getting figures in".
"""
