"""Pairs of countries as CSV, with what is on record of each."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from defense_ties.lib.exports import Column, RowExport
from defense_ties.lib.translating import in_english


@in_english()
def _url(pair: Any) -> str:
    return settings.SITE_URL + reverse("tie", args=[pair.first, pair.second])


def _column(name: str, description: str) -> Column:
    return Column(name, description, lambda pair: getattr(pair, name))


TIES = RowExport(
    (
        _column("first", "The country whose code comes first, ISO 3166-1 alpha-2."),
        _column("second", "The other country."),
        _column("held", "Published engagements that were held; one of three countries is in three rows."),
        _column("planned", "Those that are planned."),
        _column("called_off", "Those that were postponed or cancelled."),
        _column("agreements", "Published agreements to which both are parties."),
        _column("since", "First day that the earliest engagement held may mean; blank where none is dated."),
        _column("until", "Last day that the latest engagement held may mean."),
        Column("url", "Address of the page of the tie.", _url),
    )
)
