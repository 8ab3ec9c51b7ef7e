"""The whole way from a text to its facts."""

from importlib import import_module

from articles.extraction.countries import find_countries
from articles.extraction.document import read_document
from articles.extraction.facts import Facts
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.officials import find_people
from articles.extraction.phrases import level
from articles.extraction.reading import Known, Reading


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


def _try(module, name, default, *args):
    try:
        f = getattr(import_module("articles.extraction." + module), name)
    except (ImportError, AttributeError):
        return default
    return f(*args)


def read(text: str, *, known: Known | None = None, gazetteer: Gazetteer | None = None) -> Reading:
    """Return all that was found in a text, step by step."""
    document = read_document(level(text))
    reading = Reading(document, known or Known())
    reading.countries = find_countries(document.text)
    reading.published = _try("published", "find_published", None, document, reading.known)
    reading.dates = _try("dates", "find_dates", (), document, reading.published)
    reading.places = _try("places", "find_places", (), document)
    find_people(reading, gazetteer)
    reading.engagements = _try("engagements", "find_engagements", (), reading)
    reading.agreements = _try("agreements", "find_agreements", (), reading)
    reading.topics = _try("topics", "find_topics", (), reading)
    reading.sides = _try("engagements", "find_sides", (), reading, reading.engagements)
    return reading
