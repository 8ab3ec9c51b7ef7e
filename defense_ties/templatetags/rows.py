"""What the rows of a record's parts lack in Django's own template."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Above what the rows stand for, and above the boxes to delete them where there are none.
NAMELESS = {
    '<th class="original"></th>': '<th class="original"><span class="visually-hidden">Record</span></th>',
    "<th></th>": "<td></td>",
}


@register.filter
def headed(rows: str) -> SafeString:
    """Return a table of rows in which no heading is empty."""
    for nameless, named in NAMELESS.items():
        rows = rows.replace(nameless, named)
    # Rendered by Django, which has escaped what needs it.
    return mark_safe(rows)
