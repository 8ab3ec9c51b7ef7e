"""Columns of a table that is taken home."""

import pytest

from articles.models import Article, Engagement
from defense_ties.lib.exports import Column, Kind, UnknownColumns, choose, database_column, field_column
from people.models import Appointment, Position

LABEL = Column("kind_label", "What the code stands for.", str)
COLUMNS = (
    Column("id", "The id.", lambda row: row.pk),
    Column("kind", "The kind.", lambda row: row.kind, Kind.CODE, LABEL),
)


def names(columns):
    return [column.name for column in columns]


def test_the_column_of_a_field_is_described_as_the_field_is():
    column = field_column(Appointment, "official")
    assert (column.name, column.description) == ("official_id", "Who holds the position.")
    assert column.value(Appointment(official_id="hun-manet")) == "hun-manet"


@pytest.mark.parametrize(
    ("model", "name", "kind"),
    [
        (Engagement, "id", Kind.CODE),
        (Engagement, "title", Kind.TEXT),
        (Engagement, "kind", Kind.CODE),
        (Engagement, "place", Kind.CODE),
        (Engagement, "earliest", Kind.DATE),
        (Engagement, "date", Kind.TEXT),
        (Engagement, "changed_at", Kind.MOMENT),
        (Position, "seniority", Kind.NUMBER),
        (Article, "url", Kind.TEXT),
    ],
)
def test_a_column_knows_what_stands_in_it(model, name, kind):
    assert database_column(model, name).kind is kind


def test_columns_stand_in_the_order_in_which_they_are_asked_for():
    assert names(choose(COLUMNS)) == ["id", "kind"]
    assert names(choose(COLUMNS, ["kind", "id", "kind"])) == ["kind", "id"]


def test_a_label_stands_beside_its_code():
    assert names(choose(COLUMNS, labels=True)) == ["id", "kind", "kind_label"]


def test_what_there_is_no_column_of_is_named():
    with pytest.raises(UnknownColumns) as refused:
        choose(COLUMNS, ["id", "rank", "face"])
    assert refused.value.names == ["rank", "face"]
