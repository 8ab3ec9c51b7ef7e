"""Ranks and their written forms."""

import pytest
from django.db.models import ProtectedError

from people.models import Rank, RankForm
from tests.factories import ParticipationFactory, RankFactory
from tests.refusals import database_refuses, faults, refusals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"scheme": "zz"}, "people_rank_scheme", "“scheme” holds a code that is not in its vocabulary."),
        ({"service": "zz"}, "people_rank_service", "“service” holds a code that is not in its vocabulary."),
        (
            {"nato_code": "OF-0"},
            "people_rank_nato_code",
            "“nato_code” holds a code that is not in its vocabulary.",
        ),
        ({"country": "ZZ"}, "people_rank_country", "“country” is not a country code of ISO 3166-1."),
        (
            {"scheme": "police", "service": "police", "nato_code": "OF-8"},
            "people_rank_nato_is_military",
            "Only a military rank has a NATO code.",
        ),
        (
            {"scheme": "border_guard", "service": "border_guard", "nato_code": "OF-8"},
            "people_rank_nato_is_military",
            "Only a military rank has a NATO code.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(RankFactory, constraint, **given) == [message]


def test_a_service_of_a_country_has_a_title_once():
    RankFactory(title="General of Testing")
    message = "There is already a rank of this title in this service and country."
    assert refusals(RankFactory, title="General of Testing") == [message]
    RankFactory(title="General of Testing", service="navy").full_clean()
    RankFactory(title="General of Testing", country="VN").full_clean()


def test_the_senior_lieutenant_general_of_viet_nam_is_a_rank_of_its_own():
    found = Rank.objects.filter(country="VN", service="army").search("Sen. Lieut. Gen.")
    assert [(rank.title, rank.nato_code) for rank in found] == [("Senior Lieutenant General", "")]
    assert str(found[0]) == "Senior Lieutenant General (VN)"


def test_a_rank_is_found_by_the_words_of_its_forms_together():
    rank = RankFactory(title="Grand Testmaster")
    RankForm.objects.create(rank=rank, name="Gr. Tm.")
    RankForm.objects.create(rank=rank, name="Grand-Tm.")
    assert list(Rank.objects.search("gr tm")) == [rank]
    assert list(Rank.objects.search("gr tm zz")) == []


def test_a_written_form_of_a_rank_stands_once():
    form = RankForm.objects.create(rank=RankFactory(), name="Lt. Gen.")
    assert faults(RankForm(rank=form.rank, name="Lt.  Gen.")) == ["The rank has this written form already."]
    with database_refuses():
        RankForm.objects.create(rank=form.rank, name="Lt. Gen.")


def test_two_ranks_may_be_written_alike():
    RankForm.objects.create(rank=RankFactory(), name="Lt. Gen.")
    RankForm.objects.create(rank=RankFactory(country="VN"), name="Lt. Gen.").full_clean()


def test_a_rank_in_use_cannot_be_deleted():
    rank = ParticipationFactory(rank=RankFactory()).rank
    with pytest.raises(ProtectedError):
        rank.delete()


def test_written_forms_go_with_their_rank():
    rank = RankFactory()
    RankForm.objects.create(rank=rank, name="Gen. of Grade")
    rank.delete()
    assert not RankForm.objects.filter(name="Gen. of Grade").exists()
