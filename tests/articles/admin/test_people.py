"""What the reports add to the staff's pages of people."""

import pytest
from django.contrib import admin

from articles.models import Engagement, Participation
from people.models import Official, Rank
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
)
from tests.posting import page

pytestmark = pytest.mark.django_db


def options(client, words, model=Participation, field="official"):
    response = client.get(
        "/admin/autocomplete/",
        {
            "term": words,
            "app_label": model._meta.app_label,
            "model_name": model._meta.model_name,
            "field_name": field,
        },
    )
    return [result["text"] for result in response.json()["results"]]


def test_an_official_is_told_apart_by_post_country_and_last_rank(coder):
    forces = InstitutionFactory(name="Royal Cambodian Armed Forces")
    official = OfficialFactory(name="Hun Manet", country="KH")
    AppointmentFactory(
        official=official, position=PositionFactory(title="Deputy Commander-in-Chief", institution=forces)
    )
    AppointmentFactory(official=official, date="2010/2012")
    for rank, date in (("Major General", "2019"), ("Lieutenant General", "2022-03-31")):
        ParticipationFactory(
            official=official,
            rank=Rank.objects.get(country="KH", service="army", title=rank),
            engagement=EngagementFactory(date=date),
        )
    ParticipationFactory(official=official, engagement=EngagementFactory(date="2023"))

    assert options(coder, "hun manet") == [
        "Hun Manet · Deputy Commander-in-Chief, Royal Cambodian Armed Forces · Cambodia"
        " · Lieutenant General (2022) · 3 engagements"
    ]


def test_a_page_of_the_picker_takes_as_many_queries_for_twenty_as_for_two(
    coder, django_assert_max_num_queries
):
    for _ in range(20):
        official = OfficialFactory(name="Sok Dara")
        AppointmentFactory(official=official)
        ParticipationFactory(official=official, rank=Rank.objects.filter(country="KH").first())

    with django_assert_max_num_queries(14):
        assert len(options(coder, "sok dara")) == 20


def test_an_engagement_is_told_apart_by_date_kind_and_countries(coder):
    engagement = EngagementFactory(title="Talks", kind="talks", date="2021-12-15")
    engagement.sides.create(country="KH")
    engagement.sides.create(country="RU")

    assert options(coder, "talks", Engagement, "part_of") == ["Talks · 2021 Dec 15 · Talks · KH RU"]


def test_the_list_of_officials_counts_their_evidence(coder):
    official = OfficialFactory()
    EvidenceFactory(engagement=None, official=official)

    assert f'evidence/?official__id__exact={official.pk}">1</a>' in coder.get(page(Official)).content.decode()


def test_the_page_of_an_official_leads_to_their_engagements(coder):
    official = OfficialFactory()
    links = {link.label: link.url for link in coder.get(page(official)).context["links"]}

    assert list(links) == [
        "Appointments",
        "Engagements",
        "Participations",
        "Agreements signed",
        "Merge into…",
    ]
    assert (
        links["Engagements"]
        == f"/admin/articles/engagement/?participations__official__id__exact={official.pk}"
    )
    assert all(coder.get(url).status_code == 200 for url in links.values())


def test_an_official_who_took_part_is_not_deleted(reviewer):
    official = ParticipationFactory().official
    response = reviewer.post(page(official, "delete"), {"post": "yes"})

    assert response.status_code == 200
    assert "cannot be deleted while 1 record names it:" in response.content.decode()
    assert Official.objects.filter(pk=official.pk).exists()


def test_people_know_nothing_of_what_is_added_to_their_pages():
    official_admin = admin.site.get_model_admin(Official)

    assert [inline.__name__ for inline in official_admin.inlines] == [
        "OfficialAliasRows",
        "OfficialAppointmentRows",
    ]
