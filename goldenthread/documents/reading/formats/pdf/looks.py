"""What letters and words are usual in a PDF, by which headings and broken words are told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class Looks:
    """What is usual in this document."""

    size: float = 0.0
    levels: dict[tuple[float, bool], int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)

    def join(self, lines: list[str]) -> str:
        """The lines of a paragraph as one text.

        A hyphen at the end of a line stays ("long-term") unless the document writes the word without one
        elsewhere; a soft hyphen goes.
        """
        text = lines[0]
        for line in lines[1:]:
            if text.endswith("\u00ad"):
                text = text[:-1] + line
            elif re.search(r"\w-$", text) and line[:1].isalnum():
                text = self._without_hyphen(text, line) if line[:1].islower() else text + line
            else:
                text = f"{text} {line}"
        return text.replace("\u00ad", "")

    def _without_hyphen(self, text: str, line: str) -> str:
        before = re.search(r"([A-Za-z]+)-$", text)
        after = re.match(r"[A-Za-z]+", line)
        if before and after and (before[1] + after[0]).lower() in self.words:
            return text[:-1] + line
        return text + line
