"""Officials, institutions and the posts that join them."""

import factory

from people.models import (
    Appointment,
    Institution,
    InstitutionAlias,
    Official,
    OfficialAlias,
    Position,
    Rank,
)
from tests.factories.reviewing import ReviewableFactory


class InstitutionFactory(ReviewableFactory):
    class Meta:
        model = Institution

    name = factory.Sequence(lambda number: f"Army {number}")
    kind = "army"
    country = "KH"


class InstitutionAliasFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = InstitutionAlias

    institution = factory.SubFactory(InstitutionFactory)
    name = factory.Sequence(lambda number: f"The Land Force {number}")


class OfficialFactory(ReviewableFactory):
    class Meta:
        model = Official

    name = factory.Sequence(lambda number: f"Sok Dara {number}")
    country = "KH"


class OfficialAliasFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OfficialAlias

    official = factory.SubFactory(OfficialFactory)
    name = factory.Sequence(lambda number: f"Sok Darra {number}")


class RankFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Rank

    title = factory.Sequence(lambda number: f"General of Grade {number}")
    scheme = "military"
    service = "army"
    country = "KH"


class PositionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Position

    title = factory.Sequence(lambda number: f"Deputy Commander {number}")
    institution = factory.SubFactory(InstitutionFactory)
    country = "KH"
    seniority = 4


class AppointmentFactory(ReviewableFactory):
    class Meta:
        model = Appointment

    official = factory.SubFactory(OfficialFactory)
    position = factory.SubFactory(PositionFactory)
    date = "2018/.."
