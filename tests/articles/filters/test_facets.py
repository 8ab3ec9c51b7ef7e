"""Beside each choice stands exactly the number of rows to which it leads."""

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

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

LISTS = ["engagements", "agreements", "officials", "institutions", "articles"]
ASKED = {
    "engagements": ["", "country=RU", "kind=visit&status=held", "official=manet", "institution=army&q=talk"],
    "agreements": ["", "country=RU", "date_from=2022"],
    "officials": ["", "institution=forces", "seniority=3&country=KH", "position=deputy"],
    "institutions": ["", "parent=forces"],
    "articles": ["", "country=RU&official=manet"],
}


@pytest.fixture(autouse=True)
def records():
    """Make some records of each kind that are entangled, and drafts among them."""
    forces = an_institution(id="forces", kind="armed_forces")
    army = an_institution(id="army", parent=forces, kind="army")
    an_institution(id="unit", parent=made.InstitutionFactory(id="hidden", parent=army))
    manet, draft = an_official(id="manet"), made.OfficialFactory(id="draft")
    post = an_appointment(manet, army, seniority=4).position
    an_appointment(manet, forces, title="Deputy", seniority=3)
    an_appointment(an_official(id="liu", country="CN"), army, seniority=4)
    cambodia = made.PlaceFactory(name="Cambodia", kind="country")
    for number, sides in enumerate([("KH", "RU"), ("KH", "RU", "VN"), ("KH", "VN"), ("CN", "KH")]):
        engagement = an_engagement(
            *sides,
            kind=("visit", "talks")[number % 2],
            status=("held", "planned")[number // 3],
            date=("2019", "2021-12/2022-01", "2022-03", "2022/..")[number],
            title=("Talks", "Visit")[number // 2],
            place=cambodia if number == 1 else made.PlaceFactory(country="KH"),
        )
        engagement.topics.set(["cyber", "counter_terrorism", "exercises"][: number + 1])
        made.ParticipationFactory(engagement=engagement, official=manet, institution=army, role="host")
        made.ParticipationFactory(engagement=engagement, official=manet, position=post, role="speaker")
        made.ParticipationFactory(engagement=engagement, official=draft)
        cite(an_article(language=("en", "km")[number % 2], date=f"202{number}"), engagement=engagement)
    memorandum = an_agreement(
        "KH", "RU", events=(("announced", "2020"), ("signed", "2022")), covers="2022/2024"
    )
    made.PartyFactory(agreement=memorandum, country="KH", institution=army)
    made.SignatureFactory(agreement=memorandum, official=manet)
    memorandum.topics.set(["cyber"])
    cite(an_article(publisher=made.PublisherFactory()), agreement=memorandum)
    cite(an_article(language="km"), official=manet)
    cite(an_article(), participation=manet.participations.first())
    cite(an_article(), agreement=made.AgreementFactory())
    an_agreement("KH", "VN", kind="plan")


@pytest.mark.parametrize(("section", "query"), [(name, query) for name in LISTS for query in ASKED[name]])
def test_a_count_is_the_length_of_the_list_to_which_the_choice_leads(client, section, query):
    response = client.get(f"/{section}/?{query}")
    view, kept = response.context["view"], dict(response.wsgi_request.GET.lists())

    def length(asked):
        return type(view.filterset)(QueryDict(asked), queryset=view.published()).qs.count()

    for name, facet in response.context["facets"].items():
        assert facet.choices or query, name
        for choice in facet.choices:
            asked = urlencode(kept | {name: [choice.value]}, doseq=True)
            assert (name, choice.value, choice.count) == (name, choice.value, length(asked))
    years = response.context["years"]
    for bar in years.bars if years else ():
        assert (bar.name, sum(bar.counts.values())) == (bar.name, length(bar.address[1:]))


def test_no_draft_is_a_choice(client):
    for section in LISTS:
        facets = client.get(f"/{section}/").context["facets"]
        values = {choice.value for facet in facets.values() for choice in facet.choices}
        assert not values & {"draft", "hidden"}
