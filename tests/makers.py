"""A record of every kind, with what its list shows of others, for tests that go over all kinds."""

from collections.abc import Callable
from itertools import count
from typing import Any

from django.db import models

from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    Coding,
    CoverageMonth,
    Edition,
    Engagement,
    ErrorReport,
    Evidence,
    Likeness,
    Participation,
    Party,
    Place,
    Publisher,
    Side,
    Signature,
    Topic,
)
from people.models import (
    Appointment,
    Distinct,
    Institution,
    InstitutionAlias,
    Merge,
    Official,
    OfficialAlias,
    Position,
    Rank,
    RankForm,
    Redirection,
    Resemblance,
)
from tests import factories as made
from tests.published import an_edition

numbers = count(1)


def make_official() -> Any:
    """Make an official with a post that is held and one that has ended."""
    official = made.OfficialFactory()
    made.AppointmentFactory(official=official)
    made.AppointmentFactory(official=official, date="2012/2015")
    made.OfficialAliasFactory(official=official)
    return official


def make_engagement() -> Any:
    """Make an engagement with a place, two sides, a participant and evidence."""
    engagement = made.EngagementFactory(place=made.PlaceFactory())
    made.SideFactory(engagement=engagement, country="KH")
    made.SideFactory(engagement=engagement, country="VN")
    made.ParticipationFactory(engagement=engagement)
    made.EvidenceFactory(engagement=engagement)
    return engagement


def make_agreement() -> Any:
    """Make an agreement with an event, a party, a signature and evidence."""
    agreement = made.AgreementFactory()
    made.AgreementEventFactory(agreement=agreement)
    made.PartyFactory(agreement=agreement, country="", institution=made.InstitutionFactory())
    made.SignatureFactory(agreement=agreement)
    made.EvidenceFactory(engagement=None, agreement=agreement)
    return agreement


def make_evidence() -> Any:
    """Make evidence for each kind of record, and return the last."""
    subjects = {
        "official": made.OfficialFactory(),
        "appointment": made.AppointmentFactory(),
        "side": made.SideFactory(),
        "participation": made.ParticipationFactory(),
        "party": made.PartyFactory(institution=made.InstitutionFactory()),
        "signature": made.SignatureFactory(),
        "agreement_event": made.AgreementEventFactory(),
    }
    for name, record in subjects.items():
        made.EvidenceFactory(**{"engagement": None, name: record})
    return made.EvidenceFactory()


MAKERS: dict[type[models.Model], Callable[[], Any]] = {
    Agreement: make_agreement,
    AgreementEvent: made.AgreementEventFactory,
    Appointment: made.AppointmentFactory,
    Article: made.ArticleFactory,
    Coding: made.CodingFactory,
    CoverageMonth: made.CoverageMonthFactory,
    Distinct: lambda: Distinct.objects.create(
        record_type="official",
        first_id=f"a{next(numbers)}",
        second_id="b",
        judged_by_id=made.UserFactory.create().pk,
    ),
    Edition: lambda: an_edition(f"2026.{next(numbers)}"),
    Engagement: make_engagement,
    ErrorReport: lambda: ErrorReport.objects.create(
        record_type="engagement", record_id=f"a{next(numbers)}", words="The date is wrong."
    ),
    Evidence: make_evidence,
    Institution: lambda: made.InstitutionFactory(parent=made.InstitutionFactory()),
    InstitutionAlias: made.InstitutionAliasFactory,
    Likeness: made.LikenessFactory,
    Merge: lambda: Merge.objects.create(
        record_type="official",
        kept_id="b",
        kept_name="Sok Dara",
        lost_id=f"a{next(numbers)}",
        lost_name="Sok Darra",
        reason="One man.",
        made_by_id=made.UserFactory.create().pk,
    ),
    Official: make_official,
    OfficialAlias: made.OfficialAliasFactory,
    Participation: lambda: made.ParticipationFactory(
        rank=made.RankFactory(), position=made.PositionFactory(), institution=made.InstitutionFactory()
    ),
    Party: lambda: made.PartyFactory(institution=made.InstitutionFactory()),
    Place: made.PlaceFactory,
    Position: made.PositionFactory,
    Publisher: made.PublisherFactory,
    Rank: made.RankFactory,
    RankForm: lambda: RankForm.objects.create(
        rank_id=made.RankFactory.create().pk, name=f"Gen. {next(numbers)}"
    ),
    Redirection: lambda: Redirection.objects.create(
        record_type="official",
        old_id=f"a{next(numbers)}",
        new_id="b",
        made_by_id=made.UserFactory.create().pk,
    ),
    Resemblance: lambda: Resemblance.objects.create(
        record_type="official",
        **dict(zip(("first_id", "second_id"), sorted(make(Official).pk for _ in range(2)), strict=True)),
        score=0.9,
    ),
    Side: made.SideFactory,
    Signature: lambda: made.SignatureFactory(rank=made.RankFactory(), position=made.PositionFactory()),
    Topic: lambda: made.TopicFactory(parent=made.TopicFactory()),
}


def make(model: type[models.Model], number: int = 1) -> Any:
    """Make a number of records of a kind, and return the last."""
    return [MAKERS[model]() for _ in range(number)][-1]
