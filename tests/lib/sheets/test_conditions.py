"""Rules worked out without the database say what the database would say."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint

from articles.models import Engagement, Evidence, Place
from articles.sheets import KINDS
from defense_ties.lib.sheets.conditions import Unknown, holds, keeps
from people.models import Official, Position, Rank

RECORDS = [
    Official(name="A", id="a"),
    Official(name="", id="A b", wikidata_id="12", country="XX"),
    Official(name="A", id="a", review_status="published"),
    Official(name="A", id="a", confidence=2, drafted_by="extractor"),
    Place(name="A", kind="city"),
    Place(name="A", kind="virtual", latitude=Decimal(5)),
    Place(name="A", kind="city", country="KH", latitude=Decimal(95), longitude=Decimal(5)),
    Rank(title="A", scheme="police", nato_code="OF-9"),
    Position(title="A", seniority=9),
    Position(title="A", country="KH"),
    Engagement(title="A", kind="visit", date="2022", id="a", part_of_id="a"),
    Evidence(id="a", start=5, end=3, paragraph=0),
    Evidence(id="a", start=5, official_id="x", side_id="y"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record._meta.model_name)
def test_a_rule_is_kept_or_broken_as_in_the_database(record):
    for rule in record._meta.constraints:
        if isinstance(rule, CheckConstraint):
            try:
                rule.validate(type(record), record)
                kept = True
            except ValidationError:
                kept = False
            assert keeps(rule, record) is kept, rule.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_rule_of_a_kind_can_be_worked_out_here(kind):
    record = kind.model()
    for rule in kind.model._meta.constraints:
        if isinstance(rule, CheckConstraint):
            try:
                holds(rule.condition, record)
            except Unknown:
                pytest.fail(f"{rule.name} asks the database for every row")
