"""The staff's pages of ranks."""

from django.contrib import admin

from defense_ties.lib.admin import CountryFilter, PartAdmin, RecordAdmin, TabularRecords
from people.models import Rank, RankForm


class RankFormRows(TabularRecords):
    """The written forms of a rank."""

    model = RankForm
    verbose_name = "written form"
    verbose_name_plural = "written forms"
    fields = ("name",)


@admin.register(Rank)
class RankAdmin(RecordAdmin):
    """Ranks, told apart by country and service."""

    search_fields = ("folded",)
    also_named = ("forms",)
    search_help_text = "Title or a written form: Lt. Gen."
    list_display = ("title", "country", "service", "scheme", "nato_code", "written_forms")
    list_filter = (("country", CountryFilter), "scheme", "service", "nato_code")
    fieldsets = ((None, {"fields": ("title", "country", "scheme", "service", "nato_code")}),)
    inlines = (RankFormRows,)

    def for_list(self, queryset):
        return queryset.prefetch_related("forms")

    @admin.display(description="written forms")
    def written_forms(self, rank):
        """Show how texts write the rank."""
        return ", ".join(form.name for form in rank.forms.all()) or None

    def describe(self, records):
        return {
            rank.pk: [rank.country.name or "any country", rank.get_service_display(), rank.nato_code]
            for rank in records
        }


@admin.register(RankForm)
class RankFormAdmin(PartAdmin):
    """Written forms of all ranks, to be searched."""

    whole = "rank"
    search_fields = ("folded", "rank__folded")
    list_display = ("name", "rank")
    list_filter = (("rank__country", CountryFilter),)
    list_select_related = ("rank",)
    label_related = ("rank",)
    fieldsets = ((None, {"fields": ("rank", "name")}),)
