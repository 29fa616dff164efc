"""Figures that somebody brings: previewed, questioned, confirmed whole or not at all, undone whole."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.audit.models import Event
from goldenthread.measures.actions.loading import (
    CannotLoad,
    ChangedMeanwhile,
    add_to_library,
    answer,
    answer_all,
    bring_figures,
    confirm_load,
    discard_load,
    provider_source,
    say_names,
    take_up_load,
    undo_load,
)
from goldenthread.measures.loading import opening
from goldenthread.measures.loading.hidden import mark_hidden
from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.opening import CannotOpen, Opened, Sheet, SheetRow, without_unseen
from goldenthread.measures.loading.preview import Fate
from goldenthread.measures.loading.working_out import work_out
from goldenthread.measures.models import Load, LoadStatus, Observation
from goldenthread.measures.queries.known import known_figures
from goldenthread.rules.figures import Suppressed
from tests.measures.loading import (
    FIVE_YEARS,
    TODAY,
    WITH_A_SLIP,
    accept_everything,
    as_csv,
    brought,
    confirmed,
    defined,
    loaded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def known(definition) -> list[tuple[str, str]]:
    """What is known now: period and figure as written."""
    return [(each.period.label, each.as_written) for each in known_figures(definitions=[definition.pk])]


def test_a_clean_file_is_new_throughout_and_goes_in_with_its_cells(cast):
    definition = defined(cast)
    load = brought(cast, FIVE_YEARS)
    assert [row.fate for row in work_out(load, today=TODAY).rows] == [Fate.NEW] * 5
    assert known(definition) == []
    load = confirmed(load, cast.ben)
    assert load.status == LoadStatus.CONFIRMED
    assert load.counts["new"] == 5
    first = known_figures(definitions=[definition.pk])[0]
    assert (first.number, first.row, first.column) == (Decimal("51.0"), 2, "D")
    assert Event.objects.filter(verb="loaded", subject_id=load.pk).count() == 1


def test_the_slip_is_asked_about_the_words_are_refused_and_neither_is_loaded_unasked(cast):
    definition = defined(cast)
    loaded(cast, FIVE_YEARS)
    load = brought(cast, WITH_A_SLIP)
    preview = work_out(load, today=TODAY)
    assert preview.counts == {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "refused": 1,
        "left_out": 0,
        "questioned": 1,
    }
    asked = preview.waiting[0]
    assert [each.code for each in asked.questions] == ["unit-slip"]
    with pytest.raises(CannotLoad, match="1 figure still raises a question"):
        confirm_load(load=load, by=cast.ben, seen=preview.fingerprint, today=TODAY)
    load = answer(load=load, answers={asked.figure.identity: "leave"}, by=cast.ben)
    load = confirmed(load, cast.ben)
    assert load.counts == {"new": 2, "changed": 0, "unchanged": 0, "refused": 1, "left_out": 1}
    assert "0.55" not in [written for _, written in known(definition)]
    reasons = [each["reason"] for each in load.details["aside"]]
    assert any("is not a figure" in reason for reason in reasons)
    assert any(reason.startswith("Left out:") for reason in reasons)


def test_an_accepted_question_stays_as_a_note_of_the_figure(cast):
    definition = defined(cast)
    loaded(cast, FIVE_YEARS)
    load = loaded(cast, WITH_A_SLIP)
    figure = next(each for each in known_figures(definitions=[definition.pk]) if each.as_written == "0.55")
    assert "Accepted although: 0.55 is about 100 times less" in figure.note
    assert load.details["accepted"][0]["by"] == cast.ben.name


def test_loading_the_same_again_changes_nothing(cast):
    defined(cast)
    loaded(cast, FIVE_YEARS)
    count = Observation.objects.count()
    again = brought(cast, FIVE_YEARS)
    preview = work_out(again, today=TODAY)
    assert preview.counts["unchanged"] == 5
    with pytest.raises(CannotLoad, match="There is nothing to load"):
        confirm_load(load=again, by=cast.ben, seen=preview.fingerprint, today=TODAY)
    assert Observation.objects.count() == count


def test_a_changed_figure_stands_beside_the_old_one_and_the_old_one_stays_in_the_past(cast):
    definition = defined(cast)
    loaded(cast, FIVE_YEARS)
    load = brought(cast, FIVE_YEARS.replace("53.7", "53.9"))
    row = next(row for row in work_out(load, today=TODAY).rows if row.fate is Fate.CHANGED)
    assert row.known is not None and row.known.as_written == "53.7"
    load = confirmed(load, cast.ben)
    assert (load.counts["changed"], load.counts["unchanged"]) == (1, 4)
    assert ("2012-13", "53.9") in known(definition)
    assert Observation.objects.filter(superseded_at__isnull=False).get().as_written == "53.7"


def test_undoing_says_again_exactly_what_was_said_before(cast):
    definition = defined(cast)
    loaded(cast, FIVE_YEARS)
    before = [
        (each.period, each.value, each.as_written, each.note, each.row, each.column, each.status)
        for each in known_figures(definitions=[definition.pk])
    ]
    load = loaded(cast, FIVE_YEARS.replace("53.7", "53.9") + "Assessments in time,Northshire,2013/14,54.0\n")
    undoing = undo_load(load=load, by=cast.amara, reason="The wrong file")
    after = [
        (each.period, each.value, each.as_written, each.note, each.row, each.column, each.status)
        for each in known_figures(definitions=[definition.pk])
    ]
    assert after == before
    load.refresh_from_db()
    assert load.status == LoadStatus.UNDONE
    assert undoing.counts == {"new": 0, "changed": 1, "withdrawn": 1}
    assert Event.objects.get(verb="undone").reason == "The wrong file"


def test_a_load_on_which_a_later_one_built_says_which_to_undo_first(cast):
    definition = defined(cast)
    first = loaded(cast, FIVE_YEARS, name="first.csv")
    second = loaded(cast, FIVE_YEARS.replace("53.7", "53.9"), name="second.csv")
    with pytest.raises(CannotLoad, match=r"“second.csv” of .* replaced 1 figure of this load"):
        undo_load(load=first, by=cast.amara, reason="Both were wrong")
    undo_load(load=second, by=cast.amara, reason="Both were wrong")
    undo_load(load=first, by=cast.amara, reason="Both were wrong")
    assert known(definition) == []


def test_undoing_needs_a_reason_and_is_done_once(cast):
    defined(cast)
    load = loaded(cast, FIVE_YEARS)
    with pytest.raises(CannotLoad, match="Say why"):
        undo_load(load=load, by=cast.amara, reason=" ")
    undoing = undo_load(load=load, by=cast.amara, reason="Wrong file")
    with pytest.raises(CannotLoad, match="is not loaded"):
        undo_load(load=load, by=cast.amara, reason="Again")
    with pytest.raises(CannotLoad, match="undid another"):
        undo_load(load=undoing, by=cast.amara, reason="Again")


def test_of_two_who_confirm_the_second_is_told_what_changed_and_nothing_of_theirs_goes_in(cast):
    definition = defined(cast)
    loaded(cast, FIVE_YEARS)
    mine = brought(cast, FIVE_YEARS.replace("53.7", "53.9"))
    seen = work_out(mine, today=TODAY).fingerprint
    loaded(cast, FIVE_YEARS.replace("53.7", "54.2"))
    with pytest.raises(ChangedMeanwhile, match="Nothing was loaded"):
        confirm_load(load=mine, by=cast.amara, seen=seen, today=TODAY)
    assert ("2012-13", "54.2") in known(definition)
    confirmed(mine, cast.amara)
    assert ("2012-13", "53.9") in known(definition)


def test_a_load_cut_off_in_the_middle_leaves_nothing_and_its_preview_waits(cast, monkeypatch):
    definition = defined(cast)
    load = brought(cast, FIVE_YEARS)
    seen = work_out(load, today=TODAY).fingerprint

    def power_gone(*what) -> None:
        raise SystemExit("power gone")

    monkeypatch.setattr("goldenthread.measures.actions.loading.confirming._remember", power_gone)
    with pytest.raises(SystemExit):
        confirm_load(load=load, by=cast.ben, seen=seen, today=TODAY)
    monkeypatch.undo()
    assert known(definition) == []
    load = Load.objects.get(pk=load.pk)
    assert load.status == LoadStatus.WAITING
    assert confirmed(load, cast.ben).counts["new"] == 5


def test_a_withheld_figure_never_becomes_a_number_and_its_counts_are_not_kept(cast):
    definition = defined(cast)
    loaded(
        cast,
        "Measure,Period,Value,Numerator,Denominator\nAssessments in time,2015/16,c,3,50\n"
        "Assessments in time,2014/15,54.0,54,100\n",
    )
    withheld = next(
        each for each in known_figures(definitions=[definition.pk]) if isinstance(each.value, Suppressed)
    )
    assert (withheld.number, withheld.numerator, withheld.denominator) == (None, None, None)


def test_a_name_that_is_nearly_known_is_suggested_and_remembered_once_said(cast):
    definition = defined(cast)
    text = FIVE_YEARS.replace("Assessments in time", "Asessments made in time")
    load = brought(cast, text)
    assert work_out(load, today=TODAY).counts["refused"] == 5
    said = {"measure": {"Asessments made in time": definition.pk}}
    load = say_names(load=load, said=said, by=cast.ben)
    confirmed(load, cast.ben)
    again = brought(cast, text.replace("53.7", "53.8"))
    assert work_out(again, today=TODAY).counts["changed"] == 1
    other = brought(cast, text, source="Another provider")
    assert work_out(other, today=TODAY).counts["refused"] == 5


def test_nobody_can_say_that_a_name_means_a_measure_of_the_neighbour(cast):
    from goldenthread.measures.actions.defining import define_measure

    theirs = define_measure(partnership=cast.southborough, name="Theirs", by=cast.farid)
    load = brought(cast, FIVE_YEARS)
    with pytest.raises(CannotLoad, match="Choose from the list"):
        say_names(load=load, said={"measure": {"Assessments in time": theirs.pk}}, by=cast.ben)


def test_a_measure_of_the_file_can_be_put_into_the_library_with_what_its_name_says(cast):
    load = brought(cast, FIVE_YEARS.replace("Assessments in time", "% of assessments in time"))
    definition = add_to_library(load=load, name="% of assessments in time", by=cast.ben)
    assert definition.unit == "percent"
    assert work_out(load, today=TODAY).counts["new"] == 5


def test_the_same_measure_said_twice_differently_is_asked_and_only_one_can_be_accepted(cast):
    definition = defined(cast)
    text = "Measure,Period,Value\nAssessments in time,2015/16,54.0\nAssessments in time,2015/16,55.0\n"
    load = brought(cast, text)
    accept_everything(load, cast)
    assert "Leave one of them out" in work_out(load, today=TODAY).problem
    load = answer(load=load, answers={"!C3.0": "leave"}, by=cast.ben)
    confirmed(load, cast.ben)
    assert known(definition) == [("2015-16", "54.0")]


def test_one_answer_settles_a_whole_kind_of_question(cast):
    defined(cast)
    load = brought(
        cast, "Measure,Period,Value\nAssessments in time,2030/31,54.0\nAssessments in time,2031/32,55\n"
    )
    assert answer_all(load=load, code="period", what="leave", by=cast.ben, today=TODAY) == 2
    load.refresh_from_db()
    assert work_out(load, today=TODAY).counts["left_out"] == 2


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.csv", "This file is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "figures.xlsx", "is a picture"),
        (b"%PDF-1.4 nothing", "figures.pdf", "damaged"),
        (b"Only words here, and nothing like a table.", "words.txt", "text without columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_kept_with_the_sentence_documents_get(cast, content, name, says):
    load = bring_figures(
        partnership=cast.northshire,
        source=provider_source(partnership=cast.northshire, name="Police"),
        file=SimpleUploadedFile(name, content),
        by=cast.ben,
    )
    assert load.status == LoadStatus.REFUSED
    assert says in load.problem
    assert load.file.read() == content


def test_a_load_is_put_aside_and_taken_up_again_where_it_was_left(cast):
    defined(cast)
    load = brought(cast, FIVE_YEARS)
    discard_load(load=load, by=cast.ben)
    with pytest.raises(CannotLoad, match="does not wait any more"):
        confirm_load(load=load, by=cast.ben, seen="", today=TODAY)
    load = take_up_load(load=load, by=cast.ben)
    assert confirmed(load, cast.ben).counts["new"] == 5


def test_a_provider_is_made_once_whatever_its_name_is_written_like(cast):
    first = provider_source(partnership=cast.northshire, name="Northshire Police")
    assert provider_source(partnership=cast.northshire, name=" northshire  police ") == first
    assert provider_source(partnership=cast.southborough, name="Northshire Police") != first


def test_a_derived_measure_is_never_typed_over(cast):
    defined(cast, expression="a - b")
    load = brought(cast, FIVE_YEARS)
    assert {row.reason for row in work_out(load, today=TODAY).rows} == {
        "This measure is computed from others. Load those instead."
    }


def test_the_file_is_kept_as_it_came(cast):
    defined(cast)
    load = brought(cast, FIVE_YEARS)
    assert load.file.read() == as_csv(FIVE_YEARS).read()
    assert load.sha256


@pytest.mark.parametrize(
    "cell",
    [
        "c (3)",
        "5 [c]",
        "3 c",
        "Suppressed (3)",
        "4 (withheld)",
        "* (5)",
        "c",
        "<5",
        "under 5",
        "5 or fewer",
        "up to 5",
        "[c]",
        "≤5",
    ],
)
def test_a_count_that_is_withheld_in_other_words_never_becomes_a_number(cast, cell):
    defined(cast, "Number of exclusions", unit="count", decimals=0)
    load = brought(
        cast,
        "Measure,Area,Period,Value\nNumber of exclusions,Northshire,2014/15,41\n"
        f"Number of exclusions,Northshire,2015/16,{cell}\n",
    )
    figure = next(each.figure for each in work_out(load, today=TODAY).rows if each.figure.row.cell == cell)
    assert (type(figure.value), figure.number, figure.says[0]) == (Suppressed, None, "s")


@pytest.mark.parametrize(
    ("cell", "numerator"), [("2.1% (<5)", ""), ("2.1%", "under 5"), ("2.1%", "<5"), ("2.1%", "5 or fewer")]
)
def test_a_withheld_count_beside_a_share_is_no_numerator(cast, cell, numerator):
    defined(cast)
    load = brought(
        cast,
        f"Measure,Area,Period,Value,Numerator\nAssessments in time,Northshire,2015/16,{cell},{numerator}\n",
    )
    figure = work_out(load, today=TODAY).rows[0].figure
    assert (figure.number, figure.numerator) == (Decimal("2.1"), None)


@pytest.mark.parametrize("period", ["Q9 2014", "Q5 2014/15", "Quarter 0 2014/15", "H3 2014", "32 March 2014"])
def test_a_part_of_a_year_that_there_is_not_is_refused_and_not_taken_for_the_year(cast, period):
    defined(cast)
    load = brought(cast, f"Measure,Area,Period,Value\nAssessments in time,Northshire,{period},54.1\n")
    assert work_out(load, today=TODAY).rows[0].figure.refused == f"“{period}” is no period."


def test_a_file_with_more_cells_than_can_be_looked_at_is_refused_with_the_sentence(cast):
    defined(cast)
    row = ",".join(["5"] * 300)
    load = brought(cast, f"Measure,{row}\n" + f"Assessments in time,{row}\n" * 700)
    assert load.status == LoadStatus.REFUSED
    assert load.problem.startswith("This file has 211,001 filled cells; 200,000 is the most")


@pytest.fixture
def workbook() -> openpyxl.Workbook:
    """Four years of which one column and one row are hidden, and an older sheet that is hidden whole."""
    book = openpyxl.Workbook()
    shown = book.active
    shown.title = "Data"
    for row in (["Measure", "2014/15", "2015/16"], ["Assessments in time", 54.1, 54.2], ["Seen", 5, 6]):
        shown.append(row)
    shown.column_dimensions["B"].hidden = True
    shown.row_dimensions[3].hidden = True
    old = book.create_sheet("Old")
    old.append(["Measure", "2013/14"])
    old.append(["Assessments in time", 49.9])
    old.sheet_state = "hidden"
    return book


def as_workbook(book: openpyxl.Workbook, name: str = "return.xlsx") -> SimpleUploadedFile:
    """A workbook as a browser sends it."""
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile(name, kept.getvalue())


def test_what_a_workbook_hides_is_asked_about_and_what_it_shows_is_not(cast, workbook):
    defined(cast)
    defined(cast, "Seen", unit="count")
    source = provider_source(partnership=cast.northshire, name="Police")
    load = bring_figures(partnership=cast.northshire, source=source, file=as_workbook(workbook), by=cast.ben)
    asked = {
        row.figure.row.place: [each.sentence for each in row.questions if each.code == "hidden"]
        for row in work_out(load, today=TODAY).rows
    }
    column, line = "Column B is hidden in the workbook.", "Row 3 is hidden in the workbook."
    assert asked == {
        "cell B2 of the sheet ‘Data’": [f"{column} Is it to be loaded?"],
        "cell C2 of the sheet ‘Data’": [],
        "cell B3 of the sheet ‘Data’": [f"{line} Is it to be loaded?"],
        "cell C3 of the sheet ‘Data’": [f"{line} Is it to be loaded?"],
        "cell B2 of the sheet ‘Old’": ["The sheet ‘Old’ is hidden in the workbook. Is it to be loaded?"],
    }


@pytest.mark.parametrize(
    ("rows", "more", "asked"),
    [("2–4, 7", "", [2, 3, 4, 7]), ("2", " and more", [2, 3, 4, 5, 6, 7, 8]), ("9", "", [])],
)
def test_hidden_rows_are_known_by_their_numbers(rows, more, asked):
    figures = [IncomingRow("Data", number, "B", "5") for number in range(2, 9)]
    warning = f"In the sheet ‘Data’ these rows are hidden: {rows}{more}; they were read as well."
    assert [each.row for each in mark_hidden(figures, [warning]) if each.hidden] == asked


@pytest.mark.parametrize("named", ["Data", "Da\u200bta", "Da\ta", "é\u00ad "])
def test_a_hidden_sheet_is_known_whatever_cannot_be_seen_in_its_name(named):
    figures = [IncomingRow(without_unseen(named), 2, "B", "5")]
    sentences = (
        f"The sheet ‘{named}’ is hidden; it was read as well.",
        f"In the sheet ‘{named}’ these rows are hidden: 2; they were read as well.",
        f"In the sheet ‘{named}’ these columns are hidden: A, B; they were read as well.",
    )
    assert all(mark_hidden(figures, [sentence])[0].hidden for sentence in sentences)


def test_a_sheet_whose_name_reads_like_a_sentence_about_rows_hides_none():
    name = "Data’ these rows are hidden: x"
    figures = [IncomingRow("Data", 2, "B", "5"), IncomingRow(name, 2, "B", "5")]
    sentence = f"In the sheet ‘{name}’ these columns are hidden: B; they were read as well."
    assert [bool(each.hidden) for each in mark_hidden(figures, [sentence])] == [False, True]


def test_characters_that_cannot_be_seen_are_taken_out_of_names_and_figures(cast):
    defined(cast)
    load = brought(
        cast,
        "Measure,Area,Period,Value\nAssess\u200bments in time,North\u202eshire,2014/15,54\u200b.1\n"
        "Assessments in\u00adtime,\u2066Northshire\u2069,2015/16,54.2\n",
    )
    figures = [row.figure for row in work_out(load, today=TODAY).rows]
    assert [each.number for each in figures] == [Decimal("54.1"), None]
    assert figures[1].refused == "“Assessments intime” is no measure of the library yet."
    assert "Characters that cannot be seen were taken out of 5 cells." in load.details["warnings"][-1]


def test_a_provider_whose_name_holds_what_cannot_be_seen_is_the_one_it_looks_like(cast):
    plain = provider_source(partnership=cast.northshire, name="Northshire Police")
    assert provider_source(partnership=cast.northshire, name="Northshire\u200b \u202ePolice") == plain


def test_a_period_taken_from_a_name_is_asked_about_until_somebody_said_it(cast):
    defined(cast)
    load = brought(cast, "Measure,Value\nAssessments in time,54.1\n", name="Return 2015-16.csv")
    row = work_out(load, today=TODAY).rows[0]
    assert [each.code for each in row.questions] == ["presumed-period"]
    assert row.questions[0].sentence == (
        "Nothing in the table says for when. 2015-16 is taken from the name of the file, "
        "“Return 2015-16.csv”. Is it for then?"
    )
    assert row.figure.period is not None


def test_a_very_long_file_is_refused_without_a_number_nobody_counted(monkeypatch):
    rows = [SheetRow(number, ("1",)) for number in range(1, 150_002)]
    monkeypatch.setattr(opening, "_openers", [lambda path, name: Opened([Sheet("", rows)])])
    with pytest.raises(CannotOpen, match="This file has more than 100,000 rows; 20,000 is the most"):
        opening.open_sheets("", "")
