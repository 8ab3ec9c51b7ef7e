"""Agreements, and how they are found."""

import datetime

import pytest
from django.db.models import ProtectedError

from articles.models import Agreement, AgreementEvent, Evidence, Party, Signature
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PartyFactory,
    SignatureFactory,
    TopicFactory,
)
from tests.refusals import database_refuses, refusals

pytestmark = pytest.mark.django_db


def titles(queryset):
    """Return the titles as they come, so that a record found twice is seen."""
    return sorted(agreement.title for agreement in queryset)


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"kind": "zz"}, "articles_agreement_kind", "“kind” holds a code that is not in its vocabulary."),
        (
            {"legally_binding": "maybe"},
            "articles_agreement_legally_binding",
            "“legally_binding” holds a code that is not in its vocabulary.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(AgreementFactory, constraint, **given) == [message]


@pytest.mark.parametrize("field", ["implements", "amends"])
def test_the_database_refuses_an_agreement_that_rests_on_itself(field):
    agreement = AgreementFactory()
    with database_refuses(f"articles_agreement_{field}"):
        Agreement.objects.filter(pk=agreement.pk).update(**{field: agreement})


@pytest.mark.parametrize(
    "bounds",
    [{"covers_latest": None}, {"covers_earliest": None}, {"covers_latest": datetime.date(2022, 1, 1)}],
)
def test_the_database_refuses_a_period_whose_bounds_disagree(bounds):
    agreement = AgreementFactory(covers="2023")
    with database_refuses("articles_agreement_covers"):
        Agreement.objects.filter(pk=agreement.pk).update(**bounds)


def test_all_that_belongs_to_an_agreement_goes_with_it():
    agreement = AgreementFactory()
    event = AgreementEventFactory(agreement=agreement)
    party = PartyFactory(agreement=agreement)
    signature = SignatureFactory(agreement=agreement, party=party)
    EvidenceFactory(engagement=None, agreement=agreement)
    EvidenceFactory(engagement=None, agreement_event=event)
    EvidenceFactory(engagement=None, signature=signature)
    agreement.delete()
    left = [model.objects.count() for model in (AgreementEvent, Party, Signature, Evidence)]
    assert left == [0, 0, 0, 0]


@pytest.mark.parametrize("field", ["implements", "amends"])
def test_an_agreement_on_which_another_rests_cannot_be_deleted(field):
    plan = AgreementFactory()
    AgreementFactory(**{field: plan})
    with pytest.raises(ProtectedError):
        plan.delete()


def test_the_status_is_that_of_the_last_event():
    agreement = AgreementFactory()
    AgreementEventFactory(
        agreement=agreement, sequence=2, kind="in_force", date="2023", date_basis="inferred"
    )
    AgreementEventFactory(agreement=agreement, sequence=1, kind="signed", date="2022-03-31")
    found = Agreement.objects.with_status().get()
    assert (found.status, found.status_date, found.status_basis) == ("in_force", "2023", "inferred")
    assert (found.earliest, found.latest) == (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    assert found.status_label() == "In force"


def test_without_an_event_the_status_is_unknown():
    AgreementFactory()
    found = Agreement.objects.with_status().get()
    assert (found.status, found.earliest, found.status_label()) == (None, None, "Unknown")


def test_agreements_stand_by_their_last_event_undated_ones_last():
    for title, dates in [("A", ["2020", "2021"]), ("B", ["2022", ""]), ("C", []), ("D", ["2019", "2023"])]:
        agreement = AgreementFactory(title=title)
        for sequence, date in enumerate(dates, start=1):
            AgreementEventFactory(agreement=agreement, sequence=sequence, date=date)
    assert [agreement.title for agreement in Agreement.objects.newest_first()][:2] == ["D", "A"]
    assert {agreement.title for agreement in Agreement.objects.newest_first()[2:]} == {"B", "C"}


def test_a_list_with_status_is_one_query(django_assert_num_queries):
    for _number in range(3):
        AgreementEventFactory()
    with django_assert_num_queries(1):
        assert [agreement.status for agreement in Agreement.objects.newest_first()] == ["signed"] * 3


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2022-01-01", "2022-12-31", ["Signed 2022", "Two events"]),
        ("2023-06-01", "2023-06-01", ["Plan for 2023", "Two events"]),
        ("2024-01-01", None, []),
        (None, "2021-12-31", ["Signed 2019"]),
        (None, None, ["Plan for 2023", "Signed 2019", "Signed 2022", "Two events"]),
    ],
)
def test_an_agreement_is_found_by_its_events_and_the_period_it_covers(first, last, found):
    AgreementFactory(title="Plan for 2023", covers="2023")
    AgreementFactory(title="Undated")
    AgreementEventFactory(agreement=AgreementFactory(title="Signed 2019"), date="2019")
    AgreementEventFactory(agreement=AgreementFactory(title="Signed 2022"), date="2022-03-31")
    both = AgreementFactory(title="Two events")
    for date in ("2022", "2023", ""):
        AgreementEventFactory(agreement=both, date=date)
    days = [day and datetime.date.fromisoformat(day) for day in (first, last)]
    assert titles(Agreement.objects.between(*days)) == found


@pytest.fixture
def memorandum():
    """Make a memorandum of two armies, and another agreement beside it."""
    security = TopicFactory(label="Security in the mountains")
    rescue = TopicFactory(label="Rescue in the mountains", parent=security)
    memorandum = AgreementFactory(title="Memorandum", title_as_written="Bản ghi nhớ", summary="On rescue.")
    memorandum.topics.set([rescue, security])
    army = InstitutionFactory(name="Royal Cambodian Army")
    PartyFactory(agreement=memorandum, country="KH", institution=army)
    PartyFactory(agreement=memorandum, country="KH", institution=InstitutionFactory(name="Ministry"))
    PartyFactory(agreement=memorandum, country="VN")
    manet = OfficialFactory(name="Hun Manet")
    OfficialAliasFactory(official=manet, name="Hun Ma Net")
    SignatureFactory(agreement=memorandum, official=manet)
    SignatureFactory(agreement=memorandum, official=None, name_as_written="Gen. Smirnov")
    treaty = AgreementFactory(title="Treaty", kind="treaty")
    for country in ("KH", "RU"):
        PartyFactory(agreement=treaty, country=country)
    return memorandum


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("memorandum", ["Memorandum"]),
        ("ban ghi nho rescue", ["Memorandum"]),
        ("cambodian army ministry", ["Memorandum"]),
        ("hun ma net smirnov", ["Memorandum"]),
        ("treaty smirnov", []),
        ("", ["Memorandum", "Treaty"]),
    ],
)
def test_an_agreement_is_found_by_its_words_parties_and_signatories(memorandum, words, found):
    assert titles(Agreement.objects.search(words)) == found


@pytest.mark.parametrize(
    ("countries", "found"),
    [
        (["KH"], ["Memorandum", "Treaty"]),
        (["KH", "VN"], ["Memorandum"]),
        (["KH", "RU", "VN"], []),
        ([], ["Memorandum", "Treaty"]),
    ],
)
def test_every_one_of_the_countries_is_a_party(memorandum, countries, found):
    assert titles(Agreement.objects.involving(*countries)) == found


def test_at_least_one_of_the_countries_is_a_party(memorandum):
    assert titles(Agreement.objects.involving_any(["KH", "VN"])) == ["Memorandum", "Treaty"]
    assert titles(Agreement.objects.involving_any(["RU"])) == ["Treaty"]
    assert titles(Agreement.objects.involving_any([])) == []


def test_an_agreement_is_found_by_who_signed_and_which_institutions_are_parties(memorandum):
    manet = memorandum.signatures.exclude(official=None).get().official
    institutions = [party.institution for party in memorandum.parties.exclude(institution=None)]
    assert titles(Agreement.objects.with_official(manet)) == ["Memorandum"]
    assert titles(Agreement.objects.with_institutions(institutions)) == ["Memorandum"]
    assert titles(Agreement.objects.with_institutions([InstitutionFactory()])) == []


def test_a_group_of_topics_includes_its_topics(memorandum):
    rescue = memorandum.topics.exclude(parent=None).get()
    assert titles(Agreement.objects.about([rescue])) == ["Memorandum"]
    assert titles(Agreement.objects.about([rescue.parent])) == ["Memorandum"]
    assert titles(Agreement.objects.about([TopicFactory()])) == []


def test_what_is_asked_for_can_be_joined_together(memorandum):
    found = (
        Agreement.objects.involving("KH", "VN")
        .search("rescue")
        .with_institutions(InstitutionFactory._meta.model.objects.all())
    )
    assert titles(found.newest_first()) == ["Memorandum"]
    assert found.count() == 1
