"""The filter by which the ledger leads from a cell to its articles."""

import re

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters

from articles.admin.coverage_cells import in_full
from articles.coverage import is_month
from articles.coverage.months import FIRST_YEAR, LAST_YEAR

PARAMETER = "month"
NONE = "none"
OVER = "/.."


class MonthFilter(admin.SimpleListFilter):
    """Limits a list to the articles of a month, or to those of a year without a month; shown only then."""

    title = "month of the ledger"
    parameter_name = PARAMETER

    def lookups(self, request, model_admin):
        chosen = request.GET.get(PARAMETER)
        return [(chosen, self._words(chosen))] if chosen else []

    def queryset(self, request, queryset):
        chosen = self.value()
        if not chosen:
            return queryset
        queryset = queryset.standing()
        if chosen == NONE:
            return queryset.undated()
        if is_month(chosen) and FIRST_YEAR <= int(chosen[:4]) <= LAST_YEAR:
            return queryset.in_month(int(chosen[:4]), int(chosen[5:]))
        year = chosen.removesuffix(OVER)
        if not re.fullmatch(r"[1-9][0-9]{3}", year, re.ASCII) or int(year) > LAST_YEAR:
            raise IncorrectLookupParameters(f"“{chosen}” is neither a month nor a year.")
        return queryset.running_over(int(year)) if chosen.endswith(OVER) else queryset.in_year_only(int(year))

    @staticmethod
    def _words(chosen: str) -> str:
        if chosen == NONE:
            return "Without a date"
        if chosen.endswith(OVER):
            return f"Running over the end of {chosen.removesuffix(OVER)}"
        return in_full(chosen) if is_month(chosen) or chosen.isdecimal() else chosen
