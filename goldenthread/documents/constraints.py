"""What a person reads when the database refuses a change of a document or of what was decided about it."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "upload_status_is_known": "A document cannot stand like that. Load the page again to see how it stands.",
    "refused_upload_says_why": "A document that could not be read must say why.",
    "read_upload_has_a_draft": "A document that was read must have its draft. Have it read again.",
    "part_of_a_draft_is_decided_once": (
        "Somebody decided about the same part at the same moment. Load the page again to see it."
    ),
    "decision_is_known": "A part of a draft is accepted, corrected or discarded; there is nothing else.",
    "correction_says_what": "A correction must say what is otherwise than it was read.",
    "discarded_part_enters_no_plan": "A part that was discarded cannot enter a plan. Put it back first.",
}
