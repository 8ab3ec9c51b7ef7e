"""Agreements as CSV."""

import pytest

from tests import factories as made
from tests.published import (
    an_agreement,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
    listed,
    rows_of_csv,
)

pytestmark = pytest.mark.django_db


def test_a_row_holds_all_that_is_public_of_an_agreement(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    agreement = an_agreement(
        "KH",
        "CN",
        id="plan",
        title="Plan for 2023",
        title_as_written="the plan",
        kind="plan",
        covers="2023",
        events=(("announced", "2022"), ("signed", "2022-03-31?")),
        implements=an_agreement(id="mou", events=()),
        signed_at=an_engagement(id="meeting"),
        summary="What they mean to do.",
    )
    agreement.events.filter(sequence=2).get()
    agreement.topics.set(["exercises"])
    made.PartyFactory(agreement=agreement, country="KH", institution=an_institution(id="army"))
    made.SignatureFactory(agreement=agreement, official=an_official(id="manet"))
    article = an_article(
        id="first", title="Signed", publisher=None, date="2022-04-01", archive_url="https://a.org/1"
    )
    cite(article, 2, agreement_event=agreement.events.get(sequence=2))

    text = client.get("/agreements/?kind=plan&format=csv").getvalue().decode()

    assert text == (
        "\ufeffid,title,title_as_written,kind,legally_binding,status,date,earliest,latest,date_basis,covers,"
        "covers_earliest,covers_latest,countries,institution_ids,official_ids,topics,implements_id,amends_id,"
        "signed_at_id,summary,article_ids,source,source_url,paragraphs,url\n"
        "plan,Plan for 2023,the plan,plan,unknown,signed,2022-03-31?,2022-03-31,2022-03-31,stated,2023,"
        "2023-01-01,2023-12-31,CN KH,army,manet,exercises,mou,,meeting,What they mean to do.,first,"
        "“Signed”. 2022-04-01.,https://a.org/1,first:2,https://ties.example.org/agreements/plan/\n"
    )


def test_what_is_not_published_leaves_no_trace(client):
    agreement = an_agreement(
        "KH",
        id="public",
        implements=made.AgreementFactory(id="hidden-agreement"),
        amends=made.AgreementFactory(id="hidden-treaty"),
        signed_at=made.EngagementFactory(id="hidden-engagement"),
    )
    made.PartyFactory(agreement=agreement, institution=made.InstitutionFactory(id="hidden-institution"))
    made.SignatureFactory(agreement=agreement, official=made.OfficialFactory(id="hidden-official"))
    made.EvidenceFactory(
        engagement=None, agreement=agreement, article=made.ArticleFactory(id="hidden-article")
    )
    text = client.get("/agreements/?format=csv").getvalue().decode()
    assert "public" in text
    assert "hidden" not in text


@pytest.mark.parametrize("query", ["sort=newest", "sort=oldest", "status=signed", "pair=KH-VN&sort=title"])
def test_the_file_is_the_list_on_screen(client, query):
    for number in range(8):
        an_agreement(
            "KH",
            ("VN", "CN")[number % 2],
            events=((("signed", "in_force")[number % 3 > 0], f"20{20 + number}"),),
        )
    in_file = [row["id"] for row in rows_of_csv(client, f"/agreements/?{query}&format=csv")]
    assert in_file == listed(client, f"/agreements/?{query}")
    assert in_file
