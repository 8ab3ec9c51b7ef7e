"""The staff's pages of what was reported, one file a noun."""

from articles.admin import (  # noqa: F401
    agreement,
    agreement_event,
    article,
    coverage,
    desk,
    engagement,
    evidence,
    likeness,
    nearness,
    participation,
    party,
    people,
    place,
    publisher,
    side,
    signature,
    topic,
)
