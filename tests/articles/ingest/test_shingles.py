"""How much texts have in common."""

import random
from itertools import pairwise

from articles.ingest.shingles import fingerprint, share, shingles, words
from tests.articles.ingest.documents import OTHER_NEWSROOM, REPOST, STORY


def common(one, other):
    return share(shingles(one), shingles(other))


def bands_in_common(one, other):
    return len(set(fingerprint(one)) & set(fingerprint(other)))


def test_words_are_taken_without_case_and_punctuation():
    assert words("“Two ARMIES,” he said: met!") == ["two", "armies", "he", "said", "met"]


def test_letters_of_scripts_without_spaces_are_words():
    assert words("国防部长 met 2 កង") == ["国", "防", "部", "长", "met", "2", "ក", "ង"]


def test_a_repost_shares_most_of_its_wording():
    assert common(STORY, STORY.upper()) == 1
    assert 0.7 < common(STORY, REPOST) < 0.9


def test_another_newsrooms_report_of_the_same_event_shares_hardly_any():
    assert common(STORY, OTHER_NEWSROOM) < 0.1
    assert bands_in_common(STORY, OTHER_NEWSROOM) == 0


def test_a_shortened_report_is_held_by_the_longer_one():
    assert common(STORY, STORY[: len(STORY) // 2]) > 0.95


def test_like_texts_have_parts_of_their_fingerprints_in_common():
    assert bands_in_common(STORY, STORY) == 20
    assert bands_in_common(STORY, REPOST) >= 1


def test_texts_of_which_half_is_common_are_nearly_always_found():
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def passage(length):
        return " ".join("".join(chance.choices(letters, k=5)) for _ in range(length))

    pairs = []
    for _ in range(200):
        shared = passage(200)
        pairs.append((f"{shared} {passage(100)}", f"{passage(100)} {shared}"))

    strangers = [(one, other) for (one, _), (_, other) in pairwise(pairs)]
    assert sum(bands_in_common(*pair) > 0 for pair in pairs) > 180
    assert sum(bands_in_common(*pair) > 0 for pair in strangers) < 4


def test_a_fingerprint_is_the_same_on_every_machine():
    assert fingerprint(STORY)[:2] == (-8840130931189771906, 3749407264897295124)


def test_a_text_of_few_words_has_none():
    assert fingerprint("Two armies met on the border on Monday.") == ()
    assert share(shingles("Too short."), shingles(STORY)) == 0
