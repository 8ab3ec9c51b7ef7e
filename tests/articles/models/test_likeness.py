"""Likenesses of articles."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article, Fingerprint, Likeness
from tests.factories import ArticleFactory, LikenessFactory
from tests.refusals import database_refuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Make two articles, the one with the lower id first."""
    return ArticleFactory(id="a"), ArticleFactory(id="b")


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"share": 1.1}, "articles_likeness_share", "A share is a number from 0 to 1."),
        (
            {"decision": "zz", "decided_at": timezone.now()},
            "articles_likeness_decision",
            "“decision” holds a code that is not in its vocabulary.",
        ),
        (
            {"decision": "same"},
            "articles_likeness_decided_when",
            "A decision says when it was taken; what is open has no such time.",
        ),
        (
            {"decided_at": timezone.now()},
            "articles_likeness_decided_when",
            "A decision says when it was taken; what is open has no such time.",
        ),
    ],
)
def test_the_database_refuses(pair, given, constraint, message):
    fields = {"article": pair[0], "other": pair[1], "share": 0.5} | given
    with database_refuses(constraint):
        Likeness.objects.create(**fields)
    with pytest.raises(ValidationError) as refused:
        Likeness(**fields).validate_constraints()
    assert refused.value.messages == [message]


def test_the_lower_id_comes_first_and_no_article_is_like_itself(pair):
    first, second = pair
    for article, other in ((second, first), (first, first)):
        with database_refuses("articles_likeness_order"):
            Likeness.objects.create(article=article, other=other, share=0.5)


def test_two_articles_are_compared_once(pair):
    LikenessFactory(article=pair[0], other=pair[1])
    with database_refuses():
        LikenessFactory(article=pair[1], other=pair[0])


def test_an_article_has_each_part_of_a_fingerprint_once(pair):
    Fingerprint.objects.create(article=pair[0], key=1)
    Fingerprint.objects.create(article=pair[1], key=1)
    with database_refuses():
        Fingerprint.objects.create(article=pair[0], key=1)


def test_likenesses_are_found_from_either_side(pair):
    likeness = LikenessFactory(article=pair[0], other=pair[1])
    LikenessFactory()

    for article in pair:
        assert list(Likeness.objects.of(article)) == [likeness]
    assert likeness.beside(pair[0]) == pair[1]
    assert likeness.beside(pair[1]) == pair[0]


def test_those_judged_different_no_longer_stand():
    when = timezone.now()
    made = {
        decision: LikenessFactory(decision=decision, decided_at=when if decision != "open" else None)
        for decision in ("open", "same", "different")
    }

    assert set(Likeness.objects.standing()) == {made["open"], made["same"]}
    assert set(Likeness.objects.undecided()) == {made["open"]}


def test_the_closest_come_first():
    shares = [LikenessFactory(share=share).share for share in (0.6, 0.9, 0.7)]

    assert [likeness.share for likeness in Likeness.objects.closest_first()] == sorted(shares, reverse=True)


@pytest.mark.parametrize(("share", "percent"), [(0.999, 99), (1, 100), (0.5, 50)])
def test_a_share_is_never_rounded_up(share, percent):
    assert LikenessFactory(share=share).percent == percent


def test_what_is_known_of_a_text_goes_with_its_article(pair):
    LikenessFactory(article=pair[0], other=pair[1])
    Fingerprint.objects.create(article=pair[0], key=1)
    pair[0].delete()

    assert not Likeness.objects.exists()
    assert not Fingerprint.objects.exists()
    assert Article.objects.count() == 1
