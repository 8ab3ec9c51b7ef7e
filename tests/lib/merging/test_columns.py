"""A row as plain JSON, and back."""

import datetime
import json
from decimal import Decimal

import pytest

from defense_ties.lib.merging import pack
from defense_ties.lib.merging.columns import unpack
from tests.factories import EngagementFactory, OfficialFactory, PlaceFactory, UserFactory
from tests.makers import MAKERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_row_of_every_kind_comes_back_as_it_was(model):
    row = MAKERS[model]()
    stored = model._base_manager.get(pk=row.pk)

    again = unpack(model, json.loads(json.dumps(pack(stored))))

    for field in model._meta.concrete_fields:
        assert getattr(again, field.attname) == getattr(stored, field.attname), field.attname


def test_times_numbers_and_accounts_lose_nothing():
    place = PlaceFactory(latitude="11.56245", longitude="-104.91601")
    place.refresh_from_db()
    official = OfficialFactory(
        published=True,
        reviewed_by=UserFactory(),
        confidence=0.1 + 0.2,
        drafted_by="extractor",
        extractor_version="1",
    )
    official.published_at = datetime.datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=datetime.UTC)

    back = unpack(type(official), json.loads(json.dumps(pack(official))))

    assert unpack(type(place), pack(place)).longitude == Decimal("-104.91601")
    assert (back.published_at, back.confidence) == (official.published_at, official.confidence)
    assert back.reviewed_by_id == official.reviewed_by_id


def test_a_column_that_is_no_more_is_passed_over():
    assert unpack(type(EngagementFactory()), {"id": "a", "title": "Talks", "old_column": 1}).title == "Talks"
