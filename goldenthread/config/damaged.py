"""What a stranger's damaged request leaves in the log: one line, and no list of our own lines of code.

A body that breaks off, a form without its boundary or with more fields than anybody fills in is answered with
a page that says so (400), and so is what somebody's role does not allow (403). Nothing of ours is broken, so
there is nothing for anybody to trace.
"""

from __future__ import annotations

import logging

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError

_THEIR_DOING = (MultiPartParserError, BadRequest, PermissionDenied, SuspiciousOperation)


class WithoutTraceback(logging.Filter):
    """Lets every record pass, those about damaged requests without the traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; takes the traceback from a record about what somebody sent."""
        if record.exc_info and isinstance(record.exc_info[1], _THEIR_DOING):
            record.exc_info = record.exc_text = None
        return True
