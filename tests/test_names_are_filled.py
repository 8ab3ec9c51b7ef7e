"""No record and no other name of one is without a name, whoever writes it."""

import pytest

from tests.factories import (
    AgreementFactory,
    EngagementFactory,
    InstitutionAliasFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PlaceFactory,
    PositionFactory,
    PublisherFactory,
    RankFactory,
)
from tests.refusals import database_refuses, refusals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "field"),
    [
        (OfficialFactory, "name"),
        (OfficialAliasFactory, "name"),
        (InstitutionFactory, "name"),
        (InstitutionAliasFactory, "name"),
        (RankFactory, "title"),
        (PositionFactory, "title"),
        (PublisherFactory, "name"),
        (PlaceFactory, "name"),
        (EngagementFactory, "title"),
        (AgreementFactory, "title"),
    ],
)
def test_the_database_refuses_an_empty_name(factory, field):
    constraint = f"{factory._meta.model._meta.label_lower.replace('.', '_')}_{field}"

    assert f"“{field}” may not be empty." in refusals(factory, constraint, **{field: ""})
    with database_refuses(constraint):  # spaces are taken off before a name is written
        factory(**{field: "   "})
