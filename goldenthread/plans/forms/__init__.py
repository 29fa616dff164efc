"""The forms of the plan pages. What a person types is kept when something is wrong with it."""

from goldenthread.plans.forms.parts import PartForm, ReasonForm
from goldenthread.plans.forms.plans import PlanForm

__all__ = ["PartForm", "PlanForm", "ReasonForm"]
