"""The staff's pages of places."""

from django.contrib import admin

from articles.models import Engagement, Place
from defense_ties.lib.admin import CountryFilter, RecordAdmin
from defense_ties.lib.admin.links import list_link


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    """Places, told apart by kind and country."""

    search_fields = ("folded",)
    search_help_text = "Name of the place, with or without accents."
    list_display = ("name", "native_name", "kind", "country", "latitude", "longitude")
    list_filter = ("kind", ("country", CountryFilter))
    fieldsets = (
        (None, {"fields": ("name", "native_name", "kind", "country")}),
        ("On the map", {"fields": (("latitude", "longitude"),)}),
    )

    def describe(self, records):
        return {place.pk: [place.native_name, place.get_kind_display()] for place in records}

    def links(self, request, record):
        return [list_link("Engagements there", Engagement, place=record), *super().links(request, record)]
