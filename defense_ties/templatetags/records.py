"""What pages show of records, each thing in one way."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.choices import SideRole
from articles.footnotes import Footnotes
from defense_ties.lib import countries, languages
from defense_ties.lib.date_words import date_words
from defense_ties.lib.filters import quoting
from people import periods
from people.models import Appointment

register = template.Library()
register.filter("printable", quoting.printable)
register.filter("ends", periods.ends)

MOST_NAMES = 6


def _inline(name: str, **context: Any) -> SafeString:
    """Return a template without the line end at its end, so that a full stop can follow."""
    return mark_safe(render_to_string(f"partials/{name}.html", context).strip())


@register.simple_tag
def date(text: str, basis: str = "stated") -> SafeString:
    """Show a date as far as it is known."""
    return _inline("date", words=date_words(text, basis))


@register.simple_tag
def day(when: datetime.date | None) -> str:
    """Return a day in words, as plain text."""
    return str(date_words(f"{when:%Y-%m-%d}")) if when else ""


@register.filter
def in_words(text: str, basis: str = "stated") -> str:
    """Return a date in words, as plain text."""
    return str(date_words(text, basis))


@register.simple_tag
def country(code: Any) -> SafeString | str:
    """Show a country by its code."""
    if not code:
        return ""
    return format_html('<abbr class="cc" title="{}">{}</abbr>', countries.country_name(str(code)), str(code))


@register.simple_tag
def native(name: str, country: Any, css: str = "nat") -> SafeString | str:
    """Show a name in the language of its country, marked as such."""
    if not name:
        return ""
    language = languages.native_language(str(country))
    marked = format_html(' lang="{}"', language) if language else ""
    return format_html('<span class="{}"{}>{}</span>', css, marked, name)


@register.filter
def country_name(code: Any) -> str:
    """Return the name of a country."""
    return countries.country_name(str(code))


@register.simple_tag
def sides(engagement: Any, linked: bool = False) -> SafeString:
    """Show the countries that take part: those that come, then those that receive; if wanted as links."""
    found = sorted(engagement.sides.all(), key=lambda side: str(side.country))
    by_role = {role: [side.country for side in found if side.role == role] for role in SideRole}
    visitors, hosts = by_role[SideRole.VISITOR], by_role[SideRole.HOST]
    codes = [str(side.country) for side in found]
    if visitors and hosts:
        others = hosts + by_role[SideRole.PARTY]
        return _inline("sides", visitors=visitors, others=others, linked=linked, tie=_tie(codes))
    return _inline("sides", visitors=[], others=codes, linked=linked, tie=_tie(codes))


@register.simple_tag
def parties(agreement: Any, linked: bool = False) -> SafeString:
    """Show the countries that are parties to an agreement, if wanted as links."""
    codes = sorted({str(party.country) for party in agreement.parties.all() if party.country})
    return _inline("sides", visitors=[], others=codes, linked=linked, tie=_tie(codes))


def _tie(codes: list[str]) -> list[str]:
    """Return two countries as the address of their tie names them; none where they are not two."""
    return sorted(codes) if len(codes) == 2 else []


@register.filter
def standing(appointment: Appointment) -> str:
    """Return whether a post is held still, as far as is known."""
    return str(appointment.STANDINGS[appointment.standing()])


@register.simple_tag
def footnotes(notes: Footnotes, subject: Any, field: str | None = None) -> SafeString:
    """Show the passages cited for a field of a record, or for all of it."""
    return _inline("footnotes", footnotes=notes.of(subject, field))


@register.filter
def published(record: Any) -> Any:
    """Return a record if it is published, or nothing."""
    return record if record and record.is_published else None


@register.filter
def public_name(row: Any) -> str:
    """Return the name under which somebody took part or signed, as far as it is public."""
    institution = published(getattr(row, "institution", None))
    return str(published(row.official) or row.name_as_written or institution or row.title_as_written)


@register.filter
def public_names(rows: Iterable[Any]) -> str:
    """Return the names of those who took part or signed, the first few of many."""
    names = list(dict.fromkeys(filter(None, map(public_name, rows))))
    more = len(names) - MOST_NAMES
    rest = [_("%(number)s more") % {"number": more}] if more > 0 else []
    return "; ".join([*names[:MOST_NAMES], *rest])


@register.filter
def tie(engagement: Any) -> list[str]:
    """Return the two countries that take part, as the address of their tie names them; none if not two."""
    return _tie([str(side.country) for side in engagement.sides.all()])


@register.inclusion_tag("partials/heading.html", takes_context=True)
def heading(context: template.Context, label: str, *sorts: str, number: bool = False) -> dict[str, Any]:
    """Show the heading of a column, in a list with a link to the orders by it, the first one first."""
    sort = context.get("sort")
    place = sorts.index(sort) if sort in sorts else -1
    return {
        "label": label,
        "number": number,
        "request": context.get("request"),
        "next": sorts[(place + 1) % len(sorts)] if sort and sorts else "",
        "is_link": bool(sort and sorts) and not (place >= 0 and len(sorts) == 1),
        "sorted": "" if place < 0 else "descending" if sort == "newest" else "ascending",
    }
