"""Where a report comes from: the country whose minister is just `the minister`."""

import re
from collections import Counter
from functools import cache

from articles.extraction.countries import country_of
from articles.extraction.facts import Span
from articles.extraction.phrases import Phrases
from articles.extraction.reading import Reading, within
from articles.extraction.vocabulary import forms, rows

_BODY = re.compile(
    r"\b(?:MINISTRY|DEPARTMENT|ARMY|NAVY|ARMED FORCES|AIR FORCE|COMMAND|EMBASSY|DEFENCE FORCE|GOVERNMENT)\b"
)


def home_of(reading: Reading) -> str:
    """Return the country of the agency or publisher, else of the dateline, else the one named most."""
    named = {mention.code for mention in reading.countries} | {place.country for place in reading.places}
    found = [code for code in (_of_publisher(reading), _of_dateline(reading)) if code]
    # an agency that reports about others names nobody of its own
    return (
        next((code for code in found if code in named), "") or _named_most(reading) or next(iter(found), "")
    )


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
    first = [line.span for line in reading.document.lines[:4] if line.span.end - line.span.start < 120]
    story = next((s.span.start for s in reading.document.sentences if s.zone == "body"), 0)
    first.append(Span(max(0, story - 40), story + 4))  # what stands between dateline and story: /TASS/
    for span in [*([dateline.span] if dateline else []), *furniture, *first]:
        for _, code in _agencies().find(text[span.start : span.end]):
            return code
    return _of_letterhead(reading)


def _of_letterhead(reading: Reading) -> str:
    """Return the country of the ministry or force that heads the page: Ministry of Defense of the
    Republic of …
    """
    for line in reading.document.lines[:3]:
        words = reading.text[line.span.start : line.span.end]
        plain = [
            word for word in words.split() if word[0].islower() and word not in ("of", "the", "and", "for")
        ]
        if len(words.split()) <= 10 and not plain and _BODY.search(words.upper()):
            code = next((m.code for m in within(reading.countries, line.span)), "")
            if code:
                return code
    return ""


def _named_most(reading: Reading) -> str:
    """Return the country that is named most. Its own press names it outright, and others by adjectives."""
    weight: Counter[str] = Counter()
    for mention in reading.countries:
        before = reading.text[max(0, mention.span.start - 7) : mention.span.start]
        goes = mention.kind == "name" and before.endswith((" in ", " to ", " visit "))
        weight[mention.code] += (2 if mention.kind == "name" else 1) + 2 * goes
    for place in reading.places:
        if place.country:
            weight[place.country] += 4
    return max(weight, key=lambda code: weight[code]) if weight else ""


@cache
def _agencies() -> Phrases:
    names = {form: row["country"] for row in rows("agencies.csv") for form in forms(row["names"])}
    return Phrases(({form.upper(): code for form, code in names.items() if len(form) > 4} | names).items())
