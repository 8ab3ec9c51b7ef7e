"""Whatever stands in the address of a list, it is answered: never with a fault, never with the whole list."""

import json
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.api.resources import BY_TABLE
from articles.views.agreement import AgreementList
from articles.views.article import ArticleList
from articles.views.engagement import EngagementList
from articles.views.institution import InstitutionList
from articles.views.official import OfficialList
from tests import factories as made
from tests.downloads import text_of
from tests.examples import examples
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

LISTS = {
    view.section: view for view in (EngagementList, AgreementList, OfficialList, InstitutionList, ArticleList)
}
HIDDEN = "Unseen Draft"
LAYOUT = ["sort", "page", "per_page", "format", "format", "columns", "labels"]
PICTURED = ["view", "view", "by", "unit", "order", "cells"]
SENSIBLE = [
    *("KH", "KH-VN", "Cambodia–Russia", "visit", "held", "signed", "army", "cyber", "2021", "2021-12"),
    *("2021-12-16", "inferred", "3", "en", "Hun", "newest", "name", "title", "csv", "2"),
    *("timeline", "matrix", "calendar", "topic", "level", "month", "day", "svg", "png", "undated"),
    *("2021/..", "country:KH", "topic:cyber", "pair:KH-VN"),
    *("json", "jsonl", "xlsx", "zip", "id,title,countries", "1"),
]
ODD = [
    *("", " ", "ZZ", "31/02/22", "-1", "99999", "1e9", "٣", "0", "9" * 400, "x" * 10_000, "a " * 400),
    *("\0", "a\0b", "%", "%00", "' OR 1=1 --", '"', "<script>alert(1)</script>", "{{ 7 }}", "../../etc"),
    *("\ufffd", "\u202e", "🙂", "ﷺ" * 50, "ក" * 300, "\\", "_", "unseen", "KH-KH", "-"),
    *("Y9E99999999", "2021-99", "9999-12-31", "0000", "../2021", "Hun Manet"),
]
values = st.one_of(st.sampled_from(SENSIBLE), st.sampled_from(ODD), st.text(max_size=40))


@pytest.fixture
def records(db):
    """Make one record of each kind, and a draft of each that must not be seen."""
    official, army = an_official(name="Hun Manet"), an_institution(id="army", name="Army")
    an_official(name="Hun Manith")
    an_appointment(official, army)
    engagement = an_engagement("KH", "VN", kind="visit", place=made.PlaceFactory())
    engagement.topics.set(["cyber"])
    made.ParticipationFactory(engagement=engagement, official=official, institution=army)
    agreement = an_agreement("KH", "VN")
    made.SignatureFactory(agreement=agreement, official=official)
    cite(an_article(), engagement=engagement)
    for factory in (made.EngagementFactory, made.AgreementFactory, made.ArticleFactory):
        factory(title=HIDDEN)
    for factory in (made.OfficialFactory, made.InstitutionFactory):
        factory(name=HIDDEN)


def queries(section):
    """Return a strategy for the parameters of a list, mostly such as it knows."""
    known = [*LISTS[section].filterset_class.base_filters, *LAYOUT, *PICTURED]
    names = st.one_of(st.sampled_from(known), st.sampled_from(known), st.text(max_size=12))
    return st.lists(st.tuples(names, values), min_size=1, max_size=5)


@pytest.mark.parametrize("section", LISTS)
def test_any_address_is_answered(client, records, section):
    @examples(120)
    @given(query=queries(section))
    def answer(query):
        address = f"/{section}/?{urlencode(query, errors='surrogatepass')}"
        response = client.get(address, follow=True)
        assert response.status_code in (200, 400, 404)
        if response.headers["Content-Type"] == "image/png":
            return
        body = text_of(response.getvalue())
        assert HIDDEN not in body
        assert "\0" not in body
        assert "<script>" not in body or response.headers["Content-Type"].startswith("text/plain")
        if response.context and "view" in response.context:
            view = response.context["view"]
            assert not (view.faults and response.context["rows"])
            # Nothing that was asked is passed over in silence: it is known to the list, or a fault.
            asked = {name for name, value in query if value.strip()}
            assert asked <= {*view.filterset.form.fields, *view.arrangement.fields} or view.faults

    answer()


@pytest.mark.parametrize("section", LISTS)
@pytest.mark.parametrize(
    "raw", ["%ff%fe", "q=%ff", "%00=%00", "q=%ED%A0%80", "=x", "&&&", "q", "q=+", "q[]=1", ";q=1", "view=%00"]
)
def test_bytes_that_are_no_text_are_answered(client, records, section, raw):
    response = client.get(f"/{section}/?{raw}", follow=True)
    assert response.status_code == 200
    assert "\0" not in response.content.decode()


@pytest.mark.parametrize("section", LISTS)
def test_what_is_echoed_is_only_text(client, records, section):
    page = client.get(f"/{section}/?q={quote('<b>bold</b>')}&{quote('<i>')}=1").content.decode()
    assert "<b>bold" not in page
    assert "<i>”" not in page
    assert "“&lt;i&gt;” is not a filter of this list." in page


ASKED = {
    "/countries/": ["sort"],
    "/countries/KH/": [],
    "/ties/": ["from", "to", "order", "page"],  # "format" answers with a file
    "/ties/KH/VN/": ["with"],
    "/about/gaps/": [],
    "/codebook/": [],
    "/coverage/": ["year", "page"],
    "/report/": ["record"],
}


@pytest.mark.parametrize("address", ASKED)
def test_whatever_a_page_of_countries_is_asked_it_answers_or_says_why_not(client, records, address):
    names = st.one_of(st.sampled_from([*ASKED[address], "q"]), st.text(max_size=12))
    asked = st.lists(st.tuples(names, values), min_size=1, max_size=4)

    @examples(60)
    @given(query=asked)
    def answer(query):
        response = client.get(f"{address}?{urlencode(query, errors='surrogatepass')}")
        body = response.content.decode()
        assert response.status_code == 200
        assert HIDDEN not in body
        assert "\0" not in body
        assert "<script>" not in body
        assert {name for name, _ in query} <= {*ASKED[address]} or response.context["view"].faults

    answer()


def test_whatever_names_a_country_leads_to_it_or_to_a_page_that_helps(client, records):
    texts = st.one_of(values, st.sampled_from(["KH", "vn", "Cambodia"]))

    @examples(60)
    @given(texts=st.lists(texts, min_size=1, max_size=2))
    def answer(texts):
        parts = [quote(text, safe="", errors="surrogatepass") for text in texts]
        response = client.get(f"/{'ties' if len(texts) == 2 else 'countries'}/{'/'.join(parts)}/")
        assert response.status_code in (200, 301, 404)
        assert "<script>" not in response.content.decode()

    answer()


@pytest.mark.parametrize("find", ODD)
def test_whatever_is_sought_among_the_choices_is_answered(client, records, find):
    for name in ("official", "pair", "place"):
        response = client.get(f"/engagements/facets/{name}/", {"find": find, "country": "KH"})
        assert response.status_code == 200
        assert HIDDEN not in response.content.decode()
        assert "<script>" not in response.content.decode()


API = [*BY_TABLE, "ties"]


@pytest.mark.parametrize("name", API)
def test_any_address_of_a_list_of_the_api_is_answered(client, records, name):
    known = ["sort", "limit", "after", "count", "fields", "expand", "from", "to"]
    filters = BY_TABLE[name].filterset.base_filters if name in BY_TABLE else ()
    names = st.one_of(st.sampled_from([*filters, *known]), st.text(max_size=12))

    @examples(60)
    @given(query=st.lists(st.tuples(names, values), max_size=5))
    def answer(query):
        response = client.get(f"/api/v1/{name}?{urlencode(query, errors='surrogatepass')}")
        assert response.status_code in (200, 400)
        assert HIDDEN not in response.content.decode()
        kind = "application/json" if response.status_code == 200 else "application/problem+json"
        assert response.headers["Content-Type"] == kind
        asked = {parameter for parameter, _ in query}
        assert asked <= {*filters, *known} or response.status_code == 400

    answer()


@pytest.mark.parametrize("name", API)
def test_any_id_asked_of_the_api_is_answered(client, records, name):
    @examples(40)
    @given(key=values.filter(bool))
    def answer(key):
        response = client.get(f"/api/v1/{name}/{quote(key, safe='', errors='surrogatepass')}")
        assert response.status_code in (200, 301, 404)
        assert HIDDEN not in response.content.decode()

    answer()


@pytest.mark.parametrize("name", ["officials", "institutions"])
def test_whatever_is_reconciled_is_answered(client, records, name):
    anything = st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), values),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(values, inner, max_size=3)),
        max_leaves=6,
    )
    query = st.fixed_dictionaries(
        {"query": st.one_of(values, st.just("Unseen Draft"))},
        optional={"limit": anything, "type": anything, "properties": anything},
    )
    batch = st.one_of(anything, st.dictionaries(values, query, max_size=3))

    @examples(120)
    @given(asked=st.one_of(batch.map(json.dumps), values))
    def answer(asked):
        response = client.post(f"/api/v1/reconcile/{name}", {"queries": asked})
        assert response.status_code in (200, 400)
        found = response.json().values() if response.status_code == 200 else []
        assert all(HIDDEN not in {each["name"] for each in one["result"]} for one in found)

    answer()


@pytest.mark.parametrize("section", ["engagements", "agreements"])
def test_any_address_of_a_feed_is_answered(client, records, section):
    @examples(60)
    @given(query=queries(section))
    def answer(query):
        address = f"/{section}/feed/?{urlencode(query, errors='surrogatepass')}"
        response = client.get(address, follow=True)
        assert response.status_code in (200, 400)
        assert HIDDEN not in response.content.decode()
        kind = "application/atom+xml" if response.status_code == 200 else "text/plain"
        assert response.headers["Content-Type"] == f"{kind}; charset=utf-8"

    answer()


@pytest.mark.parametrize("value", ODD)
def test_whatever_form_of_citation_is_asked_for_it_is_refused_as_text(client, records, value):
    response = client.get(f"/institutions/army/?{urlencode({'cite': value})}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "\0" not in response.content.decode()


def test_whatever_is_sought_is_answered(client, records):
    names = st.one_of(st.sampled_from(["q", "in", "page"]), st.text(max_size=12))
    words = st.one_of(values, st.sampled_from(["engagements", "visit -army", "“Hun Manet”"]))

    @examples(120)
    @given(query=st.lists(st.tuples(names, words), min_size=1, max_size=4))
    def answer(query):
        for page, codes in (("/search/", (200, 404)), ("/search/suggest/", (200,))):
            response = client.get(f"{page}?{urlencode(query, errors='surrogatepass')}")
            body = response.content.decode()
            assert response.status_code in codes
            assert HIDDEN not in body
            assert "\0" not in body
            assert "<script>" not in body

    answer()


@pytest.mark.parametrize("section", ["engagements", "agreements", "officials", "institutions", "articles"])
def test_whatever_a_page_of_a_record_is_asked_it_shows_no_draft_and_no_markup(client, records, section):
    record = LISTS[section]().published().order_by("pk").first()
    names = st.one_of(st.sampled_from(["cite", "on", "format"]), st.text(max_size=12))

    @examples(60)
    @given(query=st.lists(st.tuples(names, values), min_size=1, max_size=4))
    def answer(query):
        response = client.get(f"{record.get_absolute_url()}?{urlencode(query, errors='surrogatepass')}")
        body = text_of(response.getvalue())
        assert response.status_code in (200, 400)
        assert HIDDEN not in body
        assert "\0" not in body
        assert "<script>" not in body or response.headers["Content-Type"].startswith("text/plain")

    answer()


def test_whatever_is_reported_as_an_error_is_taken_or_refused_in_words(client, records):
    names = st.sampled_from(["record", "words", "source", "contact", "website", "stamp"])

    @examples(60)
    @given(sent=st.dictionaries(names, values, max_size=5))
    def answer(sent):
        response = client.post("/report/", {name: text.replace("\ud800", "") for name, text in sent.items()})
        body = response.content.decode()
        assert response.status_code in (302, 400, 429)
        assert HIDDEN not in body
        assert "<script>" not in body

    answer()
