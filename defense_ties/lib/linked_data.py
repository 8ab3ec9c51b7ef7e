"""Linked data in the head of a page, for machines that read pages."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# What could end the block, begin a comment or be taken for a line end stands as an escape of JSON.
_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def data_block(data: dict[str, Any]) -> SafeString:
    """Return JSON-LD as a block of data, which no browser executes."""
    text = json.dumps(without_blanks(data), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    # Every sign that HTML knows within a script is escaped above.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def without_blanks(data: Any) -> Any:
    """Return data without the values that nothing is known of."""
    if isinstance(data, dict):
        return {name: kept for name, value in data.items() if (kept := without_blanks(value))}
    if isinstance(data, list):
        return [kept for value in data if (kept := without_blanks(value))]
    return data
