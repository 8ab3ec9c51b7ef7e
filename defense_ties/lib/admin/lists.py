"""The list of records: quick however many there are, and honest about what it leaves out."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.text import capfirst

from defense_ties.lib.admin.periods import Periods

# To count or to leaf through more takes longer the more there are, and nobody reads so far.
MOST = 10_000


class CappedPaginator(Paginator):
    """The pages of the first ten thousand records."""

    @cached_property
    def found(self) -> int:
        """The number of records, counted no further than one above the most that are listed."""
        records: Any = self.object_list
        return records.order_by().values("pk")[: MOST + 1].count()

    @cached_property
    def count(self) -> int:
        """The number of records that are listed."""
        return min(self.found, MOST)

    @property
    def is_capped(self) -> bool:
        """Whether there are more records than are listed."""
        return self.found > MOST


class RecordList(ChangeList):
    """A list of records that fetches what its columns show in as few queries as can be."""

    model_admin: Any
    paginator: CappedPaginator
    most = MOST

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = str(capfirst(self.opts.verbose_name_plural))

    def get_filters(self, request):
        filters, are_there, rest, _, are_used = super().get_filters(request)
        # The filters find each record once; only what is left of the address may find one twice.
        doubled = any(lookup_spawns_duplicates(self.lookup_opts, lookup) for lookup in rest)
        return filters, are_there, rest, doubled, are_used

    def get_results(self, request):
        super().get_results(request)
        # Only the keys are put in order: what the columns need is then looked up for the rows of one page.
        keys = list(self.result_list.values_list("pk", flat=True))
        found = self.model_admin.for_list(self._rows()).in_bulk(keys)
        self.result_list = [found[key] for key in keys if key in found]

    def _rows(self):
        """Return the records as the columns need them: not searched again, unless a filter adds a column."""
        added = self.queryset.query.annotations.keys() - self.root_queryset.query.annotations.keys()
        rows = self.queryset if added else self.apply_select_related(self.root_queryset)
        return rows.order_by()

    @cached_property
    def periods(self) -> Periods | None:
        """The years, or the months of one, to which the list can be limited."""
        path = self.model_admin.dated_by
        return Periods(self.model, path, self.params, self.get_query_string) if path else None


class ListAdmin(BaseModelAdmin):
    """Mixin of the pages of records whose list stays quick over a million of them."""

    list_per_page = 50
    show_full_result_count = False
    paginator = CappedPaginator
    # The path to the earliest day by which the list offers years and months; it needs a DateFilter.
    dated_by = ""

    def get_changelist(self, request, **kwargs):
        return RecordList

    def for_list(self, queryset):
        """Return the records with all that the columns of the list need."""
        return queryset

    def response_action(self, request, queryset):
        chosen_all = request.POST.get("select_across", "0") not in ("", "0")
        if chosen_all and CappedPaginator(queryset, self.list_per_page).is_capped:
            told = f"An action takes at most {MOST:,} records at once. Nothing was changed: filter the list."
            self.message_user(request, told, messages.ERROR)  # type: ignore[attr-defined]
            return None
        return super().response_action(request, queryset)  # type: ignore[misc]
