"""The gallery's invented plan: as a thread, and its measures as tables."""

from __future__ import annotations

from typing import Any

from goldenthread.interface.tables import Cell, Column, Row, Table
from goldenthread.interface.thread import ThreadNode


def example_thread() -> list[ThreadNode]:
    """Two priorities open to different depths and one with nothing below it."""

    def measure(number: str, title: str, slot: str) -> ThreadNode:
        return ThreadNode("Measure", title, number, "#thread", slot=slot)

    def milestone(number: str, title: str, slot: str) -> ThreadNode:
        return ThreadNode("Milestone", title, number, "#thread", slot=slot)

    activity = ThreadNode(
        "Activity",
        "Offer a health visitor’s review to every two-year-old whose family has moved into the area",
        "1.1.1",
        "#thread",
        counts="2 milestones, 1 measure",
        slot="Led by the community health trust",
        open=True,
        children=[
            milestone("a", "Agree with registrars how moves are notified", "Due by November 2016"),
            milestone("b", "First families visited in both districts", "Due by March 2017"),
            measure("4", "Two-year-olds reviewed by the age of 30 months", "78.4% (2016/17 Q2)"),
        ],
    )
    second = ThreadNode(
        "Activity",
        "Train children’s centre staff in speech and language screening",
        "1.1.2",
        "#thread",
        counts="3 milestones",
        slot="Led by the early years team",
        children=[
            milestone("a", "Training bought", "Done"),
            milestone("b", "Half of staff trained", "Due by June 2017"),
        ],
    )
    outcome = ThreadNode(
        "Outcome",
        "More children start school ready to learn",
        "1.1",
        "#thread",
        counts="2 activities, 2 measures",
        open=True,
        children=[
            activity,
            second,
            measure("5", "Children with a good level of development", "66.1% (2015/16)"),
        ],
    )
    closed = ThreadNode(
        "Outcome",
        "Fewer children live with the effects of domestic abuse",
        "1.2",
        "#thread",
        counts="4 activities, 6 measures",
        children=[ThreadNode("Activity", "Extend the perpetrator programme", "1.2.1", "#thread")],
    )
    return [
        ThreadNode(
            "Priority",
            "Giving children the best start",
            "1",
            "#thread",
            counts="2 outcomes, 6 activities, 8 measures",
            open=True,
            children=[outcome, closed],
        ),
        ThreadNode(
            "Priority",
            "Keeping children safe from harm",
            "2",
            "#thread",
            counts="3 outcomes, 9 activities, 14 measures",
            children=[ThreadNode("Outcome", "Children are seen quickly", "2.1", "#thread")],
        ),
        ThreadNode("Priority", "Young people ready for work and adult life", "3", "#thread"),
    ]


def example_path() -> list[ThreadNode]:
    """The way down to one measure."""
    return [
        ThreadNode("Priority", "Giving children the best start", "1", "#thread"),
        ThreadNode("Outcome", "More children start school ready to learn", "1.1", "#thread"),
        ThreadNode("Activity", "Offer a health visitor’s review to every two-year-old", "1.1.1", "#thread"),
        ThreadNode("Measure", "Two-year-olds reviewed by the age of 30 months", "4", "#thread"),
    ]


def measures_table(
    *, sticky: bool = False, repeat: int = 1, caption: str = "Measures of priority 1"
) -> Table:
    """Measures with their latest figure, target and comparator; `repeat` makes it long."""
    rows: list[Any] = [
        [
            "Children with a good level of development",
            Cell("66.1", "2015/16"),
            "70.0",
            Cell("69.3", "2015/16"),
        ],
        ["Two-year-olds reviewed by 30 months", Cell("78.4", "2016/17 Q2"), "85.0", Cell("77.8", "2015/16")],
        ["Mothers smoking at delivery", Cell("9.6", "2015/16, provisional"), "9.0", Cell("10.6", "2015/16")],
        ["Families offered a place", Cell("Suppressed", "fewer than 6"), "100.0", Cell("Not published")],
    ]
    return Table(
        caption,
        [
            Column("Measure", row_header=True),
            Column("Latest", numeric=True, unit="%"),
            Column("Target", numeric=True, unit="%"),
            Column("England", numeric=True, unit="%"),
        ],
        rows * repeat,
        sticky=sticky,
        stacks=False,  # its columns are compared, so it keeps its shape on a phone and scrolls
    )


def counts_table() -> Table:
    """Counts with a total row."""
    return Table(
        "Measures by rating and priority",
        ["Priority", *(Column(word, numeric=True) for word in ("Red", "Amber", "Green", "Not rated"))],
        [
            ["1 Best start", 1, 3, 2, 2],
            ["2 Safe from harm", 4, 2, 7, 1],
            ["3 Ready for work", 0, 1, 5, 0],
            Row(["All priorities", 5, 6, 14, 3], total=True),
        ],
    )
