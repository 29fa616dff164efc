"""Specification: which way is good, in words, and how it is turned round."""

import pytest

from goldenthread.rules.figures import Good
from goldenthread.rules.polarity import Polarity

SENTENCES = [
    (Polarity.HIGH, "Higher is better."),
    (Polarity.LOW, "Lower is better."),
    (Polarity.CLOSE_TO_TARGET, "Close to the target is best; too high and too low are both off target."),
    (Polarity.NO_JUDGEMENT, "Neither higher nor lower is better in itself."),
    (Polarity.INFORMATION_ONLY, "For information only: it is not judged."),
]


@pytest.mark.parametrize(("polarity", "sentence"), SENTENCES)
def test_every_polarity_is_a_sentence(polarity, sentence):
    assert polarity.sentence == sentence


MIRRORED = [
    (Polarity.HIGH, Polarity.LOW),
    (Polarity.LOW, Polarity.HIGH),
    (Polarity.CLOSE_TO_TARGET, Polarity.CLOSE_TO_TARGET),
    (Polarity.NO_JUDGEMENT, Polarity.NO_JUDGEMENT),
    (Polarity.INFORMATION_ONLY, Polarity.INFORMATION_ONLY),
]


@pytest.mark.parametrize(("polarity", "mirrored"), MIRRORED)
def test_counting_the_other_way_round_swaps_high_and_low_only(polarity, mirrored):
    assert polarity.mirrored() is mirrored


@pytest.mark.parametrize("polarity", list(Polarity))
def test_what_a_text_says_and_the_polarity_turn_into_each_other(polarity):
    assert Polarity.of(polarity.good) is polarity


def test_a_text_that_states_nothing_gives_no_polarity():
    assert Polarity.of(Good.NOT_STATED) is None


def test_only_three_of_the_five_are_judged():
    assert [each for each in Polarity if each.is_judged] == [
        Polarity.HIGH,
        Polarity.LOW,
        Polarity.CLOSE_TO_TARGET,
    ]
