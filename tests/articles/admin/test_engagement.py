"""The staff's pages of engagements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Engagement, Participation, Side
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    PositionFactory,
    RankFactory,
    SideFactory,
    TopicFactory,
)
from tests.posting import add_rows, faults, form_data, page, save

pytestmark = pytest.mark.django_db


def crowded_engagement(number):
    """Make an engagement with so many participants, each with a rank, a position and an institution."""
    engagement = EngagementFactory(place=PlaceFactory())
    SideFactory(engagement=engagement, country="KH")
    SideFactory(engagement=engagement, country="VN")
    for sequence in range(1, number + 1):
        official, position = OfficialFactory(), PositionFactory()
        AppointmentFactory(official=official, position=position)
        ParticipationFactory(
            engagement=engagement,
            official=official,
            position=position,
            rank=RankFactory(),
            institution=InstitutionFactory(parent=InstitutionFactory()),
            sequence=sequence,
        )
        EvidenceFactory(engagement=engagement, paragraph=sequence)
    EngagementFactory(part_of=engagement)
    return engagement


def queries_of(do):
    with CaptureQueriesContext(connection) as queries:
        response = do()
    assert response.status_code in (200, 302)
    assert response.status_code == 302 or faults(response) == {}
    return len(queries)


def test_the_form_takes_as_many_queries_for_fifty_participants_as_for_five(admin_client):
    def open_form(number):
        url = page(crowded_engagement(number))
        return queries_of(lambda: admin_client.get(url))

    open_form(1)  # what is remembered between requests is asked for here
    few, many = open_form(5), open_form(50)

    assert many == few
    assert few <= 25


def test_saving_takes_as_many_queries_for_fifty_participants_as_for_five(admin_client):
    def save_with_one_change(number):
        url = page(crowded_engagement(number))
        data = form_data(admin_client, url) | {"participations-0-role": "host", "title": "Talks"}
        return queries_of(lambda: admin_client.post(url, data))

    save_with_one_change(1)
    few, many = save_with_one_change(5), save_with_one_change(50)

    assert many == few
    assert few <= 120


def test_a_faulty_form_comes_back_with_as_many_queries_for_fifty_participants_as_for_five(admin_client):
    def post_a_fault(number):
        url = page(crowded_engagement(number))
        data = form_data(admin_client, url) | {"date": "soon"}
        with CaptureQueriesContext(connection) as queries:
            assert "date" in faults(admin_client.post(url, data))
        return len(queries)

    # Fifty participations and fifty passages fill a page each: whether there are more is asked of both.
    assert post_a_fault(50) == post_a_fault(5) + 2


def test_a_coder_adds_an_engagement_with_its_sides_and_participants(coder):
    official, topic = OfficialFactory(), TopicFactory()
    save(
        coder,
        page(Engagement, "add"),
        title="Visit of a delegation",
        kind="visit",
        date="2021-12-14/2021-12-16",
        topics=[topic.pk],
        **add_rows("sides", {"country": "Cambodia", "role": "host"}, {"country": "ru", "role": "visitor"}),
        **add_rows(
            "participations",
            {"official": official.pk, "country": "Russia", "role": "head_of_delegation"},
            {"name_as_written": "Gen. Sok", "country": "Cambodia", "role": "host"},
        ),
    )
    engagement = Engagement.objects.get()

    assert engagement.review_status == "draft"
    assert engagement.drafter.username.startswith("coder")
    assert str(engagement.earliest) == "2021-12-14"
    assert list(engagement.topics.all()) == [topic]
    assert [(side.country.code, side.role) for side in engagement.sides.all()] == [
        ("KH", "host"),
        ("RU", "visitor"),
    ]
    assert [(row.sequence, str(row)) for row in engagement.participations.all()] == [
        (1, f"{official} (head of delegation)"),
        (2, "Gen. Sok (host)"),
    ]


def test_a_participant_without_a_place_in_the_list_comes_last(coder):
    engagement = EngagementFactory()
    ParticipationFactory(engagement=engagement, sequence=4)
    last = OfficialFactory()
    save(
        coder,
        page(engagement),
        **add_rows("participations", {"official": last.pk, "role": "guest"}, stored=1),
    )

    assert Participation.objects.get(official=last).sequence == 5


def test_a_part_is_typed_into_the_form_of_the_whole(coder):
    visit = EngagementFactory(title="Visit")
    save(
        coder,
        page(visit),
        **add_rows(
            "parts",
            {
                "title": "Talks",
                "kind": "talks",
                "date": "2021-12-15",
                "date_basis": "stated",
                "status": "held",
            },
        ),
    )

    assert visit.parts.get().drafter.username.startswith("coder")


def test_a_part_that_is_there_is_only_shown(coder):
    visit = EngagementFactory()
    part = EngagementFactory(part_of=visit, title="Talks", published=True)
    save(coder, page(visit), parts__0__title="Something else", parts__0__id=part.pk)
    part.refresh_from_db()

    assert part.title == "Talks"


@pytest.mark.parametrize(
    ("box", "value", "fault"),
    [
        ("date", "soon", "“soon” is not a date."),
        ("date", "2021-12-16/2021-12-14", "“2021-12-16/2021-12-14” ends before it begins."),
        ("date", "2021-13", "“2021-13” is not a date."),
        ("date", "20211-01", "“20211-01” is not a date."),
        ("kind", "party", "Select a valid choice. party is not one of the available choices."),
        ("status", "", "This field is required."),
        ("title", "  ", "This field is required."),
        ("place", "nowhere", "Select a valid choice."),
        ("topics", ["nothing"], "Select a valid choice. nothing is not one of the available choices."),
        ("title", "A\0B", "Null characters are not allowed."),
        ("place", "a\0b", "Null characters are not allowed."),
    ],
)
def test_a_faulty_box_is_told_beside_it(coder, box, value, fault):
    found = faults(save(coder, page(EngagementFactory()), **{box: value}))

    assert list(found) == [box]
    assert found[box][0].startswith(fault)


def test_an_engagement_cannot_be_a_part_of_its_own_part(coder):
    visit = EngagementFactory(title="Visit")
    talks = EngagementFactory(part_of=visit)

    assert faults(save(coder, page(visit), part_of=talks.pk)) == {
        "part_of": ["“Visit” cannot be its own part of, even through others."]
    }


@pytest.mark.parametrize("country", ["Atlantis", "ZZ", "Cambodia, Laos"])
def test_an_unknown_country_is_told_beside_it(coder, country):
    response = save(
        coder, page(EngagementFactory()), **add_rows("sides", {"country": country, "role": "host"})
    )

    assert faults(response) == {
        "sides-0-country": [f"“{country}” is not a country. Write its name or its ISO code."]
    }


ALREADY_A_SIDE = {"sides-1-country": ["The country is a side of this engagement already."]}


def test_a_country_cannot_be_added_twice_at_once(coder):
    twice = add_rows("sides", {"country": "Cambodia", "role": "host"}, {"country": "KH", "role": "visitor"})

    assert faults(save(coder, page(EngagementFactory()), **twice)) == ALREADY_A_SIDE
    assert (
        faults(save(coder, page(Engagement, "add"), title="Talks", kind="talks", **twice)) == ALREADY_A_SIDE
    )
    assert Side.objects.count() == 0


def test_a_country_cannot_be_added_that_is_a_side_already(coder):
    engagement = EngagementFactory()
    SideFactory(engagement=engagement, country="KH")
    again = add_rows("sides", {"country": "Cambodia", "role": "visitor"}, stored=1)

    assert faults(save(coder, page(engagement), **again)) == ALREADY_A_SIDE


def test_an_official_cannot_take_part_twice_in_one_role(coder):
    official = OfficialFactory()
    row = {"official": official.pk, "role": "guest"}

    assert faults(save(coder, page(EngagementFactory()), **add_rows("participations", row, row))) == {
        "participations-1-official": ["The official takes part in this engagement in this role already."]
    }


def test_an_official_can_take_part_in_two_roles(coder):
    engagement, official = EngagementFactory(), OfficialFactory()
    rows = [{"official": official.pk, "role": role} for role in ("signatory", "head_of_delegation")]
    save(coder, page(engagement), **add_rows("participations", *rows))

    assert engagement.participations.count() == 2


def test_a_participant_is_somebody(coder):
    nobody = add_rows("participations", {"role": "guest", "title_as_written": "a general"})

    assert faults(save(coder, page(EngagementFactory()), **nobody)) == {
        "participations-0-official": ["Give an official, an institution or at least the name as written."]
    }


def test_a_side_is_taken_off_again(coder):
    engagement = EngagementFactory()
    SideFactory(engagement=engagement)
    save(coder, page(engagement), sides__0__DELETE="on")

    assert engagement.sides.count() == 0


@pytest.mark.parametrize("gone", [[0], [1], [0, 1]])
def test_a_row_that_somebody_deleted_meanwhile_is_told(coder, gone):
    engagement = EngagementFactory()
    sides = [SideFactory(engagement=engagement, country=country) for country in ("KH", "VN")]
    url = page(engagement)
    data = form_data(coder, url)
    for number in gone:
        sides[number].delete()
    response = coder.post(url, data)
    notes = response.context["conflict"].notes
    kept = [box.instance for box in response.context["inline_admin_formsets"][0].formset.initial_forms]

    assert response.status_code == 409
    assert notes == [f"Side “{sides[number]}” was deleted." for number in gone]
    assert kept == [side for number, side in enumerate(sides) if number not in gone]


def test_a_row_of_another_engagement_cannot_be_changed_from_here(coder):
    engagement, other = EngagementFactory(), SideFactory(country="VN")
    SideFactory(engagement=engagement, country="KH")
    response = save(coder, page(engagement), sides__0__id=other.pk, sides__0__country="LA")
    other.refresh_from_db()

    assert "sides-0-id" in faults(response)
    assert other.country == "VN"


def test_a_form_without_its_rows_is_told_and_nothing_is_saved(coder):
    engagement = EngagementFactory(title="Talks")
    data = form_data(coder, page(engagement)) | {"title": "Other talks"}
    del data["sides-TOTAL_FORMS"]
    response = coder.post(page(engagement), data)
    engagement.refresh_from_db()

    assert "ManagementForm data is missing" in faults(response)["above"][0]
    assert engagement.title == "Talks"


def test_the_list_shows_date_sides_and_number_of_passages(coder):
    engagement = EngagementFactory(title="Talks", date="2021", date_basis="inferred")
    SideFactory(engagement=engagement, country="KH")
    SideFactory(engagement=engagement, country="RU")
    EvidenceFactory(engagement=engagement)
    shown = coder.get(page(Engagement)).content.decode()

    assert '<span class="when inferred" title="Inferred by the coder">[2021?]</span>' in shown
    assert '<td class="field-countries">KH RU</td>' in shown
    assert f'<a href="/admin/articles/evidence/?engagement__id__exact={engagement.pk}">1</a>' in shown


def test_the_list_is_filtered_by_a_country_that_takes_part(coder):
    SideFactory(engagement=EngagementFactory(title="With Russia"), country="RU")
    SideFactory(engagement=EngagementFactory(title="With Laos"), country="LA")
    response = coder.get(page(Engagement), {"sides__country": "RU"})
    (countries,) = [spec for spec in response.context["cl"].filter_specs if spec.title == "country"]

    assert [engagement.title for engagement in response.context["cl"].result_list] == ["With Russia"]
    assert [choice["display"] for choice in countries.choices(response.context["cl"])] == [
        "All",
        "Lao PDR",
        "Russia",
    ]


def test_the_list_is_limited_to_an_official_by_a_link(coder):
    official = OfficialFactory(name="Hun Manet", country="")
    ParticipationFactory(engagement=EngagementFactory(title="His talks"), official=official)
    EngagementFactory(title="Others' talks")
    response = coder.get(page(Engagement), {"participations__official__id__exact": official.pk})

    assert [engagement.title for engagement in response.context["cl"].result_list] == ["His talks"]
    assert "Hun Manet · 1 engagement</a>" in response.content.decode()


def test_a_search_finds_participants_without_accents(coder):
    ParticipationFactory(
        engagement=EngagementFactory(title="Talks"), official=OfficialFactory(name="Nguyễn Tấn Cương")
    )
    EngagementFactory(title="Other talks")
    response = coder.get(page(Engagement), {"q": "nguyen tan cuong"})

    assert [engagement.title for engagement in response.context["cl"].result_list] == ["Talks"]
