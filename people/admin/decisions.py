"""The staff's pages of what was decided about records: merged, or not the same. They are only looked at."""

from collections import defaultdict
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from defense_ties.lib.search import MOST_WORDS
from people import merging
from people.matching import ask_again
from people.models import Distinct, Redirection


class DecisionAdmin(admin.ModelAdmin):
    """Decisions on two records, which nobody types in; whoever may not see both sees nothing of them."""

    # The columns that hold the ids of the two; none where they are articles, which all the staff see.
    pair_columns: tuple[str, ...] = ()

    def get_queryset(self, request):
        found = super().get_queryset(request)
        for name, hidden in self._out_of_sight(request):
            for column in self.pair_columns:
                found = found.exclude(**{"record_type": name, f"{column}__in": hidden.values("pk")})
        return found

    def _out_of_sight(self, request):
        """Yield each kind of which there are records out of the user's sight, with these."""
        for kind in merging.KINDS.values():
            pages: Any = self.admin_site.get_model_admin(kind.model)
            if (hidden := pages.out_of_sight(request)) is not None:
                yield kind.name, hidden

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

    pair_columns = ("old_id", "new_id")
    list_display = ("record_type", "old_id", "new_id", "made_by", "made_at")
    list_filter = ("record_type",)
    list_select_related = ("made_by",)
    search_fields = ("old_id", "new_id", "reason")
    date_hierarchy = "made_at"


class NamedPairs(ChangeList):
    """A list of pairs that looks their names up, a query for each kind on the page."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        keys: dict[str, set[str]] = defaultdict(set)
        for judged in self.result_list:
            keys[judged.record_type] |= {judged.first_id, judged.second_id}
        names: dict[tuple[str, str], str] = {}
        for record_type, found in keys.items():
            if kind := merging.kind_named(record_type):
                rows = kind.model._base_manager.filter(pk__in=found).select_related(*_named_by(kind.model))
                names |= {(record_type, row.pk): str(row) for row in rows}
        for judged in self.result_list:
            for side in ("first", "second"):
                key = getattr(judged, f"{side}_id")
                setattr(judged, f"{side}_name", names.get((judged.record_type, key), key))


@admin.register(Distinct)
class DistinctAdmin(DecisionAdmin):
    """Pairs that were judged not to be the same."""

    pair_columns = ("first_id", "second_id")
    list_display = ("pair", "record_type", "reason", "judged_by", "judged_at")
    list_filter = ("record_type",)
    list_select_related = ("judged_by",)
    search_fields = ("first_id", "second_id", "reason")
    date_hierarchy = "judged_at"
    change_form_template = "admin/distinct.html"

    def get_changelist(self, request, **kwargs):
        return NamedPairs

    @admin.display(description="pair")
    def pair(self, judged):
        """Show both records by name, or by id where one is gone."""
        return f"{judged.first_name} ≠ {judged.second_name}"

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.ask_again_view))
        return [path("<int:key>/ask-again/", view, name="people_distinct_ask_again"), *super().get_urls()]

    def ask_again_view(self, request, key: int):
        """Take a judgement back, and offer both records to be looked at."""
        judged = get_object_or_404(self.get_queryset(request), pk=key)
        if not may_judge(request.user, judged):
            raise PermissionDenied
        self.log_deletions(request, Distinct.objects.filter(pk=key))
        ask_again(judged=judged)
        words = f"The question is open again whether {judged.first_id} and {judged.second_id} are the same."
        self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:people_distinct_changelist"))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {"judged": judged_records(obj), "may_judge": obj and may_judge(request.user, obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)


def _named_by(model: Any) -> list[str]:
    """Return the relations that the name of a record needs."""
    return [field.name for field in model._meta.concrete_fields if field.name == "institution"]


def may_judge(user: Any, judged: Distinct) -> bool:
    """Return whether a user may say that two records may be the same after all: whoever may change them."""
    kind = merging.kind_named(judged.record_type)
    if kind is None:
        return bool(user.is_superuser)
    meta = kind.model._meta
    return bool(user.has_perm(f"{meta.app_label}.change_{meta.model_name}"))


def judged_records(judged: Distinct | None) -> list[tuple[str, Any]]:
    """Return the two records, each with the address of its page; those that are there still."""
    kind = merging.kind_named(judged.record_type) if judged else None
    if kind is None or judged is None:
        return []
    meta = kind.model._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_change"
    found = kind.model._base_manager.in_bulk([judged.first_id, judged.second_id])
    return [(reverse(name, args=[key]), record) for key, record in found.items()]
