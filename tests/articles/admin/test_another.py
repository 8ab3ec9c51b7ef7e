"""Coding a second record from an article takes one click."""

import pytest

from articles.models import Agreement, Engagement, Evidence
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    PartyFactory,
    SideFactory,
)
from tests.posting import add_rows, form_data, page, save, told

pytestmark = pytest.mark.django_db


def go_on(client, record):
    """Save the form of a record with the button that goes on with its article, and return the next form."""
    data = form_data(client, page(record)) | {"_another": "1"}
    return client.post(page(record), data, follow=True)


def filled_in(response, prefix):
    formsets = {inline.formset.prefix: inline.formset for inline in response.context["inline_admin_formsets"]}
    return [
        {name: form[name].value() for name in form.initial if name in ("country", "role", "article", "date")}
        for form in formsets[prefix].extra_forms
        if form.initial
    ]


@pytest.fixture
def talks():
    engagement = EngagementFactory(title="Talks", date="2021-12-16", date_basis="inferred")
    SideFactory(engagement=engagement, country="KH", role="host")
    SideFactory(engagement=engagement, country="VN", role="visitor")
    EvidenceFactory(engagement=engagement)
    return engagement


def test_the_next_form_has_the_article_the_date_and_the_countries(coder, talks):
    response = go_on(coder, talks)
    form = response.context["adminform"].form

    assert response.redirect_chain[0][0].startswith(page(Engagement, "add"))
    assert told(response) == ["“Talks” is saved. The next one has its article, date and countries."]
    assert (form["date"].value(), form["date_basis"].value()) == ("2021-12-16", "inferred")
    assert filled_in(response, "sides") == [
        {"country": "Cambodia", "role": "host"},
        {"country": "Viet Nam", "role": "visitor"},
    ]
    assert filled_in(response, "evidence") == [{"article": talks.evidence.get().article_id}]


def test_what_is_filled_in_is_saved_as_it_stands(coder, talks):
    url = go_on(coder, talks).redirect_chain[0][0]
    save(coder, url, title="Signing", kind="ceremony")

    signing = Engagement.objects.get(title="Signing")
    assert sorted(side.country.code for side in signing.sides.all()) == ["KH", "VN"]
    assert [passage.article for passage in signing.evidence.all()] == [talks.evidence.get().article]
    assert signing.date == "2021-12-16"


def test_a_new_engagement_goes_on_as_well(coder):
    article = ArticleFactory()
    evidence = add_rows("evidence", {"article": article.pk, "stance": "supports"})
    sides = add_rows("sides", {"country": "Cambodia", "role": "host"})
    response = save(
        coder, page(Engagement, "add"), title="Visit", kind="visit", **evidence, **sides, _another="1"
    )

    assert filled_in(response, "evidence") == [{"article": article.pk}]
    assert filled_in(response, "sides") == [{"country": "Cambodia", "role": "host"}]


def test_without_an_article_the_record_is_saved_and_that_is_said(coder):
    response = save(coder, page(Engagement, "add"), title="Visit", kind="visit", _another="1")

    assert told(response) == ["“Visit” is saved. It cites no article yet, so there is none to go on with."]
    assert Engagement.objects.filter(title="Visit").exists()


def test_a_record_without_evidence_has_no_such_button(coder):
    assert coder.get(page(EngagementFactory())).context.get("buttons", []) == []


def test_an_agreement_goes_on_with_its_parties(coder):
    agreement = AgreementFactory()
    PartyFactory(agreement=agreement, country="RU")
    passage = EvidenceFactory(engagement=None, agreement=agreement)
    response = go_on(coder, agreement)

    assert response.redirect_chain[0][0].startswith(page(Agreement, "add"))
    assert filled_in(response, "parties") == [{"country": "Russia"}]
    assert filled_in(response, "evidence") == [{"article": passage.article_id}]


@pytest.mark.parametrize("name", ["change", "review"])
def test_the_pages_of_an_article_lead_to_new_records_from_it(coder, name):
    article = ArticleFactory(body="A text.")
    content = coder.get(page(article, name)).content.decode()
    for model in (Engagement, Agreement):
        address = f"{page(model, 'add')}?from_article={article.pk}"
        assert f'href="{address}"' in content
        assert filled_in(coder.get(address), "evidence") == [{"article": article.pk}]


def test_an_article_that_is_not_there_is_not_filled_in(coder):
    response = coder.get(f"{page(Engagement, 'add')}?from_article=gone&side=ZZ:&side=&day=x")

    assert response.status_code == 200
    assert Evidence.objects.count() == 0
