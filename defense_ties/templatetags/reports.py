"""Where an error in a record is reported."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def report_url(record: Any) -> str:
    """Return the address of the form for errors in a record."""
    return f"{reverse('report')}?{urlencode({'record': f'{record._meta.model_name}:{record.pk}'}, safe=':')}"
