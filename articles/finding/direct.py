"""The page that a search means by itself: of a record by its id, of a country, of two countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.finding.addresses import country_address, tie_address
from articles.models import Agreement, Article, Engagement, SearchEntry
from defense_ties.lib.countries import country_name, parse_country
from defense_ties.lib.fulltext.countries import code_of, countries_named
from defense_ties.lib.records import ID_PATTERN
from defense_ties.lib.translating import translated
from people.models import Institution, Official, Redirection

MODELS: dict[str, Any] = {
    "official": Official,
    "institution": Institution,
    "engagement": Engagement,
    "agreement": Agreement,
    "article": Article,
}
LONGEST_PAIR = 100
_BETWEEN = re.compile(r"\s+(?:and|&|with)\s+|\s*[-–—/,;+]\s*|\s+")


@dataclass(frozen=True)
class Direct:
    """A page that is offered before anything else: what it is of, its name and its address."""

    kind: str
    name: str
    address: str


def direct(text: str) -> list[Direct]:
    """Return the pages that a text means by itself: mostly one or none."""
    words = text.strip()
    return [*_ties(words), *_countries(words), *_records(words)]


def _ties(text: str) -> Iterator[Direct]:
    for gap in _BETWEEN.finditer(text[:LONGEST_PAIR]):
        # Between words that stand apart “in no” is no tie of India with Norway; “in-no” may well be one.
        read = code_of if gap[0].isspace() else _code_of_any
        first, second = read(text[: gap.start()]), read(text[gap.end() :])
        if first and second and first != second:
            first, second = sorted((first, second))
            yield Direct(
                _("Tie"), f"{country_name(first)} – {country_name(second)}", tie_address(first, second)
            )
            return


def _code_of_any(name: str) -> str | None:
    return parse_country(name) or code_of(name)


def _countries(text: str) -> Iterator[Direct]:
    for code in countries_named(text):
        yield Direct(_("Country"), country_name(code), country_address(code))


def _records(text: str) -> Iterator[Direct]:
    """Yield the published records of an id, and those into which a record of that id was merged."""
    if not re.match(ID_PATTERN, text):
        return
    ids = {(kind, text) for kind in MODELS}
    for kind in Redirection.objects.filter(old_id=text).values_list("record_type", flat=True):
        ids.add((kind, Redirection.objects.target(kind, text) or text))
    keys = {key for kind, key in ids}
    entries = SearchEntry.objects.filter(kind__in=MODELS, record_id__in=keys).values_list("kind", "record_id")
    for kind, key in entries:
        if (kind, key) in ids and (record := MODELS[kind].objects.published().filter(pk=key).first()):
            label = translated(record._meta.verbose_name).capitalize()
            yield Direct(label, str(record), record.get_absolute_url())
