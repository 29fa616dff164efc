"""The keys of the example's plans, by which a part of one plan points at a part of another."""

COUNTY_DELIVERY_PLAN = "county-2015"
COUNTY_PLAN = "county-2016"
COUNTY_IMPROVEMENT_PLAN = "county-2016-17"
COUNTY_STRATEGY = "county-2019"
CITY_ACTION_PLAN = "city-action-plan-2016"
CITY_PERFORMANCE_REPORT = "city-report-2016-17"


def county_plan_activity(priority: int, place: int) -> str:
    """The key of a key activity of the plan for 2016-2018, by its place under its priority."""
    return f"{COUNTY_PLAN}/{priority}.activity-{place}"


def county_plan_outcome(priority: int, place: int) -> str:
    """The key of an outcome of the plan for 2016-2018, by its place under its priority."""
    return f"{COUNTY_PLAN}/{priority}.outcome-{place}"
