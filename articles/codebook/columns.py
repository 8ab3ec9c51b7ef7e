"""The columns of all that can be taken home, each with what it holds and the codes that stand in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from articles.codebook.codes import TOPICS
from articles.codebook.uses import VOCABULARIES
from articles.exports import AGREEMENTS, ARTICLES, ENGAGEMENTS, INSTITUTIONS, OFFICIALS
from articles.models import Agreement, Article, Engagement, Topic
from articles.package.derived import DERIVED
from articles.package.derived.table import DerivedTable
from articles.package.tables import TABLES, Table
from defense_ties.lib.exports import RowExport
from defense_ties.lib.translating import translated
from people.models import Institution, Official

LISTS: tuple[tuple[str, RowExport, Any], ...] = (
    ("engagements", ENGAGEMENTS, Engagement),
    ("agreements", AGREEMENTS, Agreement),
    ("officials", OFFICIALS, Official),
    ("institutions", INSTITUTIONS, Institution),
    ("articles", ARTICLES, Article),
)
# The anchor of the vocabulary with these codes.
BY_CODES = {tuple(str(code) for code in each.vocabulary.values): each.name for each in VOCABULARIES}


@dataclass(frozen=True)
class ExplainedColumn:
    """A column: its name, what it holds, and the anchor of the vocabulary whose codes stand in it."""

    anchor: str
    name: str
    description: str
    codes: str = ""


@dataclass(frozen=True)
class ColumnFile:
    """A CSV file with its columns in their order."""

    anchor: str
    name: str
    description: str
    columns: list[ExplainedColumn]


def list_files() -> list[ColumnFile]:
    """Return the files as which the lists can be downloaded."""
    files = []
    for section, export, model in LISTS:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        columns = [
            ExplainedColumn(
                f"list-{section}-{column.name}",
                column.name,
                column.description,
                TOPICS if column.name == "topics" else _codes(fields.get(column.name)),
            )
            for column in export.columns
        ]
        if model is Agreement:
            columns = [_latest_event(column) for column in columns]
        about = _("The list of %(records)s, as it is filtered and sorted on screen.") % {
            "records": translated(section)
        }
        files.append(ColumnFile(f"list-{section}", f"defense_ties-{section}.csv", about, columns))
    return files


def _latest_event(column: ExplainedColumn) -> ExplainedColumn:
    """Return a column of agreements; their status is the kind of the latest event, and no field of theirs."""
    codes = {"status": "agreement-event-kind", "date_basis": "basis"}.get(column.name, column.codes)
    return ExplainedColumn(column.anchor, column.name, column.description, codes)


def package_files() -> list[ColumnFile]:
    """Return the tables of a data package, those that follow from the records last."""
    tables = [
        ColumnFile(table.name, table.file, table.description, _table_columns(table)) for table in TABLES
    ]
    return [*tables, *(_derived_file(table) for table in DERIVED)]


def _derived_file(table: DerivedTable) -> ColumnFile:
    columns = [
        ExplainedColumn(
            f"{table.name}-{column.name}", column.name, column.description, _vocabulary(column.codes)
        )
        for column in table.columns
    ]
    return ColumnFile(table.name, table.file, table.description, columns)


def _table_columns(table: Table) -> list[ExplainedColumn]:
    return [
        ExplainedColumn(
            f"{table.name}-{name}", name, str(field.help_text) or f"The {field.verbose_name}.", _codes(field)
        )
        for name, field in table.fields.items()
    ]


def _codes(field: models.Field | None) -> str:
    """Return the anchor of the vocabulary that a field takes its codes from, if it does."""
    if field is None:
        return ""
    if field.related_model is Topic:
        return TOPICS
    return _vocabulary(code for code, label in field.flatchoices)


def _vocabulary(codes: Iterable[Any]) -> str:
    """Return the anchor of the vocabulary with these codes, or nothing if there is none."""
    return BY_CODES.get(tuple(str(code) for code in codes if code not in ("", None)), "")
