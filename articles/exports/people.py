"""Officials and institutions as CSV, with the articles that they rest on."""

from articles.exports.sources import SOURCE_COLUMNS
from articles.rows import prepare_institutions, prepare_officials
from articles.sources import attach_articles, attach_passages
from defense_ties.lib.exports import Column, CsvExport
from people.exports import INSTITUTION_COLUMNS, OFFICIAL_COLUMNS


def _officials(officials: list) -> None:
    prepare_officials(officials)
    attach_passages(officials)
    attach_articles(officials)


def _institutions(institutions: list) -> None:
    prepare_institutions(institutions)
    attach_passages(institutions)
    attach_articles(institutions)


OFFICIALS = CsvExport(
    (
        *OFFICIAL_COLUMNS,
        Column("engagements", "Number of engagements with the official.", lambda row: row.engagement_count),
        Column("agreements", "Number of agreements the official signed.", lambda row: row.agreement_count),
        *SOURCE_COLUMNS,
    ),
    _officials,
)

INSTITUTIONS = CsvExport(
    (
        *INSTITUTION_COLUMNS,
        Column(
            "officials", "Number of officials on record in its own posts.", lambda row: row.official_count
        ),
        *SOURCE_COLUMNS,
    ),
    _institutions,
)
