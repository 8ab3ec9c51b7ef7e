"""Records for tests: each factory makes a valid one; `published=True` makes it public."""

from tests.factories.accounts import CoderFactory, ReviewerFactory, UserFactory
from tests.factories.articles import (
    AgreementEventFactory,
    AgreementFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    LikenessFactory,
    ParticipationFactory,
    PartyFactory,
    PlaceFactory,
    PublisherFactory,
    SideFactory,
    SignatureFactory,
    TopicFactory,
)
from tests.factories.people import (
    AppointmentFactory,
    InstitutionAliasFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PositionFactory,
    RankFactory,
)

__all__ = [
    "AgreementEventFactory",
    "AgreementFactory",
    "AppointmentFactory",
    "ArticleFactory",
    "CoderFactory",
    "EngagementFactory",
    "EvidenceFactory",
    "InstitutionAliasFactory",
    "InstitutionFactory",
    "LikenessFactory",
    "OfficialAliasFactory",
    "OfficialFactory",
    "ParticipationFactory",
    "PartyFactory",
    "PlaceFactory",
    "PositionFactory",
    "PublisherFactory",
    "RankFactory",
    "ReviewerFactory",
    "SideFactory",
    "SignatureFactory",
    "TopicFactory",
    "UserFactory",
]
