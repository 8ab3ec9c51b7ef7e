"""What the rows of each list show, and how many queries they take."""

import pytest

from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
    listed,
)

pytestmark = pytest.mark.django_db


def engagement():
    """Make an engagement with all that a row shows."""
    visit = an_engagement("KH:host", "RU:visitor", kind="visit")
    found = an_engagement("KH:host", "RU:visitor", part_of=visit, place=made.PlaceFactory())
    made.ParticipationFactory(engagement=found, official=an_official())
    made.ParticipationFactory(engagement=found, official=None, institution=an_institution())
    cite(an_article(), engagement=found)


def agreement():
    """Make an agreement with all that a row shows."""
    found = an_agreement("KH", "RU", covers="2023")
    made.PartyFactory(agreement=found, institution=an_institution())
    made.SignatureFactory(agreement=found, official=an_official())
    cite(an_article(), agreement=found)


def official():
    """Make an official with all that a row shows."""
    found = an_official()
    an_appointment(found, an_institution())
    made.ParticipationFactory(engagement=an_engagement(), official=found)


def institution():
    """Make an institution with all that a row shows."""
    an_appointment(an_official(), an_institution(parent=an_institution()))


def article():
    """Make an article with all that a row shows."""
    cite(an_article(), engagement=an_engagement())


QUERIES = {
    "engagements": (engagement, 23),
    "agreements": (agreement, 24),
    "officials": (official, 9),
    "institutions": (institution, 8),
    "articles": (article, 9),
}


@pytest.mark.parametrize("section", QUERIES)
@pytest.mark.parametrize("rows", [3, 30])
def test_a_list_takes_as_many_queries_for_many_rows_as_for_few(
    client, django_assert_num_queries, section, rows
):
    make, number = QUERIES[section]
    for _ in range(rows):
        make()
    with django_assert_num_queries(number):
        assert client.get(f"/{section}/?per_page=100").status_code == 200


def page(client, address):
    """Return a page as text, each run of white space as one space."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_row_of_an_engagement_says_when_what_who_and_on_what_grounds(client):
    visit = an_engagement(
        "KH:host",
        "RU:visitor",
        kind="visit",
        date="2021-12-14/2021-12-16",
        date_basis="inferred",
        title="The visit",
    )
    planned = an_engagement(
        "KH:host",
        "RU:visitor",
        date="2021-12-16",
        date_basis="inferred",
        status="planned",
        part_of=visit,
        title="Talk",
    )
    made.ParticipationFactory(engagement=planned, official=an_official(name="Hun Manet"), sequence=1)
    made.ParticipationFactory(engagement=planned, official=an_official(name="Not There"), role="mentioned")
    cite(an_article(), 2, engagement=planned)
    cite(an_article(), 3, engagement=planned)
    text = page(client, "/engagements/?q=talk")
    assert '<span class="inf" title="Inferred by the coder">[2021?]</span></span> Dec 16</span>' in text
    assert '<small class="plan">planned</small>' in text
    assert (
        '<abbr class="cc" title="Russia">RU</abbr> <span class="m" aria-hidden="true">→</span>'
        '<span class="vh"> to </span> <abbr class="cc" title="Cambodia">KH</abbr>'
    ) in text
    assert f'<a href="/engagements/{planned.pk}/">Talk</a>' in text
    assert 'Hun Manet · part of the visit <span class="nw">[2021?] Dec 14–16</span>' in text
    assert 'data-l="Passages">2</td>' in text
    assert 'data-l="Articles">2</td>' in text


def test_a_row_of_an_engagement_names_nobody_who_is_not_public(client):
    found = an_engagement("KH", part_of=made.EngagementFactory(title="Hidden visit"))
    official = made.OfficialFactory(name="Hidden Official")
    made.ParticipationFactory(engagement=found, official=official, name_as_written="Gen. Written")
    made.ParticipationFactory(
        engagement=found, official=None, institution=made.InstitutionFactory(name="Hidden Institution")
    )
    text = page(client, "/engagements/")
    assert "Gen. Written" in text
    assert "Hidden" not in text


def test_of_many_participants_the_first_are_named(client):
    found = an_engagement("KH")
    for number in range(9):
        made.ParticipationFactory(engagement=found, official=an_official(name=f"N{number}"), sequence=number)
    assert "N0; N1; N2; N3; N4; N5; 3 more" in page(client, "/engagements/")


def test_a_row_of_an_agreement_says_how_it_stands(client):
    found = an_agreement(
        "VN",
        "KH",
        title="The plan",
        kind="plan",
        covers="2023",
        events=(("announced", "2021"), ("in_force", "2023")),
    )
    made.SignatureFactory(agreement=found, official=an_official(name="Le Duc Thai"))
    text = page(client, "/agreements/")
    assert "In force" in text
    assert '<span class="y">2023</span>' in text
    assert (
        'title="Cambodia">KH</abbr> <span class="m">·</span> <abbr class="cc" title="Viet Nam">VN</abbr>'
        in text
    )
    assert "Le Duc Thai · covers 2023" in text


def test_a_row_of_an_official_shows_published_posts_only(client):
    found = an_official(name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    an_appointment(found, an_institution(id="army", name="Army"), date="2018/..")
    an_appointment(found, made.InstitutionFactory(name="Hidden Institution"), title="Director")
    made.AppointmentFactory(official=found, position=made.PositionFactory(title="Hidden Post"))
    text = page(client, "/officials/")
    assert '<span class="sub nat" lang="km">ហ៊ុន ម៉ាណែត</span>' in text
    assert 'Commander, <a href="/institutions/army/">Army</a> <small class="nw">2018 or later</small>' in text
    assert "Director, Cambodia" in text
    assert "Hidden" not in text


def test_a_row_of_an_institution_names_what_it_stands_under_if_that_is_public(client):
    an_institution(name="Army", parent=an_institution(id="forces", name="Forces"))
    an_institution(name="Navy", parent=made.InstitutionFactory(name="Hidden Forces"))
    text = page(client, "/institutions/")
    assert '<a href="/institutions/forces/">Forces</a></td>' in text
    assert "Hidden" not in text


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("name", ["army", "ground-force", "ministry"]),
        ("country", ["ministry", "army", "ground-force"]),
        ("kind", ["army", "ground-force", "ministry"]),
    ],
)
def test_institutions_are_sorted_by_name_country_or_kind(client, sort, ids):
    an_institution(id="ministry", name="ministry of defence", kind="ministry", country="CN")
    an_institution(id="ground-force", name="Liberation Army Ground Force")
    an_institution(id="army", name="Liberation Army", acronym="ZZ", native_name="中国人民解放军")
    assert listed(client, f"/institutions/?sort={sort}") == ids


@pytest.mark.parametrize(("sort", "ids"), [("name", ["d", "e"]), ("country", ["e", "d"])])
def test_officials_are_sorted_by_name_or_country(client, sort, ids):
    an_official(id="e", name="Eang Sok", country="KH")
    an_official(id="d", name="Đặng Văn", country="VN")
    assert listed(client, f"/officials/?sort={sort}") == ids


def test_a_row_of_an_article_never_shows_its_text(client):
    an_article(title="", id="untitled", abstract="Reports talks.", body="Zebra said the commander.")
    text = page(client, "/articles/")
    assert (
        '<a href="/articles/untitled/">[Untitled report untitled]</a><span class="sub">Reports talks.</span>'
        in text
    )
    assert "Zebra" not in text


def test_codes_in_the_rows_are_explained_below(client):
    an_engagement("KH", "RU")
    assert (
        '<span class="nw"><span class="cc">KH</span> Cambodia;</span> '
        '<span class="nw"><span class="cc">RU</span> Russia.</span>'
    ) in page(client, "/engagements/")
