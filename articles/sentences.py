"""What a record is in a sentence or two of plain text, for heads of pages, feeds and search engines."""

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Agreement, Article, Engagement
from defense_ties.lib.countries import country_name
from defense_ties.lib.date_words import date_words
from people.models import Institution, Official

LONGEST = 300


def describe(record: Any) -> str:
    """Return what a record is: its kind, date and countries, and its summary, in our own words."""
    text = " ".join(filter(None, (_facts(record), _summary(record))))
    return " ".join(text.split())


def describe_briefly(record: Any) -> str:
    """Return what a record is, as far as a search engine or a preview has room for it."""
    return Truncator(describe(record)).chars(LONGEST)


def _facts(record: Any) -> str:
    if isinstance(record, Engagement):
        countries = sorted(country_name(str(side.country)) for side in record.sides.all())
        facts = [record.get_kind_display(), record.get_status_display().lower(), _date(record), *countries]
    elif isinstance(record, Agreement):
        countries = [country_name(str(party.country)) for party in record.parties.all() if party.country]
        facts = [record.get_kind_display(), *sorted(set(countries))]
    elif isinstance(record, Article):
        facts = [str(record.publisher or _("Publisher not given")), _date(record)]
    elif isinstance(record, Official):
        facts = [_("Official"), country_name(str(record.country)) if record.country else ""]
    else:
        facts = [record.get_kind_display(), country_name(str(record.country)) if record.country else ""]
    return ", ".join(filter(None, facts)) + "."


def _summary(record: Any) -> str:
    if isinstance(record, Article):
        return str(record.abstract)
    # The notes of people and institutions are about the coding as often as about them.
    return "" if isinstance(record, Official | Institution) else str(record.summary)


def _date(record: Any) -> str:
    return str(date_words(record.date, record.date_basis))
