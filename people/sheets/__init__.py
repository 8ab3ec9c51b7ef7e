"""Sheets of people and institutions: their columns, and how a row finds its record."""

from people.sheets.finders import FINDERS
from people.sheets.institution import INSTITUTION_ALIASES, INSTITUTIONS
from people.sheets.merged import merged_into
from people.sheets.official import OFFICIAL_ALIASES, OFFICIALS
from people.sheets.position import APPOINTMENTS, POSITIONS
from people.sheets.rank import RANK_FORMS, RANKS

KINDS = (
    OFFICIALS,
    OFFICIAL_ALIASES,
    INSTITUTIONS,
    INSTITUTION_ALIASES,
    RANKS,
    RANK_FORMS,
    POSITIONS,
    APPOINTMENTS,
)

__all__ = ["FINDERS", "KINDS", "merged_into"]
