"""The thread ties every part of a plan to the one above it, and opens level by level without JavaScript."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from goldenthread.interface.thread import ThreadNode
from tests.interface.page import Page


def show(nodes: list[ThreadNode], tag: str = "thread", **options: object) -> Page:
    """The thread as a page shows it."""
    given = "".join(f" {name}={value!r}" for name, value in options.items())
    return Page(
        Template("{% load interface %}{% " + tag + " nodes" + given + " %}").render(Context({"nodes": nodes}))
    )


def plan() -> list[ThreadNode]:
    measure = ThreadNode("Measure", "Reviewed by 30 months", "4", "/m/4/", slot="78.4%")
    activity = ThreadNode(
        "Key action", "Visit families", "1.1.1", "/a/", counts="1 measure", children=[measure]
    )
    outcome = ThreadNode("Outcome", "Ready to learn", "1.1", "/o/", open=True, children=[activity])
    return [
        ThreadNode("Priority", "Best start", "1", "/p/1/", counts="1 outcome", id="p1", children=[outcome]),
        ThreadNode("Priority", "Safe", "2", "/p/2/"),
    ]


def test_every_part_names_its_kind_number_and_title():
    page = show(plan())
    labels = [tag.text() for tag in page.find(".gt-thread__label")]
    titles = [tag.text() for tag in page.find(".gt-thread__title")]
    assert labels == ["Priority 1", "Outcome 1.1", "Key action 1.1.1", "Measure 4", "Priority 2"]
    assert titles == ["Best start", "Ready to learn", "Visit families", "Reviewed by 30 months", "Safe"]
    assert page.text(".gt-thread__slot") == "78.4%"


def test_a_part_hangs_inside_the_part_above_it():
    page = show(plan())
    assert len(page.find("ol.gt-thread li details ol li details ol li details ol li")) == 1


def test_it_opens_level_by_level_with_the_browsers_own_means():
    page = show(plan())
    assert len(page.find("details")) == 3
    assert len(page.find("details[open]")) == 1
    summaries = [tag.text() for tag in page.find("summary")]
    assert summaries == ["1 outcome of Priority 1", "1 below of Outcome 1.1", "1 measure of Key action 1.1.1"]


def test_opening_everything_is_offered_only_where_there_is_a_script_for_it():
    assert show(plan()).one("button[data-open-all=thread]").attrs["hidden"] == ""
    assert not show([ThreadNode("Priority", "Safe")]).find("button")


def test_only_the_two_upper_levels_are_headings():
    page = show(plan(), heading_level=2)
    assert [tag.text() for tag in page.find("h2")] == ["Best start", "Safe"]
    assert [tag.text() for tag in page.find("h3")] == ["Ready to learn"]
    assert not page.find("h4")


def test_a_list_without_bullets_is_still_announced_as_a_list():
    assert all(tag.attrs.get("role") == "list" for tag in show(plan()).find("ol"))


def test_a_part_can_be_linked_to():
    assert show(plan()).one("li[id=p1]")


def test_the_way_down_ends_with_the_page_itself_which_is_no_link():
    nodes = [
        ThreadNode("Priority", "Best start", "1", "/p/1/"),
        ThreadNode("Measure", "Reviewed", "4", "/m/4/"),
    ]
    page = show(nodes, tag="thread_path")
    assert [tag.attrs["href"] for tag in page.find("a")] == ["/p/1/"]
    assert page.text("li[aria-current=page] .gt-thread__title") == "Reviewed"
    assert page.one("ol").attrs["aria-label"] == "Where this is in the plan"


@pytest.mark.parametrize("count", [162 + 267])
def test_a_large_plan_is_drawn_whole(count):
    measures = [ThreadNode("Measure", f"Measure {n}", str(n), f"/m/{n}/", slot="Amber") for n in range(count)]
    nodes = [ThreadNode("Priority", "Everything", "1", children=measures)]
    page = show(nodes)
    assert len(page.find(".gt-thread__node--leaf")) == count
