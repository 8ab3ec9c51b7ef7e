"""The staff's pages of which months of which publishers were read: a list, and the ledger."""

from django.contrib import admin

from articles.admin.coverage_ledger import LedgerPages
from articles.models import CoverageMonth
from defense_ties.lib.admin import ChosenFilter, CountryFilter, RecordAdmin


@admin.register(CoverageMonth)
class CoverageMonthAdmin(LedgerPages, RecordAdmin):
    """Months of publishers, each with how far it was read."""

    search_fields = ("publisher__folded",)
    search_help_text = "Name of the publisher."
    list_display = ("month", "publisher", "state", "note", "read_by", "changed_at")
    list_filter = ("state", ("publisher__country", CountryFilter), ("publisher", ChosenFilter))
    list_select_related = ("publisher", "read_by")
    label_related = ("publisher",)
    fieldsets = (
        ("What was read", {"fields": ("publisher", "month", "state")}),
        ("How", {"fields": ("note",)}),
    )
    worked_out = ("read_by",)

    def save_model(self, request, obj, form, change):
        obj.read_by = request.user
        super().save_model(request, obj, form, change)

    def describe(self, records):
        return {}
