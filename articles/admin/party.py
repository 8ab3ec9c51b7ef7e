"""The staff's pages of the parties to agreements."""

from django.contrib import admin

from articles.admin.blindness import Blind, CodingFilter
from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.models import Party
from defense_ties.lib.admin import ChosenFilter, CountryFilter, PartAdmin, TabularRecords


class PartyRows(TabularRecords):
    """Between whom an agreement is made."""

    model = Party
    fields = ("country", "institution")
    row_related = ("institution",)

    def get_extra(self, request, obj=None, **kwargs):
        return 2 if obj is None else 0


@admin.register(Party)
class PartyAdmin(Blind, PartAdmin):
    """Parties to all agreements."""

    whole = "agreement"
    search_fields = ("agreement__folded", "institution__folded")
    search_help_text = "Titles or summary of the agreement, names of the institution."
    list_display = ("party", "country", "institution", "agreement", evidence_count)
    list_filter = (
        ("country", CountryFilter),
        ("institution", ChosenFilter),
        ("agreement", ChosenFilter),
        CodingFilter,
    )
    list_select_related = ("institution", "agreement")
    label_related = ("institution", "agreement")
    fieldsets = ((None, {"fields": ("agreement", "country", "institution")}),)
    inlines = (EvidenceRows.of("party"),)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(evidence_count=count_of("party"))

    @admin.display(description="party")
    def party(self, party):
        """Show the institution, or else the country."""
        return str(party)

    def describe(self, records):
        return {
            party.pk: [party.country.name if party.institution else "", str(party.agreement)]
            for party in records
        }
