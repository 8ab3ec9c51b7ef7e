"""Where a report comes from: the country whose minister is just `the minister`."""

from collections import Counter
from functools import cache

from articles.extraction.countries import country_of
from articles.extraction.phrases import Phrases
from articles.extraction.reading import Reading
from articles.extraction.vocabulary import forms, rows


def home_of(reading: Reading) -> str:
    """Return the country of the dateline, else of the agency or publisher, else the one named most."""
    return _of_dateline(reading) or _of_publisher(reading) or _named_most(reading)


def _of_dateline(reading: Reading) -> str:
    place = next((place for place in reading.places if place.dateline), None)
    if place and place.country:
        return place.country
    dateline = reading.document.dateline
    return country_of(dateline.place.title()) if dateline and dateline.place else ""


def _of_publisher(reading: Reading) -> str:
    if reading.known.country:
        return reading.known.country
    text, dateline = reading.text, reading.document.dateline
    furniture = [line.span for line in reading.document.lines if line.zone in ("header", "byline", "footer")]
    spans = [*([dateline.span] if dateline else []), *furniture]
    for span in spans:
        for _, code in _agencies().find(text[span.start : span.end]):
            return code
    return ""


def _named_most(reading: Reading) -> str:
    """Return the country that is named most; where two are named as often, that of the first place."""
    counts = Counter(mention.code for mention in reading.countries)
    if not counts:
        return next((place.country for place in reading.places if place.country), "")
    places = Counter(place.country for place in reading.places if place.country)
    weight = {code: (number + 2 * places[code], number) for code, number in counts.items()}
    return max(weight, key=lambda code: weight[code])


@cache
def _agencies() -> Phrases:
    return Phrases((form, row["country"]) for row in rows("agencies.csv") for form in forms(row["names"]))
