"""The staff's pages of agreements."""

import pytest

from articles.models import Agreement
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    InstitutionFactory,
    OfficialFactory,
    PartyFactory,
    SignatureFactory,
)
from tests.posting import add_rows, faults, page, save

pytestmark = pytest.mark.django_db


def event(kind, date, **more):
    return {"kind": kind, "date": date, "date_basis": "stated"} | more


def test_a_coder_adds_an_agreement_with_its_history_and_parties(coder):
    ministry, official = InstitutionFactory(), OfficialFactory()
    save(
        coder,
        page(Agreement, "add"),
        title="Plan for 2023",
        kind="plan",
        covers="2023",
        **add_rows("events", event("announced", "2022"), event("signed", "2022-03-31")),
        **add_rows("parties", {"country": "Cambodia", "institution": ministry.pk}, {"country": "China"}),
        **add_rows("signatures", {"official": official.pk}),
    )
    agreement = Agreement.objects.with_status().get()

    assert str(agreement.covers_latest) == "2023-12-31"
    assert [(row.sequence, row.kind) for row in agreement.events.all()] == [(1, "announced"), (2, "signed")]
    assert agreement.status == "signed"
    assert {str(party) for party in agreement.parties.all()} == {ministry.name, "China"}
    assert agreement.signatures.get().official == official


def test_two_events_cannot_share_a_place(coder):
    rows = [event("announced", "2022", sequence=1), event("signed", "2023", sequence=1)]

    assert faults(save(coder, page(AgreementFactory()), **add_rows("events", *rows))) == {
        "events-1-sequence": ["Two events of an agreement cannot share a place in its history."]
    }


def test_an_event_without_a_place_comes_last(coder):
    agreement = AgreementFactory()
    AgreementEventFactory(agreement=agreement, sequence=3)
    save(coder, page(agreement), **add_rows("events", event("expired", "2024"), stored=1))

    assert agreement.events.get(kind="expired").sequence == 4


def test_a_party_is_named_once(coder):
    agreement = AgreementFactory()
    PartyFactory(agreement=agreement, country="KH")
    told = ["The country is a party to this agreement already."]

    stored = save(coder, page(agreement), **add_rows("parties", {"country": "Cambodia"}, stored=1))
    assert faults(stored) == {"parties-1-country": told}
    at_once = add_rows("parties", {"country": "Laos"}, {"country": "LA"})
    assert faults(save(coder, page(AgreementFactory()), **at_once)) == {"parties-1-country": told}


def test_a_signatory_signs_for_a_party_to_the_agreement(coder):
    agreement, elsewhere = AgreementFactory(), PartyFactory(country="VN")
    row = {"official": OfficialFactory().pk, "party": elsewhere.pk}

    assert faults(save(coder, page(agreement), **add_rows("signatures", row))) == {
        "signatures-0-party": ["“Viet Nam” is not a party to this agreement."]
    }


def test_a_party_for_which_somebody_signed_is_not_deleted(coder):
    agreement = AgreementFactory()
    party = PartyFactory(agreement=agreement)
    SignatureFactory(agreement=agreement, party=party)
    response = save(coder, page(agreement), parties__0__DELETE="on")

    assert "would require deleting the following protected" in faults(response)["above"][0]
    assert agreement.parties.get() == party


@pytest.mark.parametrize("relation", ["implements", "amends"])
def test_an_agreement_does_not_rest_on_itself_through_others(coder, relation):
    first = AgreementFactory(title="First")
    second = AgreementFactory(**{relation: first})

    assert list(faults(save(coder, page(first), **{relation: second.pk}))) == [relation]


@pytest.mark.parametrize(
    ("box", "value", "fault"),
    [
        ("covers", "2023/2021", "“2023/2021” ends before it begins."),
        ("kind", "handshake", "Select a valid choice. handshake is not one of the available choices."),
    ],
)
def test_a_faulty_box_is_told_beside_it(coder, box, value, fault):
    assert faults(save(coder, page(AgreementFactory()), **{box: value})) == {box: [fault]}


def test_the_list_shows_the_latest_event_and_the_parties(coder):
    agreement = AgreementFactory()
    AgreementEventFactory(agreement=agreement, sequence=1, kind="announced", date="2021")
    AgreementEventFactory(agreement=agreement, sequence=2, kind="signed", date="2022-03-31")
    PartyFactory(agreement=agreement, country="KH")
    PartyFactory(agreement=agreement, country="CN")
    shown = coder.get(page(Agreement)).content.decode()

    assert '<td class="field-status">Signed</td>' in shown
    assert '<td class="field-since nowrap">2022 Mar 31</td>' in shown or ">2022 Mar 31</td>" in shown
    assert '<td class="field-between">CN KH</td>' in shown


def test_the_list_is_filtered_by_the_days_of_its_events(coder):
    found, missed = AgreementFactory(title="Found"), AgreementFactory(title="Missed")
    AgreementEventFactory(agreement=found, date="2022-03", sequence=1)
    AgreementEventFactory(agreement=found, date="2022-05", sequence=2)
    AgreementEventFactory(agreement=missed, date="2021")
    days = {"events__earliest__range__gte": "2022-03-15", "events__earliest__range__lte": "2022-12-31"}

    assert [row.title for row in coder.get(page(Agreement), days).context["cl"].result_list] == ["Found"]
