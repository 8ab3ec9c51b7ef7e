"""What the pages of countries and ties show beside records."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.ties import standing
from defense_ties.lib.languages import native_language
from defense_ties.lib.native_names import native_country_name
from defense_ties.lib.translating import number

register = template.Library()
register.filter("overdue", standing.is_overdue)
register.filter("awaits_signature", standing.awaits_signature)


@register.simple_tag
def native_country(code: Any) -> SafeString | str:
    """Show the name of a country in its own language, marked as such."""
    name = native_country_name(str(code))
    return format_html('<span lang="{}">{}</span>', native_language(str(code)), name) if name else ""


@register.filter
def counts(row: Any) -> str:
    """Return in words what was held, is planned and was called off, and how many agreements there are."""
    planned, called_off = getattr(row, "planned", 0), getattr(row, "called_off", 0)
    agreements = getattr(row, "agreements", 0)
    told = [
        (row.held, _("%(number)s held")),
        (planned, _("%(number)s planned")),
        (called_off, _("%(number)s called off")),
        (agreements, ngettext("%(number)s agreement", "%(number)s agreements", agreements)),
    ]
    return ", ".join(words % {"number": number(count)} for count, words in told if count)
