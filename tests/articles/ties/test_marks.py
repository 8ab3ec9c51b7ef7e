"""The marks of the timeline of a tie."""

import pytest

from articles.models import Agreement, Engagement
from articles.ties.marks import agreement_marks, article_marks, engagement_marks
from tests.published import an_agreement, an_article, an_engagement

pytestmark = pytest.mark.django_db


def test_an_engagement_is_marked_in_the_lane_of_its_kind():
    an_engagement(id="award", kind="award", title="The medal", date="2021-12-15?", date_basis="inferred")
    an_engagement(id="talks", kind="talks", title="The talks", date="2022-03", status="planned")
    an_engagement(kind="visit", status="cancelled")
    marks = engagement_marks(Engagement.objects.oldest_first())
    assert [
        (mark.lane, mark.words, mark.exact, mark.planned, mark.inferred, mark.href) for mark in marks
    ] == [
        (
            "Ceremonies and awards",
            "[2021?] Dec 15 · Award · The medal (held)",
            True,
            False,
            True,
            "/engagements/award/",
        ),
        (
            "Meetings and talks",
            "2022 Mar · Talks · The talks (planned)",
            False,
            True,
            False,
            "/engagements/talks/",
        ),
    ]


def test_an_agreement_is_marked_at_each_event_and_where_it_is_to_be_signed():
    planned = an_engagement(status="planned", date="2022")
    an_agreement(
        "KH",
        title="The memorandum",
        signed_at=planned,
        events=(("negotiated", "2020"), ("announced", "2021-12-17")),
    )
    marks = agreement_marks(Agreement.objects.with_status())
    assert [(mark.words, mark.label, mark.planned) for mark in marks] == [
        ("2020 · Negotiated · The memorandum", "Memorandum of understanding negotiated", False),
        ("2021 Dec 17 · Announced · The memorandum", "Memorandum of understanding announced", False),
        ("2022 · To be signed · The memorandum", "Memorandum of understanding to be signed", True),
    ]


def test_an_article_is_marked_when_it_appeared():
    [mark] = article_marks([an_article(title="Armies meet", publisher=None, date="2021-12")])
    assert (mark.lane, mark.words) == ("Articles read", "2021 Dec · Armies meet · publisher not given")
