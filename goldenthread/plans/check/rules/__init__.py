"""The catalogue: every rule of the plan check, in the order in which its reference page lists them.

Importing this folder enters them in the register.
"""

# isort: off
# What is missing
from goldenthread.plans.check.rules import no_date, activity_no_date, open_ended_date  # noqa: F401
from goldenthread.plans.check.rules import no_lead, no_success_criterion  # noqa: F401
from goldenthread.plans.check.rules import no_target, no_baseline, no_polarity  # noqa: F401
from goldenthread.plans.check.rules import no_frequency, no_owner, placeholder  # noqa: F401

# Targets and directions
from goldenthread.plans.check.rules import untestable_target  # noqa: F401
from goldenthread.plans.check.rules import target_worse_than_baseline, target_already_met  # noqa: F401
from goldenthread.plans.check.rules import name_against_polarity, polarity_against_usual  # noqa: F401
from goldenthread.plans.check.rules import name_against_value  # noqa: F401

# Figures
from goldenthread.plans.check.rules import impossible_value  # noqa: F401
from goldenthread.plans.check.rules import unit_against_name, unit_differs_in_row  # noqa: F401
from goldenthread.plans.check.rules import denominator_differs, denominator_between_places  # noqa: F401
from goldenthread.plans.check.rules import totals_do_not_fit, gap_not_difference  # noqa: F401
from goldenthread.plans.check.rules import older_figure, part_year_figure, older_over_newer  # noqa: F401
from goldenthread.plans.check.rules import quarter_targets_fall, figures_differ  # noqa: F401

# Numbers, headings and repeats
from goldenthread.plans.check.rules import duplicate_number, skipped_number, misplaced_number  # noqa: F401
from goldenthread.plans.check.rules import malformed_code, repeated_heading  # noqa: F401
from goldenthread.plans.check.rules import same_outcome_twice, same_measure_twice  # noqa: F401

# The thread
from goldenthread.plans.check.rules import outcome_without_measure, priority_without_activity  # noqa: F401

# Dates
from goldenthread.plans.check.rules import date_outside_plan, past_when_adopted  # noqa: F401
from goldenthread.plans.check.rules import steps_out_of_order  # noqa: F401

# Links to other plans and strategies
from goldenthread.plans.check.rules import strategy_expired, strategy_runs_out  # noqa: F401
from goldenthread.plans.check.rules import strategy_named_differently  # noqa: F401

# From one plan to the next, and from a plan to its report
from goldenthread.plans.check.rules import measure_dropped, measure_renamed, measure_redefined  # noqa: F401
from goldenthread.plans.check.rules import milestone_slipped, never_reported  # noqa: F401
from goldenthread.plans.check.rules import target_not_reported  # noqa: F401
