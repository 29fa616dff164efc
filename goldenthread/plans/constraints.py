"""What a person reads when the database refuses a change of a plan or what is in it."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "plan_key_is_unique": "Another plan has the same address. Try again; it will be given another.",
    "plan_title_is_unique": "The partnership already has a plan with this title. Give it another one.",
    "plan_has_a_title": "A plan must have a title.",
    "plan_ends_after_it_starts": "A plan cannot end before it starts. Correct the first or the last day.",
    "plan_tier_is_known": "Choose the kind of plan from the list.",
    "measure_name_is_unique": "There is already a measure with this name. Use that one, or another name.",
    "measure_has_a_name": "A measure must have a name.",
    "part_key_is_unique": "Two parts of the plan were added at the same moment. Try again.",
    "part_has_a_title": "Every part of a plan must have its wording.",
    "part_kind_is_known": "Choose what kind of part it is from the list.",
    "part_due_dates_are_in_order": "The latest date it is due comes before the earliest. Correct them.",
    "measure_use_names_its_measure": (
        "A measure in a plan must say which measure it is, and nothing else in a plan may."
    ),
    "only_a_measure_has_polarity": "Only a measure can say whether a higher figure is better.",
    "polarity_is_known": "Choose from the list whether a higher figure is better.",
    "priority_stands_at_the_top": "A priority stands at the top of its plan, not under another part.",
    "part_is_not_its_own_parent": "A part cannot stand under itself.",
    "figure_position_is_unique": "Somebody added a figure to the same measure at the same moment. Try again.",
    "figure_role_is_known": "Choose from the list what the figure is: a baseline, a target or another.",
    "responsibility_position_is_unique": (
        "Somebody changed who answers for the same part at the same moment. Try again."
    ),
    "responsibility_role_is_known": "Choose from the list what the organisation does, for example: leads it.",
    "strategy_name_is_unique": "The partnership already has a strategy with this name.",
    "strategy_has_a_name": "A strategy must have a name.",
    "strategy_ends_after_it_starts": (
        "A strategy cannot end before it starts. Correct the first or the last day."
    ),
    "strategy_link_position_is_unique": (
        "Somebody linked a strategy to the same part at the same moment. Try again."
    ),
    "progress_update_position_is_unique": (
        "Somebody added an update to the same part at the same moment. Try again."
    ),
    "finding_is_accepted_once": "Somebody has accepted this finding already.",
    "accepted_finding_has_a_reason": "Give the reason why the finding is accepted.",
}
