"""What pages show of records."""

import pytest
from django.template import Context, Template

from defense_ties.templatetags import records
from tests import factories as made
from tests.published import an_agreement, an_engagement


def render(text, **context):
    """Return a template as text, without white space around it."""
    return Template("{% load records %}" + text).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("date", "basis", "html"),
    [
        ("2019", "stated", '<span class="date"><span class="y">2019</span></span>'),
        (
            "2021-12-14/2021-12-16",
            "stated",
            '<span class="date"><span class="y">2021</span> Dec 14–16</span>',
        ),
        (
            "2023-10-17",
            "worked_out",
            '<span class="date"><span class="y"><span class="der" '
            'title="Worked out from the article&#x27;s own date">[2023]</span></span> Oct 17</span>',
        ),
        (
            "2022-03?",
            "inferred",
            '<span class="date"><span class="y"><span class="inf" '
            'title="Inferred by the coder">[2022?]</span></span> Mar</span>',
        ),
        ("", "stated", '<span class="date"><span class="y">undated</span></span>'),
    ],
)
def test_a_date_stops_where_knowledge_stops(date, basis, html):
    assert " ".join(render("{% date date basis %}", date=date, basis=basis).split()) == html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sides", "text"),
    [
        (["KH:host", "RU:visitor"], "RU → to KH"),
        (["VN:visitor", "KH:host", "LA:visitor"], "LA · VN → to KH"),
        (["KH:host", "RU:visitor", "CN:party"], "RU → to KH · CN"),
        (["VN", "KH"], "KH · VN"),
        (["KH:host"], "KH"),
    ],
)
def test_sides_run_from_visitor_to_host(sides, text):
    html = render("{% sides engagement %}", engagement=an_engagement(*sides))
    plain = Template("{{ html|striptags }}").render(Context({"html": html}))
    assert " ".join(plain.split()) == text


@pytest.mark.parametrize(
    ("name", "country", "html"),
    [
        ("ភ្នំពេញ", "KH", '<span class="nat" lang="km">ភ្នំពេញ</span>'),
        ("Bruxelles", "BE", '<span class="nat">Bruxelles</span>'),
        ("", "KH", ""),
    ],
)
def test_a_native_name_is_marked_with_its_language_where_that_is_settled(name, country, html):
    assert render("{% native name country %}", name=name, country=country) == html


def test_a_country_is_shown_by_its_code():
    assert render("{% country 'KH' %}") == '<abbr class="cc" title="Cambodia">KH</abbr>'
    assert render("{% country code %}", code="") == ""


def test_a_name_is_public_as_far_as_the_record_is():
    official = made.OfficialFactory.build(published=True, name="Hun Manet")
    draft = made.OfficialFactory.build(name="Hidden")
    named = made.ParticipationFactory.build
    assert records.public_name(named(official=official, name_as_written="Hun Ma-net")) == "Hun Manet"
    assert records.public_name(named(official=draft, name_as_written="Gen. Written")) == "Gen. Written"
    assert records.public_name(named(official=draft, title_as_written="a general")) == "a general"
    assert records.public_name(named(official=draft)) == ""


@pytest.mark.django_db
def test_two_sides_are_a_tie_and_three_are_none():
    assert records.tie(an_engagement("RU", "KH")) == ["KH", "RU"]
    assert records.tie(an_engagement("RU", "KH", "VN")) == []


@pytest.mark.django_db
def test_two_sides_lead_to_their_tie_and_three_to_each_country():
    two = render("{% sides engagement linked=True %}", engagement=an_engagement("RU:visitor", "KH:host"))
    assert two.startswith('<a class="to" href="/ties/KH/RU/"><abbr class="cc" title="Russia">RU</abbr> ')
    assert two.endswith('<abbr class="cc" title="Cambodia">KH</abbr></a>')
    assert two.count("<a ") == 1
    three = render("{% sides engagement linked=True %}", engagement=an_engagement("RU", "KH", "VN"))
    for code in ("RU", "KH", "VN"):
        assert f'<a class="to" href="/countries/{code}/">' in three
    plain = render("{% sides engagement %}", engagement=an_engagement("RU", "KH"))
    assert "<a " not in plain


@pytest.mark.django_db
def test_parties_of_one_country_are_shown_once_and_two_lead_to_their_tie():
    agreement = an_agreement("VN", "KH")
    made.PartyFactory(agreement=agreement, country="VN", institution=made.InstitutionFactory())
    assert render("{% parties agreement linked=True %}", agreement=agreement) == (
        '<a class="to" href="/ties/KH/VN/"><abbr class="cc" title="Cambodia">KH</abbr> '
        '<span class="m">·</span> <abbr class="cc" title="Viet Nam">VN</abbr></a>'
    )
