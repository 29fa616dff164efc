"""What a person reads when the database refuses a change of measures, figures, targets or comparators."""

from __future__ import annotations

_TWO_AT_ONCE = "Somebody else did the same at the same moment. Look at what is there now, then try again."

SENTENCES: dict[str, str] = {
    "definition_key_is_unique": "Another measure has the same address. Try again; it will be given another.",
    "measure_is_defined_once_in_a_partnership": "This measure of the plan has a definition. Change that one.",
    "definition_has_a_name": "A measure must have a name.",
    "definition_unit_is_known": "Choose the unit from the list.",
    "definition_polarity_is_known": "Choose from the list whether a higher figure is better.",
    "a_national_definition_belongs_to_no_plan": (
        "A national measure belongs to no plan. Relate the plan's own measure to it instead."
    ),
    "discontinued_definition_says_why": "Say why the measure was discontinued.",
    "successor_says_why": "Say why the figures of the measure that follows do not continue these.",
    "code_is_given_once": "The measure already has this code.",
    "code_scheme_is_known": "Choose the national list from those offered.",
    "national_code_is_not_blank": "Give the code by which the national list knows the measure.",
    "relation_is_stated_once": "The two measures are already related. Change that instead.",
    "relation_kind_is_known": "Choose whether it is the same measure or a close one.",
    "close_relation_says_what_differs": "Say what differs between the two measures.",
    "source_key_is_unique": "Another source has the same address. Try again; it will be given another.",
    "source_has_a_name": "A source must have a name.",
    "source_kind_is_known": "Choose from the list how figures of this source come in.",
    "load_status_is_known": "A load is waiting, refused, loaded, undone or discarded, and nothing else.",
    "refused_load_says_why": "A load that is refused must say why.",
    "group_key_is_unique": "Another group has the same address. Try again.",
    "group_has_a_name": "A group must have a name.",
    "period_is_kept_once": _TWO_AT_ONCE,
    "period_ends_after_it_starts": "A period must end after it starts.",
    "a_source_says_one_thing": _TWO_AT_ONCE,
    "observation_state_is_known": "A figure is a number, withheld or missing, and nothing else.",
    "only_a_number_has_a_value": "A figure that is withheld or missing cannot have a value as well.",
    "missing_figure_says_why": "Say why the figure is missing.",
    "superseded_after_it_was_learned": "A figure cannot be superseded before it was known.",
    "observation_status_is_known": "A figure is provisional, final, revised or estimated, or nobody said.",
    "comparator_edition_is_kept_once": "This edition of the comparison group is already here.",
    "comparator_kind_is_known": "Choose the kind of comparison group from the list.",
    "comparator_set_has_a_name": "A comparison group must have a name.",
    "neighbour_is_listed_once": "An area can be in a comparison group only once.",
    "no_area_is_its_own_neighbour": "An area cannot be compared with itself.",
    "one_target_at_a_time": _TWO_AT_ONCE,
    "target_says_what_is_aimed_for": "Say what is aimed for.",
    "target_has_a_reason": "Say why the target is set or changed.",
    "tolerance_says_its_kind": (
        "A tolerance is 0 or more, and is either in the measure's own unit or a percentage of the target."
    ),
    "tolerance_kind_is_known": "A tolerance is in the measure's own unit or a percentage of the target.",
    "target_superseded_after_it_was_set": "A target cannot be replaced before it was set.",
    "a_phase_starts_once": "The chart already counts anew from this period.",
    "new_phase_has_a_reason": "Say what is known to have changed, and why it is expected to last.",
    "a_rating_is_overruled_once": "This rating has been overruled already. Withdraw that first.",
    "overruled_rating_has_a_reason": "Say why the rating is overruled.",
    "overruling_rating_is_known": "A rating is red, amber, green or not rated.",
    "report_has_a_title": "A report must have a title.",
}
