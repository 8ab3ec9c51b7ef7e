"""The whole way from a text to its facts."""

from articles.extraction.agreements import find_agreements, link_signings
from articles.extraction.countries import find_countries
from articles.extraction.dates import find_dates
from articles.extraction.document import read_document
from articles.extraction.engagements import find_engagements, find_sides
from articles.extraction.facts import Facts
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.officials import find_people
from articles.extraction.phrases import level
from articles.extraction.places import find_places
from articles.extraction.published import find_published, writes_month_first
from articles.extraction.reading import Known, Reading
from articles.extraction.topics import find_topics

# Said with every draft; raised when the rules or the vocabularies change what is found.
VERSION = "1.0"


def extract(text: str, *, known: Known | None = None, gazetteer: Gazetteer | None = None) -> Facts:
    """Return the facts of a text; offsets count its characters as they are."""
    reading = read(text, known=known, gazetteer=gazetteer)
    return Facts(
        reading.published,
        tuple(reading.officials),
        tuple(reading.institutions),
        tuple(reading.engagements),
        tuple(reading.agreements),
        tuple(reading.topics),
        tuple(reading.sides),
    )


def read(text: str, *, known: Known | None = None, gazetteer: Gazetteer | None = None) -> Reading:
    """Return all that was found in a text, each step building on those before."""
    document = read_document(level(text))
    reading = Reading(document, known or Known())
    reading.countries = find_countries(document.text)
    reading.published = find_published(document, reading.known)
    month_first = writes_month_first(reading.known)
    reading.dates = find_dates(document, reading.published, month_first=month_first)
    reading.places = find_places(document)
    find_people(reading, gazetteer)
    reading.engagements = find_engagements(reading)
    reading.agreements = find_agreements(reading)
    reading.agreements = link_signings(reading)
    reading.topics = find_topics(reading)
    reading.sides = find_sides(reading, reading.engagements)
    return reading
