"""Sheets of engagements and agreements, and of what belongs to them."""

import pytest

from articles.models import Agreement, Engagement, Evidence, Participation, Side
from articles.models.sheet_import import SheetState
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    ArticleFactory,
    CoderFactory,
    EngagementFactory,
    InstitutionFactory,
    OfficialFactory,
    PartyFactory,
    PlaceFactory,
    ReviewerFactory,
    SideFactory,
)
from tests.sheets import counts, differences, faults, imported, preview

pytestmark = pytest.mark.django_db

HEADING = ["title", "kind", "date", "place", "part_of", "countries", "hosts", "visitors", "topics"]


def sides(engagement):
    return sorted((side.country.code, side.role) for side in engagement.sides.all())


def test_an_engagement_comes_with_sides_topics_place_and_what_it_is_a_part_of():
    PlaceFactory(name="Hanoi", country="VN", kind="city")
    rows = (
        HEADING,
        [
            "Talks",
            "talks",
            "2022-03",
            "Hanoi, Viet Nam",
            "Visit",
            "KH; Laos",
            "Viet Nam",
            "",
            "border_security",
        ],
        ["Visit", "Visit", "2022-03-01/2022-03-04", "", "", "", "VN", "KH", "Cyber; Peacekeeping"],
    )

    found = imported("engagements", *rows)

    talks, visit = Engagement.objects.get(title="Talks"), Engagement.objects.get(title="Visit")
    assert (found.state, talks.part_of, str(talks.place)) == (SheetState.WRITTEN, visit, "Hanoi, Viet Nam")
    assert sides(talks) == [("KH", "party"), ("LA", "party"), ("VN", "host")]
    assert sides(visit) == [("KH", "visitor"), ("VN", "host")]
    assert [str(talks.earliest), str(talks.latest)] == ["2022-03-01", "2022-03-31"]
    (version,) = talks.history.all()
    assert [row.topic_id for row in version.topics.all()] == ["border_security"]
    assert sorted(topic.pk for topic in visit.topics.all()) == ["cyber", "peacekeeping"]
    assert Side.history.filter(history_change_reason="Imported from sheet.csv").count() == 5
    assert counts(preview("engagements", *rows)) == (0, 0, 2, 0)


def test_sides_are_added_and_given_their_role_and_topics_are_replaced():
    engagement = EngagementFactory(title="Talks", kind="talks", date="2022-03")
    SideFactory(engagement=engagement, country="KH", role="party")
    SideFactory(engagement=engagement, country="VN", role="party")
    engagement.topics.set(["cyber"])
    rows = (["id", "hosts", "countries", "topics"], [engagement.pk, "VN", "LA", "peacekeeping"])

    found = preview("engagements", *rows)
    imported("engagements", *rows)

    assert differences(found) == [
        (2, "sides", "", "LA"),
        (2, "sides", "party", "host"),
        (2, "topics", "cyber", "peacekeeping"),
    ]
    assert sides(engagement) == [("KH", "party"), ("LA", "party"), ("VN", "host")]
    assert [topic.pk for topic in engagement.topics.all()] == ["peacekeeping"]
    newest = engagement.history.first()
    assert [row.topic_id for row in newest.topics.all()] == ["peacekeeping"]


def test_countries_topics_and_dates_that_are_none_are_told_by_column():
    rows = (
        ["title", "kind", "date", "countries", "hosts", "visitors", "topics"],
        ["A", "talks", "2022-13", "Atlantis", "KH", "KH", "cyber warp"],
    )

    assert [(column, reason) for _, column, _, reason in faults(preview("engagements", *rows))] == [
        (
            "date",
            "“2022-13” is not a date. Write a year, a month, a day or a span: "
            "2019, 2022-03, 2021-12-16, 2021-12-14/2021-12-16.",
        ),
        (
            "countries",
            "“Atlantis” is not a country. Write ISO codes with spaces between, or names with semicolons.",
        ),
        ("visitors", "KH cannot be both host and visitor."),
        ("topics", "“warp” is no topic. Write codes with spaces between."),
    ]


def test_participations_name_who_took_part():
    engagement = EngagementFactory(title="Talks", date="2022-03")
    OfficialFactory(id="kh", name="Sok Dara", country="KH")
    OfficialFactory(id="vn", name="Sok Dara", country="VN")
    rows = (
        ["engagement", "official", "country", "role", "name_as_written"],
        ["Talks (2022-03)", "Sok Dara", "VN", "Head of delegation", "Gen. Sok Dara"],
        ["Talks", "", "", "member", "an aide"],
        ["Talks", "Sok Dara", "", "member", ""],
    )

    found = imported("participations", *rows, only_right=True)

    first, second = Participation.objects.order_by("role")
    assert (found.faulty, first.official_id, first.role, first.engagement) == (
        1,
        "vn",
        "head_of_delegation",
        engagement,
    )
    assert second.name_as_written == "an aide"
    assert counts(preview("participations", *rows)) == (0, 0, 2, 1)


def test_a_coder_may_not_touch_what_is_published_and_a_reviewer_may():
    published = EngagementFactory(title="Talks", published=True)
    side = SideFactory(engagement=published, country="KH")
    rows = {
        "engagements": (["id", "title"], [published.pk, "Other"]),
        "sides": (["engagement_id", "country"], [published.pk, "VN"]),
        "participations": (["engagement_id", "name_as_written"], [published.pk, "an aide"]),
    }

    for kind, sheet in rows.items():
        coder = preview(kind, *sheet, user=CoderFactory())
        assert counts(coder) == (0, 0, 0, 1)
        assert "only a reviewer may" in faults(coder)[0][3]
        assert preview(kind, *sheet, user=ReviewerFactory()).to_write == 1
    same = preview("sides", ["id", "country"], [side.pk, "KH"], user=CoderFactory())
    assert counts(same) == (0, 0, 1, 0)


def test_evidence_for_what_is_published_is_left_to_reviewers():
    article = ArticleFactory(title="Report")
    published = EngagementFactory(title="Talks", published=True)
    rows = (["article", "engagement", "paragraph"], ["Report", "Talks", "2"])

    assert counts(preview("evidence", *rows, user=CoderFactory())) == (0, 0, 0, 1)
    imported("evidence", *rows, user=ReviewerFactory())
    evidence = Evidence.objects.get()
    assert (evidence.article, evidence.engagement, evidence.paragraph) == (article, published, 2)


def test_ranks_are_not_for_coders_to_import():
    found = preview("ranks", ["title", "scheme"], ["Marshal of Marshals", "military"], user=CoderFactory())

    assert faults(found) == [(2, "", "", "You may change ranks and not add new ones.")]


def test_a_part_is_not_moved_to_another_record():
    side = SideFactory(country="KH")
    other = EngagementFactory()

    found = preview("sides", ["id", "engagement_id"], [side.pk, other.pk])

    assert faults(found) == [(2, "engagement_id", "B", "A side stays where it is; make a new one there.")]


def test_an_agreement_comes_with_its_parties_and_its_events_follow_in_order():
    imported("agreements", ["title", "kind", "countries", "covers"], ["Plan", "plan", "KH CN", "2023"])
    agreement = Agreement.objects.get()
    AgreementEventFactory(agreement=agreement, sequence=1, kind="announced", date="2022")
    rows = (
        ["agreement", "kind", "date"],
        ["Plan", "signed", "2022-03-31"],
        ["Plan", "in_force", "2022-04"],
        ["Plan", "announced", "2022"],
    )

    found = imported("agreement_events", *rows)

    assert counts(found) == (2, 0, 1, 0)
    assert [(event.sequence, event.kind) for event in agreement.events.all()] == [
        (1, "announced"),
        (2, "signed"),
        (3, "in_force"),
    ]
    assert sorted(party.country.code for party in agreement.parties.all()) == ["CN", "KH"]


def test_a_country_that_is_a_party_through_an_institution_is_not_added_again():
    agreement = AgreementFactory(title="Plan", kind="plan")
    PartyFactory(agreement=agreement, country="KH", institution=InstitutionFactory(country="KH"))

    found = preview("agreements", ["title", "kind", "countries"], ["Plan", "plan", "KH"])

    assert counts(found) == (0, 0, 1, 0)


def test_an_article_is_found_by_its_address_first():
    ArticleFactory(id="one", title="Visit", url="https://a.example.org/1")

    found = preview(
        "articles",
        ["title", "url"],
        ["Renamed", "https://a.example.org/1"],
        ["Visit", "https://a.example.org/2"],
    )

    assert differences(found)[0] == (2, "title", "Visit", "Renamed")
    assert counts(found) == (1, 1, 0, 0)


def test_the_text_of_an_article_is_no_column():
    assert (
        "“body” (column B) is no column of articles."
        in preview("articles", ["title", "body"], ["A", "x"]).message
    )
