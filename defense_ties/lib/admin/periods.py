"""Years and months beside a list: links that set its filter of dates, which tests overlap."""

import calendar
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from defense_ties.lib.dates import NO_FIRST_DAY

# Earlier ones are found by the filter of dates.
MOST_YEARS = 30


@dataclass(frozen=True)
class Period:
    """A year or month: its label, the address of the list limited to it, and whether that is shown now."""

    label: str
    url: str
    is_chosen: bool = False


class Periods:
    """The years that occur or, within a chosen one, its months."""

    def __init__(
        self, model: type[models.Model], path: str, params: Mapping[str, Any], address: Callable[..., str]
    ):
        self.model, self.path, self.address = model, path, address
        self.lookups = (f"{path}__range__gte", f"{path}__range__lte")
        self.chosen = tuple(str(params.get(lookup) or "") for lookup in self.lookups)

    @property
    def back(self) -> str:
        """The address of the list without a limit in time; empty where there is none."""
        return self.address(remove=list(self.lookups)) if any(self.chosen) else ""

    def __iter__(self):
        year = self._chosen_year()
        return iter(self._months(year) if year else self._years())

    def _years(self) -> list[Period]:
        rows, name = self._rows()
        # The ends of an index: reading every row for the years that occur takes longer than the list.
        known = rows.filter(**{f"{name}__gt": NO_FIRST_DAY}).values_list(name, flat=True)
        earliest, latest = known.order_by(name).first(), known.order_by(f"-{name}").first()
        if earliest is None or latest is None:
            return []
        first = max(earliest.year, latest.year - MOST_YEARS + 1)
        return [self._period(str(year), _year(year)) for year in range(first, latest.year + 1)]

    def _months(self, year: int) -> list[Period]:
        months = [self._period(calendar.month_abbr[month], _month(year, month)) for month in range(1, 13)]
        return [self._period(str(year), _year(year)), *months]

    def _period(self, label: str, days: tuple[datetime.date, datetime.date]) -> Period:
        texts = tuple(day.isoformat() for day in days)
        return Period(label, self.address(dict(zip(self.lookups, texts, strict=True))), texts == self.chosen)

    def _chosen_year(self) -> int | None:
        try:
            first, last = (datetime.date.fromisoformat(text) for text in self.chosen)
        except ValueError:
            return None
        whole = (first, last) in (_year(first.year), _month(first.year, first.month))
        return first.year if whole else None

    def _rows(self) -> tuple[models.QuerySet, str]:
        relation, _, name = self.path.rpartition("__")
        model = self.model._meta.get_field(relation).related_model if relation else self.model
        return model._base_manager.all(), name  # type: ignore[union-attr]


def _year(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
