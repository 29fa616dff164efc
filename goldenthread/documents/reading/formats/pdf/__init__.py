"""Reading PDFs: the plan as it was published, which is only ink at places on pages.

What is a line, a column, a table or a heading has to be seen again from where the words stand: ruled lines
and aligned columns make tables, size and weight make headings, what returns at the edge of every page is
furniture. Pictures of text cannot be read and are refused with a sentence.
"""

from goldenthread.documents.reading.formats.pdf.story import read_pdf

__all__ = ["read_pdf"]
