"""Sheets of articles, and of the publishers and places that reports name."""

from articles.models import Article, Place, Publisher
from articles.sheets.finders import FINDERS
from defense_ties.lib.sheets.kinds import Key, Kind
from people.sheets.official import SOURCES

PUBLISHERS = Kind(
    "publishers",
    Publisher,
    keys=(Key(("name", "country"), loose=("country",)),),
    examples={
        "name": "The Phnom Penh Post",
        "country": "Cambodia",
        "kind": "newspaper",
        "home_page": "https://www.phnompenhpost.com/",
    },
    note="A publisher is found by id, or by name and country.",
)

PLACES = Kind(
    "places",
    Place,
    keys=(Key(("name", "country", "kind"), loose=("country", "kind")),),
    examples={
        "name": "Phnom Penh",
        "country": "Cambodia",
        "kind": "city",
        "latitude": "11.55",
        "longitude": "104.91667",
    },
    note="A place is found by id, or by name, country and kind.",
)

ARTICLES = Kind(
    "articles",
    Article,
    keys=(Key(("url",)), Key(("title", "publisher", "date"), loose=("publisher", "date"))),
    finders=FINDERS,
    left_out=frozenset({"body", "body_sha256"}),
    passed_over=SOURCES - {"url"},
    # In the export of a list, it is the address of our own page.
    passed_over_beside={"url": "source_url"},
    examples={
        "title": "Delegation visits the naval base",
        "publisher": "The Phnom Penh Post",
        "url": "https://news.example.org/delegation-visits-naval-base",
        "language": "en",
        "date": "2022-03-31",
        "coding_state": "uncoded",
    },
    note="An article is found by id, by address, or by title, publisher and date. "
    "Texts are not imported from sheets: paste them, or upload them as files.",
)
