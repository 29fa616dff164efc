"""Reading Word documents (.docx, .docm): the plan as most partnerships write it.

Word's own files are read directly, part by part, because what matters in a plan is what ready-made readers
leave out: the printed numbers of lists, text boxes, merged cells, tracked changes, footnotes. What is
deleted but tracked is not read, what is inserted is; macros are never run.
"""

from goldenthread.documents.reading.formats.word.story import read_word, read_word_package

__all__ = ["read_word", "read_word_package"]
