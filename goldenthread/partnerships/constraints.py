"""What a person reads when the database refuses a change of partnerships, organisations, people or roles."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "area_number_is_unique": "Another area has this number of the Department for Education.",
    "area_code_is_unique": "Another area has this code of the Office for National Statistics.",
    "area_name_is_unique": "There is already an area of this kind with this name.",
    "area_has_a_name": "An area must have a name.",
    "area_kind_is_known": "Choose the kind of area from the list.",
    "area_is_not_part_of_itself": "An area cannot be part of itself.",
    "partnership_slug_is_unique": "Another partnership has the same address here. Give it another one.",
    "partnership_name_is_unique": "There is already a partnership with this name.",
    "partnership_has_a_name": "A partnership must have a name.",
    "organisation_name_is_unique": "The partnership already has an organisation with this name.",
    "organisation_has_a_name": "An organisation must have a name.",
    "organisation_kind_is_known": "Choose what sort of body the organisation is from the list.",
    "person_email_is_unique": "Somebody already has an account with this email address.",
    "person_has_a_name": "A person must have a name: it stands beside everything they change.",
    "membership_is_held_once": "They have this role already.",
    "membership_role_is_known": "There is no such role. Choose one from the list.",
    "contributor_has_one_organisation": (
        "A contributor reports for one organisation, and nobody else for any. Choose the organisation of a "
        "contributor, and none for another role."
    ),
}
