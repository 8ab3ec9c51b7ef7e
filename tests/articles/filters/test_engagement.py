"""Filters of the list of engagements."""

import pytest
from django.http import QueryDict

from articles.filters import EngagementFilter
from articles.models import Engagement
from tests import factories as made
from tests.published import an_engagement, an_institution, an_official, listed, said

pytestmark = pytest.mark.django_db


def found(client, query):
    """Return the ids of the engagements that a query finds, in the order of the alphabet."""
    return sorted(listed(client, f"/engagements/?{query}"))


def offered(name, query=""):
    """Return the choices of a filter of the list, each with its count."""
    filters = EngagementFilter(QueryDict(query), queryset=Engagement.objects.published())
    return [(choice.value, choice.count) for choice in filters.facets(100)[name].choices]


class TestWords:
    def test_title_summary_and_place_are_searched_without_accents(self, client):
        an_engagement(id="a", title="Visit to Điện Biên")
        an_engagement(id="b", summary="They spoke of the border.")
        an_engagement(id="c", place=made.PlaceFactory(name="Phnom Penh"))
        assert found(client, "q=dien bien") == ["a"]
        assert found(client, "q=BORDER") == ["b"]
        assert found(client, "q=phnom") == ["c"]

    def test_participants_are_searched_by_their_names_and_aliases(self, client):
        official = an_official(name="Nguyen Tan Cuong")
        made.OfficialAliasFactory(official=official, name="Nguyễn Tân Cương")
        engagement = an_engagement(id="a")
        made.ParticipationFactory(engagement=engagement, official=official, title_as_written="army chief")
        an_engagement(id="b")
        assert found(client, "q=cương nguyễn") == ["a"]
        assert found(client, "q=army chief cuong") == ["a"]

    def test_the_names_of_drafts_are_not_searched(self, client):
        engagement = an_engagement(id="a")
        draft, unit = made.OfficialFactory(name="Sok Dara"), made.InstitutionFactory(name="Secret Unit")
        made.OfficialAliasFactory(official=draft, name="The Fox")
        made.ParticipationFactory(engagement=engagement, official=draft, institution=unit)
        assert [found(client, f"q={words}") for words in ("sok dara", "fox", "secret unit")] == [[], [], []]
        assert list(Engagement.objects.search("fox")) == [engagement]


class TestCountries:
    @pytest.fixture(autouse=True)
    def engagements(self):
        an_engagement("KH", "RU", id="kh-ru")
        an_engagement("KH", "VN", "LA", id="kh-la-vn")
        an_engagement("CN", id="cn")

    def test_several_countries_widen_the_list(self, client):
        assert found(client, "country=RU&country=CN") == ["cn", "kh-ru"]
        assert found(client, "country=FR") == []

    @pytest.mark.parametrize("pair", ["KH-VN", "VN-KH", "Cambodia–Viet Nam", "vietnam cambodia"])
    def test_a_pair_is_both_countries_at_once(self, client, pair):
        assert found(client, f"pair={pair}") == ["kh-la-vn"]

    def test_several_pairs_widen_the_list(self, client):
        assert found(client, "pair=KH-RU&pair=VN-LA") == ["kh-la-vn", "kh-ru"]

    def test_countries_and_pairs_that_occur_are_on_offer_the_most_frequent_first(self):
        assert offered("country") == [("KH", 2), ("CN", 1), ("LA", 1), ("RU", 1), ("VN", 1)]
        assert offered("pair") == [("KH-LA", 1), ("KH-RU", 1), ("KH-VN", 1), ("LA-VN", 1)]

    def test_the_choices_of_one_filter_are_counted_as_the_others_leave_the_list(self):
        assert offered("country", "country=RU&pair=KH-VN") == [("KH", 1), ("LA", 1), ("VN", 1), ("RU", 0)]
        assert offered("pair", "country=RU") == [("KH-RU", 1)]


class TestDates:
    @pytest.fixture(autouse=True)
    def engagements(self):
        for date in ("2022", "2022-03", "2021-12-30/2022-01-02", "2021-12-16", "2023-10-17/..", ""):
            an_engagement(id=f"d{date.replace('/', '-').replace('.', '')}", date=date)

    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            ("date_from=2022&date_to=2022", ["d2021-12-30-2022-01-02", "d2022", "d2022-03"]),
            ("date_from=2022-03-31&date_to=2022-03-31", ["d2022", "d2022-03"]),
            ("date_from=2030", ["d2023-10-17-"]),
            ("date_to=2021-12-29", ["d2021-12-16"]),
        ],
    )
    def test_a_partial_date_is_found_wherever_it_may_fall(self, client, query, ids):
        assert found(client, query) == ids


class TestCodes:
    @pytest.fixture(autouse=True)
    def engagements(self):
        an_engagement(id="a", kind="visit", status="planned", date_basis="inferred")
        an_engagement(id="b", kind="talks", status="held")
        made.EngagementFactory(kind="award", status="cancelled")

    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            ("kind=visit", ["a"]),
            ("kind=visit&kind=talks", ["a", "b"]),
            ("status=held", ["b"]),
            ("basis=inferred", ["a"]),
            ("kind=visit&status=held", []),
        ],
    )
    def test_one_filter_widens_and_another_narrows(self, client, query, ids):
        assert found(client, query) == ids

    def test_only_codes_that_occur_are_on_offer(self):
        assert offered("kind") == [("visit", 1), ("talks", 1)]
        assert offered("status") == [("planned", 1), ("held", 1)]

    def test_a_group_of_topics_stands_for_its_topics(self, client):
        Engagement.objects.get(pk="a").topics.set(["counter_terrorism"])
        assert found(client, "topic=counter_terrorism") == ["a"]
        assert found(client, "topic=security_threats") == ["a"]
        assert found(client, "topic=exercises") == []
        Engagement.objects.get(pk="b").topics.set(["counter_terrorism", "border_security", "exercises"])
        assert offered("topic") == [
            ("security_threats", 2),
            ("counter_terrorism", 2),
            ("border_security", 1),
            ("forces_and_training", 1),
            ("exercises", 1),
        ]


class TestNames:
    def test_an_official_is_named_by_name_or_id(self, client):
        official = an_official(id="manet", name="Hun Manet")
        made.ParticipationFactory(engagement=an_engagement(id="a"), official=official)
        an_engagement(id="b")
        assert found(client, "official=manet") == ["a"]
        assert found(client, "official=Hun Manet") == ["a"]

    def test_several_officials_widen_the_list(self, client):
        for name in ("manet", "liu"):
            official = an_official(id=name)
            made.ParticipationFactory(engagement=an_engagement(id=f"with-{name}"), official=official)
        an_engagement(id="c")
        assert found(client, "official=manet&official=liu") == ["with-liu", "with-manet"]
        assert offered("official", "official=manet") == [("manet", 1), ("liu", 1)]

    def test_one_who_takes_part_twice_in_an_engagement_is_counted_once(self):
        engagement, official = an_engagement(), an_official(id="manet")
        for role in ("host", "speaker"):
            made.ParticipationFactory(engagement=engagement, official=official, role=role)
        made.ParticipationFactory(engagement=engagement, official=made.OfficialFactory(id="draft"))
        assert offered("official") == [("manet", 1)]

    def test_an_official_who_is_not_published_cannot_be_named(self, client):
        official = made.OfficialFactory(id="secret", name="Nobody Yet")
        made.ParticipationFactory(engagement=an_engagement(), official=official)
        for name in ("secret", "Nobody Yet"):
            assert said(client, f"/engagements/?official={name}") == [
                f"Official: “{name}” is the name or id of no official here."
            ]

    def test_an_institution_counts_with_those_under_it_and_with_its_posts(self, client):
        forces = an_institution(id="forces", name="Armed Forces")
        army = an_institution(id="army", name="Army", parent=forces)
        made.ParticipationFactory(engagement=an_engagement(id="a"), institution=army)
        made.ParticipationFactory(
            engagement=an_engagement(id="b"), position=made.PositionFactory(institution=army)
        )
        an_engagement(id="c")
        assert found(client, "institution=forces") == ["a", "b"]
        assert found(client, "institution=Army") == ["a", "b"]
        assert offered("institution") == [("forces", 2), ("army", 2)]
        assert offered("institution", "institution=army") == [("forces", 2), ("army", 2)]

    def test_a_place_may_be_a_city_or_all_places_of_a_country(self, client):
        city = made.PlaceFactory(id="phnom-penh", name="Phnom Penh")
        country = made.PlaceFactory(id="cambodia", name="Cambodia", kind="country")
        an_engagement(id="a", place=city)
        an_engagement(id="b", place=country)
        an_engagement(id="c", place=made.PlaceFactory(id="moscow", name="Moscow", country="RU"))
        made.EngagementFactory(place=made.PlaceFactory(name="Hidden Valley"))
        assert found(client, "place=phnom penh") == ["a"]
        assert found(client, "place=cambodia") == ["a", "b"]
        assert sorted(found(client, "place=cambodia&place=Moscow")) == ["a", "b", "c"]
        assert offered("place") == [("cambodia", 2), ("moscow", 1), ("phnom-penh", 1)]
