"""Countries, and how much is on record of each."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from articles.models import Agreement, EngagementCount
from defense_ties.lib.countries import country_name
from defense_ties.lib.native_names import native_country_name
from people.models import Institution, Official


@dataclass(frozen=True)
class CountryCount:
    """What is published of one country."""

    code: str
    held: int = 0
    planned: int = 0
    called_off: int = 0
    agreements: int = 0
    officials: int = 0
    institutions: int = 0

    @property
    def name(self) -> str:
        """The name of the country."""
        return country_name(self.code)

    @property
    def native_name(self) -> str:
        """The name of the country in its own language."""
        return native_country_name(self.code)


def count_countries() -> list[CountryCount]:
    """Return the countries that something published names, by name."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in EngagementCount.objects.of_countries().by_status("first"):
        found[row.pop("first")] |= row
    for name, path, records, counting in (
        ("agreements", "parties__country", Agreement, Count("pk", distinct=True)),
        ("officials", "country", Official, Count("pk")),
        ("institutions", "country", Institution, Count("pk")),
    ):
        rows: Any = records.objects.published().order_by().values_list(path)
        for country, number in rows.annotate(number=counting):
            found[country][name] = number
    countries = [CountryCount(code, **counts) for code, counts in found.items() if code]
    return sorted(countries, key=lambda country: country.name)
