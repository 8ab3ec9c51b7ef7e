"""Officials and institutions as CSV."""

import pytest

from articles import exports
from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings):
    """Give the site an address."""
    settings.SITE_URL = "https://ties.example.org"


def test_a_row_holds_all_that_is_public_of_an_official(client):
    official = an_official(
        id="manet",
        name="Hun Manet",
        native_name="ហ៊ុន ម៉ាណែត",
        sort_name="Manet",
        note="Two posts.",
        wikidata_id="Q1",
    )
    army, hidden = an_institution(id="army"), made.InstitutionFactory(id="hidden")
    appointment = an_appointment(official, army)
    an_appointment(official, hidden)
    made.AppointmentFactory(
        official=official, position=made.PositionFactory(institution=an_institution(id="navy"))
    )
    made.ParticipationFactory(engagement=an_engagement(), official=official)
    made.ParticipationFactory(official=official)
    made.SignatureFactory(agreement=an_agreement(), official=official)
    article = an_article(
        id="first", title="Two meet", publisher=None, date="2021", url="https://example.org/1"
    )
    cite(article, 3, appointment=appointment)

    assert client.get("/officials/?format=csv").getvalue().decode() == (
        "\ufeffid,name,native_name,sort_name,country,wikidata_id,note,institution_ids,engagements,agreements,"
        "article_ids,source,source_url,paragraphs,url\n"
        "manet,Hun Manet,ហ៊ុន ម៉ាណែត,Manet,KH,Q1,Two posts.,army,1,1,first,“Two meet”. 2021.,"
        "https://example.org/1,first:3,https://ties.example.org/officials/manet/\n"
    )


def test_a_row_holds_all_that_is_public_of_an_institution(client):
    forces = an_institution(id="forces", name="Armed Forces", kind="armed_forces")
    army = an_institution(
        id="army", name="Army", native_name="កងទ័ព", acronym="RCA", parent=forces, note="Land."
    )
    an_institution(id="office", name="Office", country="", parent=made.InstitutionFactory(id="hidden"))
    an_appointment(an_official(), army)
    an_appointment(made.OfficialFactory(), army)
    cite(an_article(id="first", title="One", publisher=None, date="2021"), 3, institution=army)

    assert client.get("/institutions/?format=csv").getvalue().decode() == (
        "\ufeffid,name,native_name,acronym,kind,country,parent_id,wikidata_id,note,officials,article_ids,source,"
        "source_url,paragraphs,url\n"
        "forces,Armed Forces,,,armed_forces,KH,,,,0,,,,,https://ties.example.org/institutions/forces/\n"
        "army,Army,កងទ័ព,RCA,army,KH,forces,,Land.,1,first,“One”. 2021.,,first:3,"
        "https://ties.example.org/institutions/army/\n"
        "office,Office,,,army,,,,,0,,,,,https://ties.example.org/institutions/office/\n"
    )


def test_every_column_is_described():
    for name in exports.__all__:
        columns = getattr(exports, name).columns
        assert all(column.description.endswith(".") for column in columns)
        assert len({column.name for column in columns}) == len(columns)
