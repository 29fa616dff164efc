"""The one library the parts are registered in, so that a page loads them all with one word."""

from __future__ import annotations

from django import template

register = template.Library()

#: Where the parts' templates are.
PARTS = "interface/components/"
