"""Addresses that can be cited."""

from django.conf import settings
from django.db.models import Model

from defense_ties.lib.translating import in_english


@in_english()
def address(record: Model) -> str:
    """Return the permanent address of a record's page, host and all; one for all languages."""
    return f"{settings.SITE_URL}{record.get_absolute_url()}"  # type: ignore[attr-defined]
