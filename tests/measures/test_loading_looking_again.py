"""A preview that is looked at again: the same as one worked out anew, whatever happened in between."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import TestCase

from goldenthread.measures.actions.defining import change_definition, define_measure
from goldenthread.measures.actions.loading import answer, answer_all, say_columns, say_names, undo_load
from goldenthread.measures.loading import looking_again
from goldenthread.measures.loading.looking_again import look_at
from goldenthread.measures.loading.working_out import layouts_of, work_out
from goldenthread.measures.models import Group, Load
from goldenthread.partnerships.models import Area, AreaKind
from tests.conftest import small_cast
from tests.measures.loading import FIVE_YEARS, TODAY, WITH_A_SLIP, brought, defined, loaded

UNKNOWN = "Seen in ten days,Northshire,2013/14,74.2\n"
ELSEWHERE = "Assessments in time,Westbury,2013/14,54.1\n"
GROUPED = "Measure,Group,Period,Value\nAssessments in time,girls aged 5,2013/14,54.1\n"


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("_uploads")
class LookingAgain(TestCase):
    """One load that waits, and everything that may happen meanwhile."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = small_cast()
        cls.definition = defined(cls.cast)

    def setUp(self) -> None:
        looking_again.forget_all()
        loaded(self.cast, FIVE_YEARS)
        self.load = brought(self.cast, WITH_A_SLIP + UNKNOWN + ELSEWHERE)

    def again(self) -> Load:
        """The load as the next request reads it."""
        return Load.objects.select_related("partnership", "source").get(pk=self.load.pk)

    def seen_as_it_is(self, *, otherwise: bool = True) -> None:
        """What is looked at is what would be worked out anew, and (`otherwise`) not what it was before."""
        before = look_at(self.load, today=TODAY).fingerprint
        self.happens()
        load = self.again()
        fresh = work_out(load, today=TODAY)
        shown = look_at(load, today=TODAY)
        assert (shown.rows, shown.fingerprint, shown.counts) == (fresh.rows, fresh.fingerprint, fresh.counts)
        assert (shown.fingerprint != before) is otherwise

    def worked_out(self) -> int:
        """How often it is weighed while it is looked at three times."""
        times = 0
        weigh_up = looking_again.weigh_up

        def counted(*what, **how):
            nonlocal times
            times += 1
            return weigh_up(*what, **how)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(looking_again, "weigh_up", counted)
            for _ in range(3):
                look_at(self.again(), today=TODAY)
        return times

    def test_it_is_weighed_once(self):
        assert self.worked_out() == 1
        assert self.worked_out() == 0

    def test_an_answer_is_laid_over_what_was_weighed(self):
        look_at(self.load, today=TODAY)
        asked = work_out(self.load, today=TODAY).waiting[0].figure.identity
        self.happens = lambda: answer(load=self.load, answers={asked: "accept"}, by=self.cast.ben)
        self.seen_as_it_is()
        assert self.worked_out() == 0

    def test_a_whole_kind_is_answered(self):
        self.happens = lambda: answer_all(
            load=self.load, code="", what="leave", by=self.cast.ben, today=TODAY
        )
        self.seen_as_it_is()

    def test_somebody_loads_a_figure_of_it(self):
        self.happens = lambda: loaded(self.cast, FIVE_YEARS + "Assessments in time,Northshire,2013/14,50\n")
        self.seen_as_it_is()

    def test_somebody_else_loads_its_history(self):
        more = FIVE_YEARS.replace("53.1", "0.56")
        self.happens = lambda: loaded(self.cast, more, source="Another provider")
        self.seen_as_it_is(otherwise=False)

    def test_somebody_undoes_what_was_known(self):
        first = Load.objects.get(status="confirmed")
        self.happens = lambda: undo_load(load=first, by=self.cast.amara, reason="The wrong file")
        self.seen_as_it_is()

    def test_a_name_is_said(self):
        said = {"measure": {"Seen in ten days": self.definition.pk}}
        self.happens = lambda: say_names(load=self.load, said=said, by=self.cast.ben)
        self.seen_as_it_is()

    def test_columns_are_said(self):
        layouts = layouts_of(self.load)
        layouts[0].fixed = {"group": "Girls"}
        self.happens = lambda: say_columns(load=self.load, layouts=layouts, by=self.cast.ben)
        self.seen_as_it_is()

    def test_the_measure_is_defined(self):
        self.happens = lambda: define_measure(
            partnership=self.cast.northshire, name="Seen in ten days", by=self.cast.amara, unit="percent"
        )
        self.seen_as_it_is()

    def test_the_measure_is_defined_otherwise(self):
        self.happens = lambda: change_definition(
            definition=self.definition, by=self.cast.amara, reason="Computed", expression="a - b"
        )
        self.seen_as_it_is()

    def test_the_area_comes_to_be_known(self):
        self.happens = lambda: Area.objects.create(kind=AreaKind.AUTHORITY, name="Westbury", partnership=None)
        self.seen_as_it_is()

    def test_a_group_comes_to_be_known_by_another_spelling(self):
        self.load = brought(self.cast, GROUPED)
        self.happens = lambda: Group.objects.create(key="girls-aged-5", dimension="", name="Girls aged 5")
        self.seen_as_it_is()

    def test_nothing_happens(self):
        self.happens = lambda: None
        self.seen_as_it_is(otherwise=False)

    def test_a_day_passes(self):
        look_at(self.load, today=TODAY)
        load = brought(self.cast, "Measure,Period,Value\nAssessments in time,22 November 2026,54\n")
        assert len(look_at(load, today=TODAY).waiting) == 1
        assert len(look_at(load, today=TODAY + timedelta(days=1)).waiting) == 0

    def test_only_so_many_are_kept(self):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(looking_again, "MOST_FIGURES", 8)
            other = brought(self.cast, FIVE_YEARS)
            look_at(self.load, today=TODAY)
            look_at(other, today=TODAY)
            assert list(looking_again._seen) == [other.pk]
