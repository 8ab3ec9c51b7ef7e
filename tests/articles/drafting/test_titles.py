"""Titles in our own words."""

import pytest

from articles.drafting.titles import agreement_title, engagement_title
from articles.extraction.facts import (
    AgreementFact,
    EngagementFact,
    ParticipantFact,
    PartyFact,
    SideFact,
)

NAMES = {"a": "Sok Dara", "b": "Tran Van Binh", "c": "Li Wei", "d": "Ivan Orlov"}
KH, VN = SideFact("KH", "visitor"), SideFact("VN", "host")


def people(**roles):
    return tuple(ParticipantFact(key, role) for key, role in roles.items())


@pytest.mark.parametrize(
    ("fact", "title"),
    [
        (
            EngagementFact("1", "visit", country="VN", sides=(KH, VN), participants=people(a="guest")),
            "Visit of Sok Dara to Viet Nam",
        ),
        (
            EngagementFact("1", "visit", sides=(KH, VN), participants=people(a="guest", b="host")),
            "Visit of Sok Dara to Viet Nam",
        ),
        (EngagementFact("1", "visit", sides=(KH, VN)), "Visit from Cambodia to Viet Nam"),
        (EngagementFact("1", "visit"), "Visit"),
        (EngagementFact("1", "port_call", sides=(KH, VN)), "Port call from Cambodia to Viet Nam"),
        (
            EngagementFact("1", "talks", participants=people(a="guest", b="host")),
            "Talks of Sok Dara and Tran Van Binh",
        ),
        (
            EngagementFact("1", "meeting", sides=(KH, VN), participants=people(a="guest")),
            "Meeting of Cambodia and Viet Nam",
        ),
        (
            EngagementFact("1", "courtesy_call", participants=people(a="guest", b="host", c="member")),
            "Courtesy call of Sok Dara, Tran Van Binh and Li Wei",
        ),
        (
            EngagementFact("1", "meeting", participants=people(a="member", b="host", c="guest", d="guest")),
            "Meeting of Sok Dara, Tran Van Binh, Li Wei and others",
        ),
        (
            EngagementFact("1", "award", participants=people(a="awarding_party", b="recipient")),
            "Award for Tran Van Binh",
        ),
        (EngagementFact("1", "exercise", title="Golden Heron 2022", sides=(KH, VN)), "Golden Heron 2022"),
        (EngagementFact("1", "exercise", sides=(KH, VN)), "Exercise of Cambodia and Viet Nam"),
        (EngagementFact("1", "video_conference", sides=(KH, VN)), "Online meeting of Cambodia and Viet Nam"),
        (EngagementFact("1", "other"), "Engagement"),
    ],
)
def test_an_engagement_is_named_by_kind_people_and_countries(fact, title):
    assert engagement_title(fact, NAMES) == title


@pytest.mark.parametrize(
    ("fact", "title"),
    [
        (
            AgreementFact("1", "mou", "signed", parties=(PartyFact("KH"), PartyFact("VN"))),
            "Memorandum of understanding between Cambodia and Viet Nam",
        ),
        (
            AgreementFact("1", "plan", "signed", covers="2023/2025", parties=(PartyFact("KH"),)),
            "Plan of Cambodia for 2023–2025",
        ),
        (AgreementFact("1", "other", "signed"), "Document"),
    ],
)
def test_an_agreement_is_named_by_kind_parties_and_period(fact, title):
    assert agreement_title(fact) == title
