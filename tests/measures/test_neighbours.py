"""Statistical neighbours: both editions as published, kept once; core cities; sets that people choose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from goldenthread.audit.models import Event
from goldenthread.measures.actions.comparing import (
    CORE_CITIES,
    CannotCompare,
    add_core_cities,
    add_edition,
    add_neighbours,
    choose_set,
    take_out_of_use,
)
from goldenthread.measures.connectors.neighbours import read_neighbours
from goldenthread.measures.connectors.publication import CannotRead
from goldenthread.measures.models import ComparatorMember, ComparatorSet
from goldenthread.partnerships.actions import SYSTEM
from goldenthread.partnerships.models import Area

pytestmark = pytest.mark.django_db

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "data" / "lait"
OLD, NEW = date(2021, 4, 1), date(2025, 5, 1)
HEADER = ["LA num", "LA Name", "LA number", "GOInd", "GOReg", "SN1", "SNP", "SN2", "SNP", "SN3", "SNP"]
NORTHSHIRE = [101, "Northshire", 101, 1, "North East", 102, "Very Close", 103, "Very close", 104, "Close"]


def a_workbook(folder: Path, *rows: list, header: list | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["A", "B", "C"])
    sheet.append(header or HEADER)
    for row in rows:
        sheet.append(row)
    path = folder / "neighbours.xlsx"
    book.save(path)
    return path


def others() -> list[list]:
    return [[n, f"Place {n}", n, 1, "North East", 101, "Close", "-", "-", "-", "-"] for n in (102, 103, 104)]


def test_lists_are_read_in_order_with_the_word_for_closeness(tmp_path):
    found = read_neighbours(a_workbook(tmp_path, NORTHSHIRE, *others()))
    assert found.lists[101] == [(102, "Very close"), (103, "Very close"), (104, "Close")]
    assert found.lists[102] == [(101, "Close")]
    assert found.names[101] == "Northshire"
    assert found.notes[0] == "Authority 102 has 1 neighbours of 3."


@pytest.mark.parametrize(
    ("row", "lists", "note"),
    [
        (
            [*NORTHSHIRE[:5], 101, "Close", 102, "Close"],
            [(102, "Close")],
            "“101” is no neighbour of authority",
        ),
        (
            [*NORTHSHIRE[:5], 102, "Close", 102, "Close"],
            [(102, "Close")],
            "“102” is no neighbour of authority",
        ),
        ([*NORTHSHIRE[:5], "x", "Close", 102, ""], [(102, "")], "“x” is no neighbour of authority 101"),
    ],
    ids=["itself", "twice", "a word"],
)
def test_what_is_no_neighbour_is_said_and_left_out(row, lists, note, tmp_path):
    found = read_neighbours(a_workbook(tmp_path, row))
    assert found.lists[101] == lists
    assert note in found.notes[0]


def test_a_second_list_of_one_authority_is_said(tmp_path):
    found = read_neighbours(a_workbook(tmp_path, NORTHSHIRE, NORTHSHIRE))
    assert found.notes == ["Row 4 gives authority 101 a second list. The first is kept."]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "none.xlsx", "There is no file none.xlsx"),
        (lambda folder: a_workbook(folder, header=["Name", "Value"]), "holds no neighbour lists"),
        (lambda folder: a_workbook(folder), "no authority under them"),
    ],
)
def test_a_workbook_without_lists_is_refused(make, says, tmp_path):
    with pytest.raises(CannotRead, match=says):
        read_neighbours(make(tmp_path))


def test_an_edition_is_kept_once(tmp_path):
    lists = read_neighbours(a_workbook(tmp_path, NORTHSHIRE, *others()))
    assert add_neighbours(lists=lists, edition=NEW, by=SYSTEM).is_new
    assert not add_neighbours(lists=lists, edition=NEW, by=SYSTEM).is_new
    assert (ComparatorSet.objects.count(), ComparatorMember.objects.count()) == (1, 6)
    assert Event.objects.filter(subject_kind="comparator set").count() == 1


def test_two_editions_stand_side_by_side(tmp_path):
    lists = read_neighbours(a_workbook(tmp_path, NORTHSHIRE, *others()))
    for edition in (OLD, NEW):
        add_neighbours(lists=lists, edition=edition, by=SYSTEM)
    assert list(ComparatorSet.objects.values_list("edition", flat=True)) == [NEW, OLD]


def test_an_edition_is_not_changed_but_taken_out_of_use(tmp_path):
    lists = read_neighbours(a_workbook(tmp_path, NORTHSHIRE, *others()))
    first = add_neighbours(lists=lists, edition=NEW, by=SYSTEM).comparator_set
    lists.lists[101].reverse()
    with pytest.raises(CannotCompare, match=r"edition of 01 May 2025.*is here with other members"):
        add_neighbours(lists=lists, edition=NEW, by=SYSTEM)
    with pytest.raises(CannotCompare, match="Say why"):
        take_out_of_use(comparator_set=first, by=SYSTEM, reason=" ")
    take_out_of_use(comparator_set=first, by=SYSTEM, reason="The order was wrong")
    assert add_neighbours(lists=lists, edition=NEW, by=SYSTEM).is_new
    assert first.members.count() == 6


def test_a_neighbour_that_nobody_names_is_left_out_and_said(tmp_path):
    Area.objects.create(name="Place 102", kind="authority", dfe_number=102)
    kept = add_neighbours(lists=read_neighbours(a_workbook(tmp_path, NORTHSHIRE)), edition=NEW, by=SYSTEM)
    assert "Nobody knows which authority has the number 103; it is left out of the lists." in kept.notes
    assert [each.member.dfe_number for each in kept.comparator_set.members.all()] == [102]


@pytest.mark.parametrize(
    ("file", "edition", "areas", "members"),
    [("sn_april_2021.xlsx", OLD, 156, 1560), ("sn_may_2025.xlsx", NEW, 158, 1580)],
)
def test_the_published_lists_are_kept_whole(file, edition, areas, members):
    if not PUBLISHED.is_dir():
        pytest.skip("The published neighbour lists are not beside the project.")
    lists = read_neighbours(PUBLISHED / file)
    kept = add_neighbours(lists=lists, edition=edition, by=SYSTEM)
    found = kept.comparator_set.members
    assert (found.values("area").distinct().count(), found.count()) == (areas, members)
    without = ["Authority 942 has 0 neighbours of 10.", "Authority 943 has 0 neighbours of 10."]
    assert kept.notes == (without if edition == OLD else [])
    words = set(found.values_list("closeness", flat=True))
    assert words == {"Extremely close", "Very close", "Close", "Somewhat close", "Not close"}
    assert set(found.values_list("position", flat=True)) == set(range(1, 11))


def test_core_cities_are_known_by_name_however_it_is_written():
    for number, city in enumerate(CORE_CITIES, start=300):
        name = "Bristol, City of" if city == "Bristol" else city
        if city != "Leeds":
            Area.objects.create(name=name, kind="authority", dfe_number=number)
    with pytest.raises(CannotCompare, match=r"\(Leeds\)"):
        add_core_cities(edition=NEW, by=SYSTEM)
    Area.objects.create(name="Leeds", kind="authority")
    kept = add_core_cities(edition=NEW, by=SYSTEM)
    assert kept.comparator_set.members.count() == 8
    assert {each.area_id for each in kept.comparator_set.members.all()} == {None}


def test_a_partnership_chooses_whom_it_is_compared_with(cast):
    areas = [Area.objects.create(name=name, kind="authority") for name in ("Northshire", "Southborough")]
    asked = {"partnership": cast.northshire, "name": " Our  peers ", "edition": NEW, "by": cast.ben}
    chosen = choose_set(areas=[*areas, areas[0]], **asked)
    assert [each.member for each in chosen.members.order_by("position")] == areas
    assert chosen.name == "Our peers"
    assert choose_set(areas=areas, **asked) == chosen
    with pytest.raises(CannotCompare, match="at least one area"):
        choose_set(**(asked | {"name": "Nobody"}), areas=[])


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_group_has_a_name(name):
    with pytest.raises(CannotCompare, match="name"):
        add_edition(kind="chosen", name=name, edition=NEW, members={None: [(1, "")]}, by=SYSTEM)
