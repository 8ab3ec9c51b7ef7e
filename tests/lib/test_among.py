import pytest

from articles.models import Engagement, Side
from defense_ties.lib.among import Few, belonging, found_by_any
from tests.published import an_engagement

pytestmark = pytest.mark.django_db


def test_records_are_found_among_many_ids_by_one_parameter():
    ids = [an_engagement("KH", "RU").pk for _ in range(3)]
    found = Engagement.objects.filter(pk__among=[*ids[:2], "nobody", "it's “odd”, {really}"])

    assert sorted(found.values_list("pk", flat=True)) == sorted(ids[:2])
    assert len(found.query.sql_with_params()[1]) == 1


def test_among_none_there_is_nothing():
    an_engagement("KH", "RU")
    assert not Engagement.objects.filter(pk__among=[]).exists()


def test_what_belongs_to_records_is_the_same_whether_their_ids_are_known_or_asked_for():
    engagement, _ = an_engagement("KH", "RU"), an_engagement("KH", "VN")
    asked = Side.objects.filter(belonging("engagement", Engagement.objects.filter(pk=engagement.pk)))
    known = Side.objects.filter(belonging("engagement", Few(Engagement, [engagement.pk])))

    assert {str(side.country) for side in known} == {"KH", "RU"}
    assert set(known) == set(asked)


def test_what_any_of_several_questions_finds_is_found_once():
    for key in ("first", "second", "third"):
        an_engagement("KH", id=key, title=key)
    asked = Engagement.objects.order_by().values("pk")
    questions = [asked.filter(pk="first"), asked.filter(title="first"), asked.filter(title="second")]

    several, one = (
        Engagement.objects.filter(pk__in=found_by_any(some)) for some in (questions, questions[:1])
    )

    assert sorted(several.values_list("pk", flat=True)) == ["first", "second"]
    assert list(one.values_list("pk", flat=True)) == ["first"]


def test_the_ids_of_records_are_found_once():
    engagement = an_engagement("KH")

    few = Few.of(Engagement.objects.all())

    assert (few.model, few.ids) == (Engagement, [engagement.pk])
