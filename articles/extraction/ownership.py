"""Whose a body is where its name does not say it: by the town it sits in, by those who serve in it."""

from articles.extraction.facts import Span
from articles.extraction.institutions import Institution
from articles.extraction.persons import Person
from articles.extraction.posts import Post
from articles.extraction.reading import Reading, within


def settle_by_place(reading: Reading, institutions: list[Institution]) -> None:
    """Settle the country of bodies by the town they sit in: the Ministry of Defence in Bogotá."""
    for institution in institutions:
        if institution.country or institution.body.kind == "international_organisation":
            continue
        for span in institution.mentions:
            named = within(reading.places, span)  # the Nebraska National Guard
            if named and named[0].country and not institution.country:
                institution.country = named[0].country
            if reading.text[span.end : span.end + 4] == " in ":
                towns = within(reading.places, Span(span.end + 4, span.end + 40))
                if towns and towns[0].span.start == span.end + 4 and towns[0].country:
                    institution.country = towns[0].country


def settle_by_people(
    institutions: list[Institution],
    officials: list[Person],
    posts: dict[int, Post],
    landed: dict[int, str],
    home: str,
) -> None:
    """Settle the country of bodies that do not name it: that of those who serve in them, else of the
    report.
    """
    by_span = {span: institution for institution in institutions for span in institution.mentions}
    for person in officials:
        for title in person.titles:
            for body in posts[title.head].bodies:
                institution = by_span.get(body.span)
                if (
                    institution
                    and not institution.country
                    and institution.body.kind != "international_organisation"
                ):
                    institution.country = landed[id(person)]
    for institution in institutions:
        national = institution.body.kind not in ("international_organisation", "")
        if not institution.country and national:
            institution.country = home
