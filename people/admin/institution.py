"""The staff's pages of institutions."""

from django.contrib import admin

from defense_ties.lib.admin import ChosenFilter, CountryFilter, ReviewableAdmin, TabularRecords
from defense_ties.lib.admin.links import add_link, list_link
from people.models import Institution, InstitutionAlias, Position


class InstitutionAliasRows(TabularRecords):
    """Other names of an institution."""

    model = InstitutionAlias
    verbose_name = "alias"
    verbose_name_plural = "aliases"
    fields = ("name", "language", "kind")


@admin.register(Institution)
class InstitutionAdmin(ReviewableAdmin):
    """Institutions, told apart by acronym, what they stand under, and country."""

    closed_when_published = False
    search_fields = ("folded",)
    search_help_text = "Names, acronyms and aliases, with or without accents."
    list_display = ("name", "acronym", "kind", "parent", "country", "review")
    list_filter = ("review_status", "kind", ("country", CountryFilter), ("parent", ChosenFilter))
    list_select_related = ("parent",)
    label_related = ("parent",)
    also_named = ("aliases",)
    fieldsets = (
        ("Name", {"fields": ("name", "native_name", "acronym")}),
        ("What it is", {"fields": ("kind", "country", "parent", "wikidata_id", "note")}),
    )
    inlines = (InstitutionAliasRows,)

    def describe(self, records):
        return {
            institution.pk: [
                institution.acronym,
                str(institution.parent or ""),
                institution.country.name,
            ]
            for institution in records
        }

    def links(self, request, record):
        return [
            list_link("Institutions under it", Institution, parent=record),
            list_link("Positions", Position, institution=record),
            add_link("Add a position", Position, institution=record),
            *super().links(request, record),
        ]
