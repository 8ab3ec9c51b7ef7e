"""The staff's pages of what was reported, one file a noun."""

from articles.admin import (  # noqa: F401
    agreement,
    agreement_event,
    article,
    engagement,
    evidence,
    likeness,
    participation,
    party,
    people,
    place,
    publisher,
    side,
    signature,
    topic,
)
