"""Codings of articles by two who do not see each other's drafts."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Agreement, Coding, Engagement
from tests.articles.double_coding.made import Apart
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CoderFactory,
    CodingFactory,
    EngagementFactory,
    ReviewerFactory,
    UserFactory,
)
from tests.refusals import database_refuses

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        (
            {"state": "lost", "handed_in_at": timezone.now(), "closed_at": timezone.now()},
            "articles_coding_state",
            "“state” holds a code that is not in its vocabulary.",
        ),
        ({"slot": 3}, "articles_coding_slot", "An article is given to two coders, 1 and 2."),
        (
            {"state": "handed_in"},
            "articles_coding_handed_in_when",
            "What is handed in says when; what is not has no such time.",
        ),
        (
            {"handed_in_at": timezone.now()},
            "articles_coding_handed_in_when",
            "What is handed in says when; what is not has no such time.",
        ),
        (
            {"state": "withdrawn"},
            "articles_coding_closed_when",
            "What is closed says when; what is open has no such time.",
        ),
        (
            {"closed_at": timezone.now()},
            "articles_coding_closed_when",
            "What is closed says when; what is open has no such time.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    fields = {"article": ArticleFactory(), "coder": CoderFactory()} | given
    with database_refuses(constraint):
        Coding.objects.create(**fields)
    with pytest.raises(ValidationError) as refused:
        Coding(**fields).validate_constraints()
    assert message in refused.value.messages


def test_two_coders_have_an_article_and_each_has_it_once():
    first = CodingFactory()
    with database_refuses():
        CodingFactory(article=first.article, slot=1)
    with database_refuses():
        CodingFactory(article=first.article, coder=first.coder, slot=2)
    CodingFactory(article=first.article, slot=2)


def test_a_place_is_free_again_once_a_coding_was_called_off():
    CodingFactory(article=(article := ArticleFactory()), state="withdrawn", closed_at=timezone.now())
    assert CodingFactory(article=article).slot == 1


@pytest.mark.parametrize("factory", [EngagementFactory, AgreementFactory])
def test_nothing_is_public_while_it_is_part_of_a_coding(factory):
    name = f"articles_{factory._meta.model._meta.model_name}_coding"
    with database_refuses(name):
        factory(coding=CodingFactory(), published=True)
    record = factory.build(coding=CodingFactory(), review_status="published", published_at=timezone.now())
    with pytest.raises(ValidationError) as refused:
        record.validate_constraints()
    sentence = "What is part of an independent coding is published once that is reconciled."
    assert sentence in refused.value.messages


def test_a_coding_with_drafts_and_an_article_with_codings_are_not_deleted():
    coding = CodingFactory()
    EngagementFactory(coding=coding)
    with pytest.raises(ProtectedError):
        coding.delete()
    with pytest.raises(ProtectedError):
        coding.article.delete()


def test_codings_are_told_apart_by_state():
    apart = Apart()
    assert list(Coding.objects.given_to(apart.first)) == [apart.codings[0]]
    assert not Coding.objects.to_reconcile().exists()
    apart.hand_in()
    assert not Coding.objects.given_to(apart.first).exists()
    assert list(Coding.objects.to_reconcile()) == [apart.codings[0]]
    assert Coding.objects.compared().count() == 2
    assert Coding.objects.open().count() == 2
    assert str(apart.codings[0]) == f"Two navies meet, coded by {apart.first}"


def test_a_coding_without_the_other_is_not_to_be_reconciled():
    CodingFactory(state="handed_in", handed_in_at=timezone.now())
    assert not Coding.objects.to_reconcile().exists()
    assert not Coding.objects.compared().exists()


def test_who_may_not_see_whose_drafts():
    apart = Apart()
    first, second = apart.codings

    def hidden(user):
        return set(Coding.objects.hidden_from(user))

    administrator = UserFactory(is_superuser=True, is_staff=True)
    assert hidden(apart.first) == {second}
    assert hidden(CoderFactory()) == {first, second}
    assert hidden(ReviewerFactory()) == {first, second}
    assert hidden(administrator) == set()
    apart.hand_in()
    assert hidden(apart.first) == {second}
    assert hidden(ReviewerFactory()) == set()


def test_what_is_visible_what_is_in_common_and_what_can_be_referred_to():
    apart = Apart()
    mine, theirs, common = apart.meeting(1), apart.meeting(2), EngagementFactory()
    rows = Engagement.objects
    assert set(rows.visible_to(apart.first)) == {mine, common}
    assert set(rows.shared_with(apart.first)) == {mine, common}
    assert set(rows.shared_with(apart.reviewer)) == {common}
    assert set(rows.in_common()) == {common}
    apart.hand_in()
    assert set(rows.visible_to(apart.reviewer)) == {mine, theirs, common}
    assert set(rows.shared_with(apart.reviewer)) == {common}


@pytest.mark.parametrize("field", ["signed_at", "implements", "amends"])
def test_what_is_in_common_refers_to_no_draft_of_a_coding(field):
    coding = CodingFactory()
    draft = (EngagementFactory if field == "signed_at" else AgreementFactory)(coding=coding)
    sentence = "That is part of an independent coding: nothing outside it can refer to it yet."
    with pytest.raises(ValidationError) as refused:
        Agreement(title="Plan", kind="plan", **{field: draft}).clean()
    assert refused.value.message_dict == {field: [sentence]}
    Agreement(title="Plan", kind="plan", coding=coding, **{field: draft}).clean()
