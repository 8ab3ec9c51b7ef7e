"""Readings for the tests of agreements and topics: a text whose officials are told, not found."""

import re

from articles.extraction.agreements import find_agreements
from articles.extraction.countries import find_countries
from articles.extraction.dates import find_dates
from articles.extraction.document import read_document
from articles.extraction.facts import DateFact, EngagementFact, OfficialFact, Span
from articles.extraction.reading import Mention, Reading

PUBLISHED = "2026-03-18"  # a Wednesday


def reading(text: str, officials: str = "", engagements: str = "meeting") -> Reading:
    """Return a reading of the text with "Anders Holm:SE, Maarja Kask:EE", and engagements of those kinds."""
    published = DateFact(PUBLISHED)
    document = read_document(text)
    result = Reading(document, published=published, countries=find_countries(text))
    result.dates = find_dates(document, published)
    result.officials = [official(text, *entry.split(":")) for entry in officials.split(", ") if entry]
    mentions = [Mention(span, fact.key) for fact in result.officials for span in fact.mentions]
    result.official_mentions = sorted(mentions, key=lambda mention: mention.span)
    result.engagements = [
        EngagementFact(f"engagement-{number}", kind) for number, kind in enumerate(engagements.split(), 1)
    ]
    return result


def official(text: str, name: str, country: str) -> OfficialFact:
    """Return an official whom the text names in full or by the last name."""
    names = rf"{re.escape(name)}|\b{re.escape(name.split()[-1])}\b"
    mentions = tuple(Span(*match.span()) for match in re.finditer(names, text))
    return OfficialFact(name, name, country, mentions=mentions)


def told(text: str, officials: str = "", engagements: str = "meeting") -> list[tuple[str, ...]]:
    """Return the agreements of a text: kind, status, date, countries and signatories."""
    return [
        (
            fact.kind,
            fact.status,
            fact.date.edtf if fact.date else "",
            " ".join(sorted(party.country for party in fact.parties)),
            ", ".join(signatory.official for signatory in fact.signatories),
        )
        for fact in find_agreements(reading(text, officials, engagements))
    ]
