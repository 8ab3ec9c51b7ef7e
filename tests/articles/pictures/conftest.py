"""Records with dates of every kind, for the pictures of lists."""

import pytest

from tests import factories as made
from tests.published import an_agreement, an_engagement, an_institution, an_official


@pytest.fixture
def engagements(db):
    """Make engagements held, planned and called off, dated to the day, the month, the year, and not."""
    hanoi = made.PlaceFactory(name="Hanoi", country="VN", kind="city")
    counterpart = an_official(country="RU", name="Sergei Volkov")
    minister = made.PositionFactory(institution=an_institution(), title="Minister", seniority=2)
    for place, (kind, status, date, sides) in enumerate(
        [
            ("visit", "held", "2021-12-14/2021-12-16", ("KH", "RU")),
            ("talks", "held", "2021-12-15", ("KH", "RU")),
            ("talks", "held", "2021-12", ("KH", "VN", "LA")),
            ("visit", "held", "2021", ("KH", "RU")),
            ("visit", "held", "2021-11-30/2021-12-02", ("KH", "VN")),
            ("visit", "held", "2019/2022", ("KH", "CN")),
            ("meeting", "planned", "2022", ("KH", "RU")),
            ("meeting", "planned", "2022-05-04", ("KH", "VN")),
            ("meeting", "held", "2022-05-04", ("VN", "RU")),
            ("exercise", "held", "2023/..", ("KH", "VN")),
            ("talks", "held", "", ("KH", "RU")),
            ("talks", "planned", "", ("KH", "CN")),
            ("visit", "cancelled", "2021-12-20", ("KH", "RU")),
            ("visit", "postponed", "", ("KH", "VN")),
        ]
    ):
        engagement = an_engagement(*sides, kind=kind, status=status, date=date, title=f"{kind} {place}")
        engagement.topics.set([["cyber"], ["cyber", "exercises"], ["security_threats"], []][place % 4])
        if place % 3 == 0:
            made.ParticipationFactory(engagement=engagement, official=an_official(), position=minister)
            made.ParticipationFactory(engagement=engagement, official=counterpart, country="RU")
        if place % 2 == 0:
            engagement.place = hanoi
            engagement.save()
    made.EngagementFactory(title="Unseen Draft", date="2021-12-15", status="held")


@pytest.fixture
def agreements(db):
    """Make agreements that are signed, to be signed, and of which no signature is on record."""
    planned = an_engagement("KH", "RU", status="planned", date="2024")
    an_agreement("KH", "RU", kind="mou", events=[("signed", "2021-12-15"), ("in_force", "2022")])
    an_agreement("KH", "VN", kind="mou", events=[("announced", "2020"), ("signed", "2021")])
    an_agreement("KH", "VN", "LA", kind="plan", events=[("signed", "2021-12")])
    an_agreement("KH", "RU", kind="plan", events=[("signed", "")])
    an_agreement("KH", "RU", kind="treaty", events=[("announced", "2021-12-15")], signed_at=planned)
    an_agreement("KH", "CN", kind="treaty", events=[("in_force", "2019")])
    draft = made.AgreementFactory(title="Unseen Draft")
    made.AgreementEventFactory(agreement=draft, kind="signed", date="2021-12-15", sequence=1)
