"""Sheets of every kind of record, and their import: checked, previewed, and written all or not at all."""

from articles.sheets.agreement import AGREEMENT_EVENTS, AGREEMENTS, PARTIES, SIGNATURES
from articles.sheets.article import ARTICLES, PLACES, PUBLISHERS
from articles.sheets.engagement import ENGAGEMENTS, PARTICIPATIONS, SIDES
from articles.sheets.evidence import EVIDENCE
from people import sheets as people_sheets

KINDS = (
    *people_sheets.KINDS,
    PUBLISHERS,
    PLACES,
    ARTICLES,
    ENGAGEMENTS,
    SIDES,
    PARTICIPATIONS,
    AGREEMENTS,
    AGREEMENT_EVENTS,
    PARTIES,
    SIGNATURES,
    EVIDENCE,
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}

__all__ = ["BY_MODEL", "BY_NAME", "KINDS"]
