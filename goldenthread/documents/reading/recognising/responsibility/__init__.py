"""Who answers for it: the names in a plan's "Lead", "Partners" and "Responsible officer" cells."""

from goldenthread.documents.reading.recognising.responsibility.abbreviations import Abbreviations
from goldenthread.documents.reading.recognising.responsibility.names import looks_like_a_person
from goldenthread.documents.reading.recognising.responsibility.reading import responsibilities

__all__ = ["Abbreviations", "looks_like_a_person", "responsibilities"]
