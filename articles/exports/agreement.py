"""Agreements as CSV."""

from django.db.models import prefetch_related_objects

from articles.exports.sources import SOURCE_COLUMNS
from articles.models import Agreement
from articles.rows import prepare_agreements
from articles.sources import attach_articles
from defense_ties.lib.exports import Column, CsvExport, field_column
from people.exports import published_id


def prepare(agreements: list) -> None:
    """Fetch what the columns need for a chunk of agreements."""
    prepare_agreements(agreements)
    prefetch_related_objects(agreements, "topics", "implements", "amends", "signed_at")
    attach_articles(agreements)


def _ids(rows, field: str) -> str:
    return " ".join(dict.fromkeys(filter(None, (published_id(getattr(row, field)) for row in rows))))


AGREEMENTS = CsvExport(
    (
        *(
            field_column(Agreement, name)
            for name in ("id", "title", "title_as_written", "kind", "legally_binding")
        ),
        Column("status", "Kind of the latest event in its history.", lambda row: row.status),
        Column("date", "Date of that event as far as it is known, in EDTF.", lambda row: row.status_date),
        Column("earliest", "First day that the date may mean.", lambda row: row.earliest),
        Column("latest", "Last day that the date may mean.", lambda row: row.latest),
        Column("date_basis", "How the date is known.", lambda row: row.status_basis),
        *(field_column(Agreement, name) for name in ("covers", "covers_earliest", "covers_latest")),
        Column(
            "countries",
            "Countries that are parties, by code, parted by a space.",
            lambda row: " ".join(
                sorted({str(party.country) for party in row.parties.all() if party.country})
            ),
        ),
        Column(
            "institution_ids",
            "Institutions that are parties, parted by a space.",
            lambda row: _ids(row.parties.all(), "institution"),
        ),
        Column(
            "official_ids",
            "Officials who signed, parted by a space.",
            lambda row: _ids(row.signatures.all(), "official"),
        ),
        Column(
            "topics",
            "Codes of what it is about, parted by a space.",
            lambda row: " ".join(topic.pk for topic in row.topics.all()),
        ),
        Column(
            "implements_id",
            "The agreement it carries out, if published.",
            lambda row: published_id(row.implements),
        ),
        Column("amends_id", "The agreement it changes, if published.", lambda row: published_id(row.amends)),
        Column(
            "signed_at_id",
            "The engagement at which it was, or is to be, signed, if published.",
            lambda row: published_id(row.signed_at),
        ),
        field_column(Agreement, "summary"),
        *SOURCE_COLUMNS,
    ),
    prepare,
)
