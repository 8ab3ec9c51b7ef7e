"""The staff's pages of publishers."""

from django.contrib import admin

from articles.models import Article, Publisher
from defense_ties.lib.admin import CountryFilter, RecordAdmin
from defense_ties.lib.admin.links import list_link


@admin.register(Publisher)
class PublisherAdmin(RecordAdmin):
    """Publishers, told apart by country and kind."""

    search_fields = ("folded",)
    search_help_text = "Name of the publisher."
    list_display = ("name", "kind", "country", "home_page")
    list_filter = ("kind", ("country", CountryFilter))
    fieldsets = ((None, {"fields": ("name", "kind", "country", "home_page")}),)

    def describe(self, records):
        return {publisher.pk: [publisher.country.name, publisher.get_kind_display()] for publisher in records}

    def links(self, request, record):
        return [list_link("Articles", Article, publisher=record), *super().links(request, record)]
