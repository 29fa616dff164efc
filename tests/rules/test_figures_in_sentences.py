"""Specification: which numbers of a sentence are figures, and what they are for."""

import pytest

from goldenthread.rules.figures import find_figures, format_figure


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "18.7% of women in Nottingham City smoke, well above the England average of 11.2%.",
            ["18.7%, Nottingham City", "11.2%, England"],
        ),
        (
            "This is higher than the England average (47.7% in Nottingham, 43.1% in England).",
            ["47.7%, Nottingham", "43.1%, England"],
        ),
        ("- 1.5.92.5% of cases were successful", ["92.5%"]),
        ("We worked with 1989 families, which is 52% of the whole.", ["1,989 families", "52%"]),
        ("In 2015/16, 45% of children did, up from 41% in 2014/15.", ["45%, 2015-16", "41%, 2014-15"]),
        ("6.2% (479) of young people", ["6.2%", "479"]),
        ("168 (652 per 10,000) in the year", ["168", "652 per 10,000"]),
        ("The rate was 31.2 pregnancies per 1000 girls aged 15-17.", ["31.2 per 1,000"]),
        ("The rate fell from 38.8 to 31.2 in 2015.", ["38.8 (rate), 2015", "31.2, 2015"]),
        ("from 15% to 25%", ["15%", "25%"]),
        ("circa £7m and £15,000 per annum", ["about £7,000,000", "£15,000"]),
        (
            "around 400 children and over 40 separate sessions",
            ["about 400 children", "over 40 separate sessions"],
        ),
        ("nine Youth Cabinet meetings per year", ["9 Youth Cabinet meetings"]),
        ("over eighty-two per cent of schools", ["over 82%"]),
        ("9 of 20 schools; about 1 in 10 children", ["9 of 20", "about 1 in 10"]),
        ("Progress 8 score of -1.30", ["−1.30 (score)"]),
        ("We have turned around 675 families.", ["675 families"]),
        ("On average it took 435 days.", ["435 days"]),
        ("2 of 11 homes were inspected in May 2023.", ["2 of 11, May 2023"]),
        ("52% were in EET.", ["52%"]),
        ("60% (23/24) rising to 65% (24/25)", ["60%", "65%"]),
    ],
)
def test_a_figure_is_found_with_its_unit_place_and_period(sentence: str, figures: list[str]) -> None:
    assert [format_figure(figure) for figure in find_figures(sentence)] == figures


@pytest.mark.parametrize(
    "sentence",
    [
        "Call 0115 496 0123 by 5 July 2017 at 4pm, or 16.05 on 21/06/17.",
        "Priority 1 Children are safe, Key Stage 2, Year 6, Progress 8, Commitment 3 and Phase 2.",
        "4-5 year olds, 16/17 year olds, 2,3 & 4 year olds, aged 9 - 21, under 5s, the 0-19 service.",
        "1.1 Key action for 2015-16",
        "1.To have implemented, 2. To ensure",
        "12\tCHILDREN AND YOUNG PEOPLE'S PLAN",
        "02 Remodelling Children's Care",
        "(PHOF 2.04) and (PHOF 2.09ii)",
        "per 1,000 females, per 10,000 resident population",
        "over the 12-month period, within 20 working days, in the past six years, for 12-18 months",
        "27 September 2017 13 December 2017 28 March 2018",
        "14th – 21st February 2018 and April 1st",
        "The Children Act 2004 places a duty on councils; in 2015 children said so.",
        "Post 16 providers, SHARP 4 Parents, 1:1 support, 24/7, NG2 3NG",
        "2-2½ year review and 6-8 weeks after delivery",
        "Top 10 schools, Scale 6 posts, Locality 4 families, Covid 19 cases and Reg 44 visits.",
        "Post 16 places, pre 5 settings, 11 plus places and under 5 places.",
        "one of the schools",
        "",
    ],
)
def test_dates_ages_numbering_and_names_are_no_figures(sentence: str) -> None:
    assert find_figures(sentence) == []


def test_every_figure_points_to_its_words() -> None:
    sentence = "Nearly 48% of women, and over 40 sessions."
    assert [sentence[each.start : each.end] for each in find_figures(sentence)] == [
        "Nearly 48%",
        "over 40 sessions",
    ]
