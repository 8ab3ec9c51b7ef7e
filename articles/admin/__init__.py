"""The staff's pages of what was reported, one file a noun."""

from articles.admin import (  # noqa: F401
    agreement,
    agreement_event,
    article,
    coding,
    coverage,
    desk,
    engagement,
    error_report,
    evidence,
    likeness,
    nearness,
    participation,
    party,
    people,
    place,
    publisher,
    sheet_import,
    side,
    signature,
    topic,
)
