"""Countries as CSV, with what is on record of each."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from defense_ties.lib.exports import Column, RowExport
from defense_ties.lib.translating import in_english


@in_english()
def _url(row: Any) -> str:
    return settings.SITE_URL + reverse("country", args=[row.code])


@in_english()
def _name(row: Any) -> str:
    return str(row.name)


def _column(name: str, description: str) -> Column:
    return Column(name, description, lambda row: getattr(row, name))


COUNTRIES = RowExport(
    (
        _column("code", "The country, ISO 3166-1 alpha-2."),
        Column("name", "Its name.", _name),
        _column("held", "Published engagements that were held."),
        _column("planned", "Those that are planned."),
        _column("called_off", "Those that were postponed or cancelled."),
        _column("agreements", "Published agreements to which it is a party."),
        _column("officials", "Published officials of the country."),
        _column("institutions", "Published institutions of the country."),
        Column("url", "Address of its page.", _url),
    )
)
