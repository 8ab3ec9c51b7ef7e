"""The staff's pages of sides."""

from django.contrib import admin

from articles.admin.blindness import Blind, CodingFilter
from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.models import Side
from defense_ties.lib.admin import (
    ChosenFilter,
    CountryFilter,
    DateFilter,
    PartAdmin,
    TabularRecords,
    in_words,
    when,
)


class SideRows(TabularRecords):
    """The countries that take part in an engagement."""

    model = Side
    fields = ("country", "role")

    def get_extra(self, request, obj=None, **kwargs):
        return 2 if obj is None else 0


@admin.register(Side)
class SideAdmin(Blind, PartAdmin):
    """Sides of all engagements."""

    whole = "engagement"
    search_fields = ("engagement__folded",)
    search_help_text = "Title or summary of the engagement."
    list_display = ("country", "role", "engagement", "date", evidence_count)
    list_filter = (
        "role",
        ("country", CountryFilter),
        ("engagement__earliest", DateFilter),
        ("engagement", ChosenFilter),
        CodingFilter,
    )
    list_select_related = ("engagement",)
    label_related = ("engagement",)
    fieldsets = ((None, {"fields": ("engagement", "country", "role")}),)
    inlines = (EvidenceRows.of("side"),)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(evidence_count=count_of("side"))

    @admin.display(description="date", ordering="engagement__earliest")
    def date(self, side):
        """Show when the engagement was."""
        return when(side.engagement)

    def describe(self, records):
        return {side.pk: [str(side.engagement), in_words(side.engagement)] for side in records}
