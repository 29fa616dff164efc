"""What the gallery page shows: every component in every state, with invented but real-looking content.

The places, figures and people's roles are made up. A component that is not shown here does not exist.
"""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator

from goldenthread.interface.gallery.charts import example_milestones, example_trend
from goldenthread.interface.gallery.form import ExampleForm, form_with_problems
from goldenthread.interface.gallery.plan import counts_table, example_path, example_thread, measures_table

_FILTERS = [
    {
        "name": "rating",
        "legend": "Rating",
        "open": True,
        "options": [
            {"value": "red", "text": "Red", "count": 5},
            {"value": "amber", "text": "Amber", "count": 6},
            {"value": "green", "text": "Green", "count": 14},
            {"value": "none", "text": "Not rated", "count": 3},
        ],
    },
    {
        "name": "lead",
        "legend": "Lead organisation",
        "options": [
            {"value": "council", "text": "Northborough Council", "count": 18},
            {"value": "trust", "text": "Community health trust", "count": 7},
            {"value": "police", "text": "Police", "count": 3},
        ],
    },
]

_SOURCE_LINES = [
    {
        "number": 211,
        "text": "Delivery plan 2016-17  Page 9",
        "state": "furniture",
        "note": "repeated on every page",
    },
    {"number": 212, "text": "1.1.1 Offer a review to every two-year-old who has moved in", "state": "draft"},
    {"number": 213, "text": "Trust / Council", "state": "draft"},
    {"number": 214, "text": "by Nov 2016", "state": "here"},
    {
        "number": 215,
        "text": "see also the other one",
        "state": "not understood",
        "note": "no part of this name",
    },
]


def gallery_content(page: str) -> dict[str, Any]:
    """The context of the gallery's template. `page` is the number of the page its pagination is on."""
    return {
        "sections": [
            "Text",
            "Buttons and links",
            "Ratings",
            "Tags",
            "Messages",
            "Details",
            "Figures",
            "Tables",
            "Thread",
            "Charts",
            "Filters and search",
            "Summary lists",
            "Task list",
            "Tabs and accordion",
            "Timeline",
            "Changes and history",
            "Progress",
            "Source",
            "Nothing here yet",
            "Forms",
        ],
        "example_navigation": [
            {"text": "Home", "href": "#navigation-example", "active": True},
            {"text": "Plans", "href": "#navigation-example"},
            {"text": "Measures", "href": "#navigation-example"},
        ],
        "crumbs": [
            {"text": "Home", "href": "/"},
            {"text": "Delivery plan 2016-17", "href": "#thread"},
            {"text": "Giving children the best start"},
        ],
        "nodes": example_thread(),
        "path": example_path(),
        "measures": measures_table(),
        "long_table": measures_table(sticky=True, repeat=8, caption="Every measure, with headings that stay"),
        "counts": counts_table(),
        "trend": example_trend(),
        "milestones": example_milestones(),
        "filters": _FILTERS,
        "results": Paginator(range(240), 20).get_page(page),
        "spark_up": [59.1, 60.2, 58.7, 61.0, None, 66.1],
        "spark_down": [14, 13, 15, 12, 11, 9],
        "spark_flat": [5, 5, 5, 5],
        "summary": [
            {
                "key": "Lead",
                "value": "Community health trust",
                "actions": [{"text": "Change", "href": "#summary-lists"}],
            },
            {
                "key": "Due",
                "value": "By November 2016",
                "actions": [
                    {"text": "Change", "href": "#summary-lists"},
                    {"text": "Discard", "href": "#summary-lists"},
                ],
            },
            {"key": "Success criterion", "value": "", "actions": [{"text": "Add", "href": "#summary-lists"}]},
            {"key": "Adopted", "value": "12 July 2016"},
        ],
        "tasks": [
            {"title": "Upload last year’s plan", "status": "Completed", "href": "#task-list"},
            {
                "title": "Look at what was not understood",
                "status": "11 lines left",
                "colour": "blue",
                "href": "#task-list",
                "hint": "Nothing is lost: every line is in the draft or in this list.",
            },
            {"title": "Confirm the draft", "status": "Cannot start yet"},
        ],
        "events": [
            {
                "when": "By November 2016",
                "title": "Agree with registrars how moves are notified",
                "by": "Milestone 1.1.1 a, led by the community health trust",
                "href": "#timeline",
            },
            {
                "when": "March 2017",
                "title": "First families visited",
                "by": "Milestone 1.1.1 b",
                "text": "Both districts.",
            },
        ],
        "before": "Offer a review to every two-year-old by November 2015, led by the Trust.",
        "after": "Offer a health visitor’s review to every two-year-old by March 2017, led by the Trust.",
        "entries": [
            {
                "what": "Due date changed",
                "who": "Partnership officer",
                "when": "12 July 2016, 14:05",
                "reason": "Agreed by the board on 11 July",
                "before": "by November 2016",
                "after": "by March 2017",
                "undo_href": "#changes-and-history",
            },
            {"what": "Plan adopted", "who": "Partnership officer", "when": "1 April 2016, 09:30"},
        ],
        "source_lines": _SOURCE_LINES,
        "form": ExampleForm(),
        "wrong_form": form_with_problems(),
    }
