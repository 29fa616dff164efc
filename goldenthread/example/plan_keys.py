"""The keys of the example's plans, by which a part of one plan points at a part of another."""

COUNTY_DELIVERY_PLAN = "county-2015"
COUNTY_PLAN = "county-2016"
COUNTY_IMPROVEMENT_PLAN = "county-2016-17"
COUNTY_STRATEGY = "county-2019"
