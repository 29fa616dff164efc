"""Everything that changes a plan. Each action is one transaction, is audited, and can be undone.

Nothing is overwritten or deleted: a part that is taken out is marked removed, and every event keeps
what was there before.
"""

from goldenthread.plans.actions.adopting import add_part, add_parts, adopt_plan, amend_plan, understood
from goldenthread.plans.actions.changing import (
    change_part,
    change_plan,
    change_section,
    link_part,
    link_plans,
    move_part,
    remove_part,
)
from goldenthread.plans.actions.findings import accept_finding, reopen_finding
from goldenthread.plans.actions.refusals import CannotChange, CannotUndo, ChangedMeanwhile
from goldenthread.plans.actions.registers import (
    change_strategy,
    rename_measure,
)
from goldenthread.plans.actions.undoing import undo

__all__ = [
    "CannotChange",
    "CannotUndo",
    "ChangedMeanwhile",
    "accept_finding",
    "add_part",
    "add_parts",
    "adopt_plan",
    "amend_plan",
    "change_part",
    "change_plan",
    "change_section",
    "change_strategy",
    "link_part",
    "link_plans",
    "move_part",
    "remove_part",
    "rename_measure",
    "reopen_finding",
    "understood",
    "undo",
]
