"""The page of an agreement."""

import pytest

from tests import factories as made
from tests.articles.views.test_lists import page
from tests.published import an_agreement, an_article, an_engagement, an_institution, an_official, cite

pytestmark = pytest.mark.django_db


def shown(client, agreement):
    """Return the page of an agreement as text."""
    return page(client, agreement.get_absolute_url())


def test_its_history_runs_to_its_status(client):
    agreement = an_agreement("KH", "CN", events=(("announced", "2021-12"), ("signed", "2022-03-31")))
    signed = agreement.events.get(sequence=2)
    cite(an_article(), 4, agreement_event=signed)
    text = shown(client, agreement)
    assert "Signed" in text.split("</h1>")[1].split("</p>")[0]
    assert text.index("Announced <span") < text.index("Signed <span", text.index("<h2>History</h2>"))
    assert '2022</span> Mar 31</span> <span class="ev"><a href="#A">A&#8239;¶4</a>' in text


def test_its_facts_are_told_with_their_evidence(client):
    agreement = an_agreement(
        "KH",
        kind="plan",
        title_as_written="the plan",
        legally_binding="no",
        covers="2023",
        summary="What they mean to do.",
        implements=an_agreement("KH", id="mou", title="The memorandum"),
        signed_at=an_engagement("KH", id="talks", title="The talks"),
    )
    agreement.topics.set(["exercises"])
    army = an_institution(id="army", name="Army")
    party = made.PartyFactory(agreement=agreement, country="KH", institution=army)
    made.SignatureFactory(
        agreement=agreement,
        official=an_official(id="manet", name="Hun Manet"),
        party=party,
        rank_as_written="Gen.",
        rank=made.RankFactory(title="Grand Marshal"),
    )
    an_agreement("KH", id="protocol", title="The protocol", amends=agreement)
    cite(an_article(), 2, agreement=agreement, field="title_as_written")
    text = shown(client, agreement)
    for part in (
        "the plan</td>",
        '<a href="/agreements/mou/">The memorandum</a>',
        '<a href="/agreements/protocol/">The protocol</a>',
        '<a href="/engagements/talks/">The talks</a>',
        '<a href="/institutions/army/">Army</a>, <a href="/countries/KH/">Cambodia</a>',
        '<a href="/officials/manet/">Hun Manet</a>',
        '<a href="/agreements/?topic=exercises"',
        "What they mean to do.",
        '<a href="#A">A&#8239;¶2</a>',
    ):
        assert part in text


def test_what_is_not_public_is_left_out(client):
    agreement = an_agreement(
        "KH",
        implements=made.AgreementFactory(title="Hidden memorandum"),
        amends=made.AgreementFactory(title="Hidden treaty"),
        signed_at=made.EngagementFactory(title="Hidden talks"),
    )
    made.AgreementFactory(implements=agreement, title="Hidden protocol")
    made.PartyFactory(
        agreement=agreement,
        country="VN",
        institution=made.InstitutionFactory(name="Hidden Army", country="VN"),
    )
    made.SignatureFactory(
        agreement=agreement,
        official=made.OfficialFactory(name="Hidden Official"),
        name_as_written="Gen. Written",
    )
    made.EvidenceFactory(
        engagement=None, agreement=agreement, article=made.ArticleFactory(title="Hidden article")
    )
    text = shown(client, agreement)
    assert "Gen. Written" in text
    assert "Viet Nam" in text
    assert "Hidden" not in text


def test_the_page_takes_as_many_queries_for_many_signatures_as_for_few(client, django_assert_num_queries):
    def agreement(size):
        found = an_agreement("KH", signed_at=an_engagement("KH"))
        for _ in range(size):
            army = an_institution()
            party = made.PartyFactory(agreement=found, institution=army)
            post = made.PositionFactory(institution=army)
            made.SignatureFactory(agreement=found, official=an_official(), party=party, position=post)
            cite(an_article(), agreement=found)
            an_agreement("KH", implements=found)
        return found.get_absolute_url()

    for address in (agreement(2), agreement(20)):
        with django_assert_num_queries(26):
            client.get(address)
