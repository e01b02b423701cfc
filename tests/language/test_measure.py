"""The figures of the check over the labelled sentences must not get worse."""

from tests.language.measure import measure
from tests.language.world import clean_stories, dirty_stories


def test_hits_and_false_alarms_stay_as_good_as_they_are():
    result = measure()

    assert result.recall >= 0.98, result.misses
    assert result.false_alarms <= 2, result.alarms
    assert result.side_alarms <= 4, result.alarms


def test_half_of_the_labelled_sentences_are_clean():
    clean, dirty = len(list(clean_stories())), len(list(dirty_stories()))

    assert clean + dirty >= 330
    assert clean >= dirty
