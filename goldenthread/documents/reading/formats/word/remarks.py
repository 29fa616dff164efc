"""What a Word document holds besides its text, and what the person who reads it in is told of that."""

from __future__ import annotations

from typing import Any

from goldenthread.documents.reading.formats.gathering import Gathering, counted, tidy
from goldenthread.documents.reading.formats.package import Package
from goldenthread.documents.reading.formats.word.runs import Noticed


def remark(noticed: Noticed, package: Package, gathering: Gathering) -> None:
    """Say what was not read, or was read and would not be seen: macros, tracked changes, pictures."""
    warn = gathering.warn
    if package.names(r"word/vbaproject\.bin"):
        warn("The document contains macros. They were ignored; nothing in it was run.")
    if noticed.deleted or noticed.inserted:
        warn(
            "The document has tracked changes: inserted text was read, deleted text was not "
            f"({counted(noticed.inserted, 'insertion')}, {counted(noticed.deleted, 'deletion')})."
        )
    if noticed.hidden:
        warn("Some text of the document is hidden; it was read as well.")
    if noticed.struck:
        warn("Some text of the document is struck through; it was read as well.")
    if noticed.boxes:
        warn("The document has text boxes; each was read after the paragraph it hangs on.")
    pictures = noticed.pictures + noticed.charts + noticed.embedded
    if pictures:
        warn(f"Pictures, charts and embedded files were not read; the document has {pictures:,} of them.")
    if not gathering.blocks:
        warn("The document has no text.")


def diagram_texts(tree: Any) -> list[str]:
    """The texts of a diagram's shapes, one each."""
    texts = []
    for shape in tree.iter("pt"):
        text = tidy("\n".join("".join(t.text or "" for t in p.iter("t")) for p in shape.iter("p")))
        if text:
            texts.append(text)
    return texts
