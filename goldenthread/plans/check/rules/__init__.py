"""The catalogue: every rule of the plan check, in the order in which its reference page lists them.

Importing this folder enters them in the register.
"""

# isort: off
from goldenthread.plans.check.rules import no_date  # noqa: F401
from goldenthread.plans.check.rules import activity_no_date, open_ended_date  # noqa: F401
from goldenthread.plans.check.rules import no_lead, no_success_criterion  # noqa: F401
from goldenthread.plans.check.rules import no_target, no_baseline, no_polarity  # noqa: F401
from goldenthread.plans.check.rules import no_frequency, no_owner  # noqa: F401
