"""What the head of a record's page tells machines."""

import json
import re

import pytest

from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://ties.example.org"


def told(client, record):
    """Return the linked data of a record's page."""
    page = client.get(record.get_absolute_url()).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


def test_an_engagement_is_an_event_and_drafts_are_not_in_it(client):
    place = made.PlaceFactory(name="Phnom Penh", native_name="", country="KH", latitude=None, longitude=None)
    visit = an_engagement(
        "KH:host", "RU:visitor", id="visit", title="</script>A & B", kind="visit", place=place, date="2021-12"
    )
    army = an_institution(id="army", name="Army")
    made.ParticipationFactory(
        engagement=visit, official=an_official(id="manet", name="Hun Manet"), institution=army, sequence=1
    )
    made.ParticipationFactory(
        engagement=visit,
        official=made.OfficialFactory(name="Hidden"),
        name_as_written="Gen. Written",
        sequence=2,
    )
    made.EngagementFactory(part_of=visit, title="Hidden part")
    made.ParticipationFactory(engagement=visit, official=an_official(), role="mentioned", sequence=3)
    assert told(client, visit) == {
        "@context": "https://schema.org",
        "@id": "https://ties.example.org/engagements/visit/",
        "url": "https://ties.example.org/engagements/visit/",
        "description": "Visit, held, 2021 Dec, Cambodia, Russia."
        + (f" {visit.summary}" * bool(visit.summary)),
        "@type": "Event",
        "name": "</script>A & B",
        "startDate": "2021-12",
        "endDate": "2021-12",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Phnom Penh",
            "address": {"@type": "PostalAddress", "addressCountry": "KH"},
        },
        "organizer": [{"@type": "Country", "name": "Cambodia", "identifier": "KH"}],
        "attendee": [
            {"@type": "Country", "name": "Russia", "identifier": "RU"},
            {"@type": "Person", "@id": "https://ties.example.org/officials/manet/", "name": "Hun Manet"},
            {"@type": "Person", "name": "Gen. Written"},
        ],
    }


@pytest.mark.parametrize(
    "given", [{"date": "2021?"}, {"date": "2021", "date_basis": "inferred"}, {"date": ""}]
)
def test_a_date_that_is_not_known_for_certain_is_none_to_a_machine(client, given):
    data = told(client, an_engagement("KH", **given))
    assert "startDate" not in data
    assert "endDate" not in data


def test_an_official_is_a_person_with_the_posts_held_now(client):
    official = an_official(id="manet", name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត", wikidata_id="Q1")
    an_appointment(official, an_institution(id="army", name="Army"), title="Commander", date="2018/..")
    an_appointment(official, an_institution(), title="Cadet", date="1999")
    made.AppointmentFactory(official=official, date="2020/..")
    data = told(client, official)
    assert (data["@type"], data["name"], data["alternateName"]) == ("Person", "Hun Manet", ["ហ៊ុន ម៉ាណែត"])
    assert data["jobTitle"] == ["Commander"]
    assert data["worksFor"] == [
        {"@type": "Organization", "@id": "https://ties.example.org/institutions/army/", "name": "Army"}
    ]
    assert data["sameAs"] == "https://www.wikidata.org/entity/Q1"


def test_an_institution_stands_under_what_is_published(client):
    forces = an_institution(id="forces", name="Forces")
    army = an_institution(id="army", name="Army", acronym="RCA", parent=forces)
    assert told(client, army)["parentOrganization"]["@id"] == "https://ties.example.org/institutions/forces/"
    hidden = made.InstitutionFactory()
    assert "parentOrganization" not in told(client, an_institution(parent=hidden))


def test_an_agreement_that_binds_is_legislation_and_any_other_a_work(client):
    treaty = told(client, an_agreement("KH", "VN", kind="treaty", covers="2023"))
    assert (treaty["@type"], treaty["creativeWorkStatus"]) == ("Legislation", "Signed")
    assert treaty["temporalCoverage"] == "2023"
    mou = told(client, an_agreement("KH", kind="mou", implements=made.AgreementFactory()))
    assert mou["@type"] == "CreativeWork"
    assert "isBasedOn" not in mou


def test_an_article_is_told_without_its_text(client):
    article = an_article(
        id="a1", title="Two meet", url="https://example.org/1", date="2021-12-17", body="Body"
    )
    data = told(client, article)
    assert (data["@type"], data["headline"], data["url"]) == (
        "NewsArticle",
        "Two meet",
        "https://example.org/1",
    )
    assert data["datePublished"] == "2021-12-17"
    assert "Body" not in json.dumps(data)
