"""The first edition: what an expert notices in the five documents, and what the records say of it."""

import datetime
from pathlib import Path

import pytest
from django.db.models import Q

from articles.models import Agreement, AgreementEvent, Engagement, Evidence, Participation, Signature
from articles.package import load
from defense_ties.lib.date_words import date_words
from people.models import Appointment, Institution, Official

DATASET = Path(__file__).resolve().parents[2] / "articles" / "dataset"

# The documents, by the ids of their articles.
INFANTRY = "infantry-memorandum-2021-12"
NEWSPAPER = "phnom-penh-post-2021-12-transnational-crime"
BORDER = "border-guard-talks-2023"
HANOI = "commander-in-hanoi-2023-10"

pytestmark = pytest.mark.usefixtures("first_edition")


@pytest.fixture
def first_edition(db):
    """Load the package that ships."""
    load(DATASET)


def sources(record) -> set[str]:
    """Return the ids of the articles behind a record."""
    return set(Evidence.objects.about(record).values_list("article_id", flat=True))


def shown(record) -> str:
    return str(date_words(record.date, record.date_basis))


def test_two_articles_report_one_visit_with_three_parts():
    visit = Engagement.objects.get(kind="visit", participations__official="nikolai-patrushev")
    assert (visit.pk, shown(visit)) == ("patrushev-visit-cambodia-2021-12", "[2021?] Dec 14–16")
    assert (visit.earliest, visit.latest) == (datetime.date(2021, 12, 14), datetime.date(2021, 12, 16))
    parts = visit.parts.oldest_first()
    assert [(part.kind, str(part), shown(part)) for part in parts] == [
        ("award", "Order of Friendship for Hun Sen", "[2021?] Dec 15"),
        ("meeting", "Meeting of Hun Manith and Nikolai Patrushev", "[2021?] Dec 15"),
        ("meeting", "Meeting of Hun Manet and Nikolai Patrushev", "[2021?] Dec 16"),
    ]
    for engagement in (visit, *parts):
        assert sources(engagement) == {INFANTRY, NEWSPAPER}
        assert dict(engagement.sides.values_list("country", "role")) == {"RU": "visitor", "KH": "host"}
    assert parts[2].place_id == "phnom-penh"


def test_the_giver_of_the_medal_was_there_and_the_one_it_was_given_for_was_not():
    award = Engagement.objects.get(kind="award")
    assert dict(award.participations.values_list("official", "role")) == {
        "hun-sen": "recipient",
        "nikolai-patrushev": "awarding_party",
        "vladimir-putin": "mentioned",
    }


def test_a_planned_memorandum_has_no_signature():
    memorandum = Agreement.objects.with_status().get(pk="mou-land-forces-cambodia-russia")
    assert (memorandum.kind, memorandum.status) == ("mou", "announced")
    assert not memorandum.signatures.exists()
    meeting = memorandum.signed_at
    assert (meeting.status, meeting.date, meeting.date_basis) == ("planned", "2022", "stated")
    assert not Engagement.objects.filter(pk=meeting.pk, participations__official__isnull=False).exists()


def test_what_is_recalled_of_2019_keeps_to_the_year():
    recalled = Engagement.objects.overlapping("2019").order_by("id")
    assert [(str(one), one.date, one.date_basis, one.part_of_id) for one in recalled] == [
        ("Visit of Hun Manet to Moscow", "2019", "stated", None),
        (
            "First meeting of Hun Manet and Nikolai Patrushev",
            "2019",
            "stated",
            "hun-manet-visit-moscow-2019",
        ),
        ("Meeting of Hun Manet and Oleg Salyukov", "2019", "stated", "hun-manet-visit-moscow-2019"),
    ]


def test_a_quoted_remark_is_no_engagement():
    met = Engagement.objects.with_official("oleg-salyukov")
    assert [one.date for one in met] == ["2019"]


def test_a_year_that_the_coder_inferred_looks_like_one():
    conference = Engagement.objects.get(kind="video_conference")
    signing = AgreementEvent.objects.get(agreement="mou-armies-cambodia-china")
    for record in (conference, signing):
        assert (record.date, record.date_basis, shown(record)) == (
            "2022-03-31?",
            "inferred",
            "[2022?] Mar 31",
        )
        reasons = record.evidence.filter(field="date").values_list("note", flat=True)
        assert any("2022 is the coder's inference" in reason for reason in reasons)
    assert (conference.mode, str(conference.place)) == ("remote", "Online")


def test_rank_belongs_to_the_participation():
    ranks = Participation.objects.filter(official="hun-manet", rank__isnull=False)
    assert set(ranks.values_list("engagement__earliest__year", "rank_as_written", "rank__title")) == {
        (2022, "Lt. Gen.", "Lieutenant General"),
        (2023, "General", "General"),
    }


def test_vietnamese_ranks_are_ranks_of_their_own():
    ranks = Participation.objects.filter(rank__country="VN")
    assert set(ranks.values_list("rank_as_written", "rank__title", "rank__scheme", "rank__nato_code")) == {
        ("Sen. Lieut. Gen.", "Senior Lieutenant General", "military", ""),
        ("Lt. Gen.", "Lieutenant General", "border_guard", ""),
    }


def test_one_official_holds_two_posts_at_once():
    held = Appointment.objects.of("hun-manet").on(datetime.date(2022, 3, 31)).order_by("id")
    assert [str(one.position) for one in held] == [
        "Commander, Royal Cambodian Army",
        "Deputy Commander-in-Chief, Royal Cambodian Armed Forces",
    ]
    assert not Appointment.objects.filter(Q(true_start=True) | Q(true_end=True)).exists()


@pytest.mark.parametrize(
    "name",
    [
        "Royal Cambodian Army",
        "the infantry",
        "Command of the Royal Cambodian Army",
        "Cambodian army infantry",
    ],
)
def test_one_institution_goes_by_several_names(name):
    found = Institution.objects.filter(Q(name=name) | Q(aliases__name=name)).distinct().get()
    assert (found.pk, found.parent_id) == ("royal-cambodian-army", "royal-cambodian-armed-forces")


@pytest.mark.parametrize("name", ["Liu Zhen Li", "Liu Zhenli", "刘振立"])
def test_one_man_goes_by_several_names(name):
    assert [official.pk for official in Official.objects.search(name)] == ["liu-zhenli"]


def test_an_analyst_and_a_sidebar_are_no_evidence():
    last_of_the_report = 13
    cited = Evidence.objects.filter(article=NEWSPAPER)
    assert set(cited.values_list("paragraph", flat=True)) == {4, 7, 8, 9, 10, 11, 12, last_of_the_report}
    assert not Official.objects.search("Vannak").exists()


def test_undated_talks_leave_four_agreements_of_which_one_was_signed_there():
    talks = Engagement.objects.get(kind="talks", evidence__article=BORDER, evidence__field="kind")
    assert (talks.date, shown(talks)) == ("2023?", "[2023?]")
    agreements = Agreement.objects.filter(evidence__article=BORDER).distinct().with_status().order_by("id")
    assert [(one.kind, one.status, one.covers, one.signed_at_id) for one in agreements] == [
        ("minutes", "signed", "", talks.pk),
        ("mou", "in_force", "", None),
        ("plan", "in_force", "2023", None),
        ("protocol", "in_force", "2023", None),
    ]
    signed = Signature.objects.filter(agreement__signed_at=talks)
    assert set(signed.values_list("official", "rank_as_written")) == {
        ("hun-manet", "Gen."),
        ("le-duc-thai", "Lt. Gen."),
    }


def test_joint_events_of_the_year_before_are_put_in_the_inferred_year():
    recalled = Engagement.objects.filter(evidence__article=BORDER).overlapping("2022").distinct()
    assert {(one.kind, shown(one), one.place_id) for one in recalled} == {
        ("exchange", "[2022?] May", None),
        ("ceremony", "[2022?] Jun", None),
        ("ceremony", "[2022?] Jun", "binh-phuoc"),
        ("ceremony", "[2022?] Jun", "tbong-khmum"),
    }


def test_one_dated_article_gives_a_visit_its_talks_a_past_visit_and_a_planned_exchange():
    told = Engagement.objects.filter(evidence__article=HANOI).distinct().oldest_first()
    assert [(one.kind, one.status, one.date, one.date_basis) for one in told] == [
        ("visit", "held", "2022-03", "worked_out"),
        ("visit", "held", "2023-10-16/2023-10-19", "worked_out"),
        ("talks", "held", "2023-10-17", "worked_out"),
        ("exchange", "planned", "2023-10-17/..", "worked_out"),
    ]
    _, visit, talks, exchange = told
    assert talks.part_of == visit
    assert talks.place_id == "hanoi"
    assert set(exchange.sides.values_list("country", flat=True)) == {"KH", "LA", "VN"}
