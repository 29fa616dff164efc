"""The forms of the plan pages. What a person types is kept when something is wrong with it."""

from goldenthread.plans.forms.parts import PartForm, ReasonForm
from goldenthread.plans.forms.plans import PlanForm
from goldenthread.plans.forms.registers import MeasureForm, SectionForm, StrategyForm

__all__ = ["MeasureForm", "PartForm", "PlanForm", "ReasonForm", "SectionForm", "StrategyForm"]
