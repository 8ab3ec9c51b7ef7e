"""The records of people and institutions, one file a noun."""

from people.models.appointment import Appointment
from people.models.attribution import Attribution
from people.models.distinct import Distinct
from people.models.institution import Institution, InstitutionAlias
from people.models.merge import Merge
from people.models.official import Official, OfficialAlias
from people.models.position import Position
from people.models.rank import Rank, RankForm
from people.models.redirection import Redirection
from people.models.resemblance import Resemblance

__all__ = [
    "Appointment",
    "Attribution",
    "Distinct",
    "Institution",
    "InstitutionAlias",
    "Merge",
    "Official",
    "OfficialAlias",
    "Position",
    "Rank",
    "RankForm",
    "Redirection",
    "Resemblance",
]
