"""The dated history of agreements."""

import pytest

from tests.factories import AgreementEventFactory, AgreementFactory
from tests.refusals import refusals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        (
            {"kind": "zz"},
            "articles_agreementevent_kind",
            "“kind” holds a code that is not in its vocabulary.",
        ),
        (
            {"date_basis": "zz"},
            "articles_agreementevent_date_basis",
            "“date_basis” holds a code that is not in its vocabulary.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(AgreementEventFactory, constraint, **given) == [message]


def test_two_events_do_not_share_a_place_in_the_history():
    agreement = AgreementFactory()
    AgreementEventFactory(agreement=agreement, sequence=1, kind="announced")
    assert refusals(AgreementEventFactory, agreement=agreement, sequence=1, kind="signed") == [
        "Two events of an agreement cannot share a place in its history."
    ]
    AgreementEventFactory(sequence=1).full_clean()


def test_the_history_of_an_agreement_stands_in_its_sequence_not_by_date():
    agreement = AgreementFactory()
    for sequence, kind, date in [(3, "in_force", ""), (1, "announced", ""), (2, "signed", "2022-03-31")]:
        AgreementEventFactory(agreement=agreement, sequence=sequence, kind=kind, date=date)
    assert [event.kind for event in agreement.events.all()] == ["announced", "signed", "in_force"]


def test_an_event_is_shown_with_its_date():
    assert str(AgreementEventFactory(kind="in_force", date="2023")) == "In force 2023"
    assert str(AgreementEventFactory(kind="announced", date="")) == "Announced"
