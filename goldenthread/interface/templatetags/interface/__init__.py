"""The parts pages are put together from: ``{% load interface %}``. The gallery page shows every one.

Most are GOV.UK Design System components to the letter; the thread, ratings, figures, changes and
source excerpts are our own. Texts are escaped; pass HTML only where it was made safe.
"""

from goldenthread.interface.templatetags.interface import blocks, content, states, ways
from goldenthread.interface.templatetags.interface.library import register

__all__ = ["blocks", "content", "register", "states", "ways"]
