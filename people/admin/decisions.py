"""The staff's pages of what was decided about records: merged, or not the same. They are only looked at."""

from django.contrib import admin

from defense_ties.lib.search import MOST_WORDS
from people.models import Distinct, Redirection


class DecisionAdmin(admin.ModelAdmin):
    """Decisions, which nobody types in."""

    def get_search_results(self, request, queryset, search_term):
        if len(search_term.split()) > MOST_WORDS:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Redirection)
class RedirectionAdmin(DecisionAdmin):
    """Where the pages of merged records went."""

    list_display = ("record_type", "old_id", "new_id", "made_by", "made_at")
    list_filter = ("record_type",)
    list_select_related = ("made_by",)
    search_fields = ("old_id", "new_id", "reason")
    date_hierarchy = "made_at"


@admin.register(Distinct)
class DistinctAdmin(DecisionAdmin):
    """Pairs that were judged not to be the same."""

    list_display = ("record_type", "first_id", "second_id", "judged_by", "judged_at")
    list_filter = ("record_type",)
    list_select_related = ("judged_by",)
    search_fields = ("first_id", "second_id", "reason")
    date_hierarchy = "judged_at"
