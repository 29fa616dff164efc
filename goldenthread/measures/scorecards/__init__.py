"""Many measures at once: where each stands, what needs a decision, which figures are in doubt, as tables.

Built on the assessments of single measures, and below the pages that show it.
"""
