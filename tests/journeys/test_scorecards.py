"""A board member reads the scorecards; an analyst looks at any authority, and at what to doubt."""

from __future__ import annotations


def test_from_the_scorecards_to_a_plans_measures_in_words_and_pictures(visitor):
    visitor.opens("/scorecards/")
    visitor.follows("Children and Young People's Plan: performance report 2016/17")
    visitor.sees("Women smoking at the time of delivery")
    visitor.sees("Lower is better.")
    visitor.sees("could be tested against chance")
    visitor.page.locator("summary", has_text="Why").first.click()
    visitor.sees("above the target of 17%")
    visitor.follows("Small charts")
    visitor.sees("the dot is its latest figure")
    visitor.follows("Ratings over time")
    visitor.sees("rated against the target of its own time")


def test_measures_are_chosen_by_rating_with_a_keyboard(visitor):
    visitor.opens("/scorecards/city-report-2016-17/")
    visitor.page.locator("summary", has_text="Choose measures and their order").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_label("Red (", exact=False).first.focus()
    visitor.page.keyboard.press("Space")
    visitor.presses("Apply filters")
    visitor.sees("of 39 measures.")
    visitor.does_not_see("Breastfeeding prevalence at 6-8 weeks")


def test_what_needs_a_decision_says_why_and_what_is_not_there(visitor):
    visitor.opens("/exceptions/")
    visitor.sees("need a decision")
    visitor.sees("Ask what is being done")
    visitor.sees("What is not here, and why")
    visitor.follows("Scorecards")
    visitor.follows("Data quality")
    visitor.sees("to mind")


def test_any_authority_is_one_click_away(visitor):
    visitor.goes_to_today()
    visitor.opens("/benchmark/")
    visitor.page.get_by_label("Authority", exact=True).select_option(label="Bristol, City of")
    visitor.presses("Show")
    visitor.sees("Bristol, City of: all measures")
    visitor.sees("Only an extract of the national data is loaded here.")
    visitor.page.get_by_label("Quarter").select_option(label="Worst quarter")
    visitor.page.locator("summary", has_text="Compare with others").click()
    visitor.page.get_by_label("Statistical neighbours, April 2021", exact=False).check()
    visitor.presses("Show")
    visitor.sees("Show everything")
