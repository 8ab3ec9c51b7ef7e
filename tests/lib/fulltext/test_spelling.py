"""Words that are spelt nearly alike."""

from defense_ties.lib.fulltext.spelling import nearest


def test_the_nearest_words_come_first():
    assert nearest("excercise", ["exercise", "exercises", "visit"]) == ["exercise", "exercises"]
    assert nearest("manett", ["manet", "manith"]) == ["manet"]
    assert nearest("mnaet", ["manet"]) == ["manet"]


def test_a_word_that_is_far_off_is_not_offered():
    assert nearest("zebra", ["manet", "exercise"]) == []
    assert nearest("manet", ["manet"]) == []
