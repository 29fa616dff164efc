"""Everything that is not a table: headings, paragraphs and bullets, read with the heading above in mind."""

from goldenthread.documents.reading.recognising.prose.plan_reader import PlanReader

__all__ = ["PlanReader"]
