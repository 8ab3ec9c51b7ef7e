"""What a text of ours tells of engagements, when its officials are given and not found."""

import re

from articles.extraction.countries import find_countries
from articles.extraction.dates import find_dates
from articles.extraction.document import read_document
from articles.extraction.engagements import find_engagements, find_sides
from articles.extraction.facts import DateFact, EngagementFact, OfficialFact, PostFact, Span
from articles.extraction.places import find_places
from articles.extraction.reading import Mention, Reading

PUBLISHED = "2024-05-15"  # a Wednesday

# Invented persons, by name: country and post.
PERSONS = {
    "Arvo Lind": "FI minister of defence",
    "Marta Sielska": "PL minister of defence",
    "Tomas Reyl": "PL president",
    "Jun Takeda": "JP chief of staff",
    "Amina Okello": "UG minister of state",
    "Peter Barasa": "KE general",
    "Lisa Harden": "US secretary of defense",
    "Bruno Vega": "CL admiral",
    "Iman Saleh": "OM commander",
    "Nils Berg": " secretary-general",
    "Karl Ost": "FI spokesman",
}


def reading(text: str) -> Reading:
    """Return a reading of the text in which those of our persons whom it names are known."""
    document = read_document(text)
    result = Reading(document, published=DateFact(PUBLISHED), countries=find_countries(text))
    result.dates = find_dates(document, result.published)
    result.places = find_places(document)
    result.officials = [_official(text, name) for name in PERSONS if name in text]
    mentions = [Mention(span, fact.key) for fact in result.officials for span in fact.mentions]
    result.official_mentions = sorted(mentions, key=lambda mention: mention.span)
    return result


def _official(text: str, name: str) -> OfficialFact:
    country, _, post = PERSONS[name].partition(" ")
    names = rf"{name}|\b{name.split()[-1]}\b"
    mentions = tuple(Span(*match.span()) for match in re.finditer(names, text))
    return OfficialFact(name, name, country, posts=(PostFact(post),), mentions=mentions)


def engagements(text: str) -> list[EngagementFact]:
    """Return the engagements that the text tells of."""
    return find_engagements(reading(text))


def kinds(text: str) -> list[str]:
    """Return the kinds of the engagements that the text tells of."""
    return [fact.kind for fact in engagements(text)]


def only(text: str) -> EngagementFact:
    """Return the one engagement that the text tells of."""
    (fact,) = engagements(text)
    return fact


def people(fact: EngagementFact) -> list[str]:
    """Return the names of those who take part."""
    return [taking.official for taking in fact.participants]


def countries(text: str) -> list[str]:
    """Return the countries that take part in what the text tells of."""
    told = reading(text)
    return [side.country for side in find_sides(told, find_engagements(told))]
