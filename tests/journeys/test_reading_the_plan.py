"""A visitor opens the worked example and follows the thread."""

from __future__ import annotations


def test_the_example_opens_in_june_2017_and_one_click_leads_to_today(visitor):
    visitor.opens("/")
    visitor.sees("21 June 2017")
    visitor.presses("Go to today")
    visitor.does_not_see("The past cannot be changed")


def test_the_thread_leads_from_the_plan_to_a_measure_and_everywhere_it_is_used(visitor):
    visitor.opens("/plans/")
    visitor.follows("Children, Young People and Families Plan 2014-2016: Delivery Plan for 2015-2016")
    visitor.sees("13 key actions, 38 milestones and 36 indicators")
    visitor.opens("/search/?q=adoptive")
    visitor.follows("Average time", exact=False)
    visitor.follows("Every place this measure is used")
    visitor.sees("Better than the national average")


def test_filters_and_search_narrow_a_plan_and_say_how_much_they_leave(visitor):
    visitor.opens("/plans/county-2015/?kind=milestone&q=assessment")
    visitor.sees("parts match")
    visitor.follows("Show everything")
    visitor.does_not_see("parts match")


def test_what_an_organisation_leads_is_in_one_place(visitor):
    visitor.opens("/organisations/")
    visitor.follows("Nottinghamshire County Council")
    visitor.sees("Leads")


def test_the_timeline_says_in_words_and_in_a_table_what_its_picture_says(visitor):
    visitor.opens("/timeline/")
    visitor.sees("steps with a date")
    visitor.opens("/timeline/?plan=county-2016-17")
    visitor.sees("March 2017")


def test_the_registers_and_the_gallery_hold(visitor):
    for path in ("/measures/", "/strategies/", "/gallery/", "/as-at/", "/search/?q=health"):
        visitor.opens(path)
