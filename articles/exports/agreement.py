"""Agreements as a table."""

from django.db.models import F, OuterRef

from articles.choices import AgreementEventKind, AgreementKind, LegalForce
from articles.exports.labels import SIGN, country_label, id_label, ids_label, label, topics_label
from articles.exports.sources import source_columns
from articles.models import Agreement, Party, Signature
from defense_ties.lib.dates import Basis
from defense_ties.lib.exports import Column, Kind, QueryExport, database_column
from defense_ties.lib.exports.expressions import Joined
from defense_ties.lib.reviewing import ReviewStatus
from people.exports import published_reference

PARTIES = Party._base_manager.filter(agreement=OuterRef("pk"))
INSTITUTIONS = PARTIES.filter(institution__review_status=ReviewStatus.PUBLISHED)
OFFICIALS = Signature._base_manager.filter(
    agreement=OuterRef("pk"), official__review_status=ReviewStatus.PUBLISHED
)
TOPICS = Agreement.topics.through._base_manager.filter(agreement=OuterRef("pk"))


def _reference(name: str, description: str) -> Column:
    said = id_label(f"{name}_id", name, "title")
    return Column(f"{name}_id", description, published_reference(name), Kind.CODE, said)


# The status and its date are those of `with_status`.
AGREEMENTS = QueryExport(
    (
        *(database_column(Agreement, name) for name in ("id", "title", "title_as_written")),
        database_column(Agreement, "kind", label=label("kind", AgreementKind)),
        database_column(Agreement, "legally_binding", label=label("legally_binding", LegalForce)),
        Column(
            "status",
            "Kind of the latest event in its history.",
            F("status"),
            Kind.CODE,
            label("status", AgreementEventKind),
        ),
        Column("date", "Date of that event as far as it is known, in EDTF.", F("status_date")),
        Column("earliest", "First day that the date may mean.", F("earliest"), Kind.DATE),
        Column("latest", "Last day that the date may mean.", F("latest"), Kind.DATE),
        Column(
            "date_basis", "How the date is known.", F("status_basis"), Kind.CODE, label("date_basis", Basis)
        ),
        *(database_column(Agreement, name) for name in ("covers", "covers_earliest", "covers_latest")),
        Column(
            "countries",
            "Countries that are parties, by code, parted by a space.",
            Joined(PARTIES.exclude(country=""), item="country"),
            Kind.CODES,
            country_label("countries"),
        ),
        Column(
            "institution_ids",
            "Institutions that are parties, parted by a space.",
            Joined(INSTITUTIONS, item="institution_id"),
            Kind.CODES,
            ids_label(
                "institution_ids",
                Joined(INSTITUTIONS, item="institution__name", by="institution_id", sign=SIGN),
            ),
        ),
        Column(
            "official_ids",
            "Officials who signed, parted by a space.",
            Joined(OFFICIALS, item="official_id"),
            Kind.CODES,
            ids_label("official_ids", Joined(OFFICIALS, item="official__name", by="official_id", sign=SIGN)),
        ),
        Column(
            "topics",
            "Codes of what it is about, parted by a space.",
            Joined(TOPICS, item="topic_id"),
            Kind.CODES,
            topics_label(TOPICS),
        ),
        _reference("implements", "The agreement it carries out, if published."),
        _reference("amends", "The agreement it changes, if published."),
        _reference("signed_at", "The engagement at which it was, or is to be, signed, if published."),
        database_column(Agreement, "summary"),
        *source_columns(Agreement, "agreement"),
    )
)
