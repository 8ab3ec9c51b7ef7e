"""Dated records in lists: the date in words, and a filter that tests overlap."""

from urllib.parse import parse_qsl

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from rangefilter.filters import DateRangeFilter

from defense_ties.lib.admin.filters import Apart
from defense_ties.lib.date_words import date_words


def in_words(record) -> str:
    """Return the date of a record in words."""
    return str(date_words(record.date, record.date_basis))


@admin.display(description="date", ordering="earliest", empty_value="undated")
def when(record):
    """Show a date year first, with a mark where we supplied a part of it."""
    words = date_words(record.date, record.date_basis)
    return format_html('<span class="when {}" title="{}">{}</span>', words.basis, words.note, words)


class DateFilter(Apart, DateRangeFilter):
    """Records that may fall on a day from … to …; set it on the column of the earliest day."""

    template = "admin/date_filter.html"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "date"

    def _get_form_fields(self):
        labels = {self.lookup_kwarg_gte: "From", self.lookup_kwarg_lte: "To"}
        box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return {
            name: forms.DateField(label=label, required=False, widget=box, input_formats=["%Y-%m-%d"])
            for name, label in labels.items()
        }

    def _make_query_filter(self, request, validated_data):
        path = self.field_path.removesuffix("earliest")
        first, last = validated_data[self.lookup_kwarg_gte], validated_data[self.lookup_kwarg_lte]
        bounds = {f"{path}latest__gte": first, f"{path}earliest__lte": last}
        return {lookup: day for lookup, day in bounds.items() if day}

    def queryset(self, request, queryset):
        # A day that cannot be read is told beside the box, and never taken for no limit at all.
        faulty = self.form.is_bound and not self.form.is_valid()
        return queryset.none() if faulty else super().queryset(request, queryset)

    def choices(self, changelist):
        """Give the template the rest of the address, so that the other filters stay as they are."""
        rest = changelist.get_query_string({}, remove=self.expected_parameters())
        yield {"kept": list(parse_qsl(rest.removeprefix("?"))), "query_string": rest}
