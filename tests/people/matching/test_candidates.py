"""What follows from candidates: link, choose, or make new."""

from types import SimpleNamespace

import pytest

from people.matching import Candidate, Verdict, decide


def candidate(score, pk="one"):
    return Candidate(SimpleNamespace(pk=pk), score)


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ([], Verdict.NEW),
        ([0.59], Verdict.NEW),
        ([0.6], Verdict.CHOOSE),
        ([0.89], Verdict.CHOOSE),
        ([0.9], Verdict.LINKED),
        ([0.94, 0.94], Verdict.CHOOSE),
        ([0.98, 0.94], Verdict.CHOOSE),
        ([1.0, 0.94], Verdict.LINKED),
    ],
)
def test_a_verdict_follows_from_the_scores(scores, verdict):
    assert decide([candidate(score) for score in scores]).verdict is verdict


def test_only_a_clear_candidate_is_the_record():
    assert decide([candidate(0.95)]).record.pk == "one"
    assert decide([candidate(0.7)]).record is None
    assert decide([]).record is None
