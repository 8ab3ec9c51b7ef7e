"""The staff's pages of merges: what was made one, and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from people import merging
from people.admin.decisions import DecisionAdmin
from people.models import Merge


class StandingFilter(admin.SimpleListFilter):
    """Merges that stand, or that were taken back."""

    title = "standing"
    parameter_name = "undone"

    def lookups(self, request, model_admin):
        return [("no", "Merged"), ("yes", "Undone")]

    def queryset(self, request, queryset):
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(undone_at__isnull=self.value() == "no")


@admin.register(Merge)
class MergeAdmin(DecisionAdmin):
    """Merges, each with what taking it back would restore."""

    pair_columns = ("kept_id", "lost_id")
    list_display = ("__str__", "record_type", "reason", "made_by", "made_at", "undone_at")
    list_filter = (StandingFilter, "record_type")
    list_select_related = ("made_by", "undone_by")
    search_fields = ("kept_name", "lost_name", "kept_id", "lost_id", "reason")
    search_help_text = "Names and ids of both records, reason."
    date_hierarchy = "made_at"
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).defer("steps", "chosen")

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Merges"} | (extra_context or {}))

    def has_module_permission(self, request):
        return request.user.has_perm("people.view_redirection")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("people.view_redirection")

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.undo_view))
        return [path("<int:key>/undo/", view, name="people_merge_undo"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show a merge, and what taking it back would restore and what it cannot."""
        if request.method == "POST" or not self.has_view_permission(request):
            raise PermissionDenied
        merge = self.get_object(request, object_id)
        if merge is None:
            self.message_user(request, "There is no such merge.", messages.WARNING)
            return HttpResponseRedirect(reverse("admin:people_merge_changelist"))
        return self._page(request, merge)

    def undo_view(self, request, key: int):
        """Take a merge back, and go to what it restored."""
        merge = get_object_or_404(self.get_queryset(request), pk=key)
        if not merging.may_undo(request.user, merge):
            raise PermissionDenied
        try:
            merge = merging.undo(merge=merge, user=request.user, leave=request.POST.getlist("leave"))
        except merging.Refused as refused:
            for sentence in refused.sentences():
                self.message_user(request, f"Nothing was undone. {sentence}", messages.ERROR)
            return HttpResponseRedirect(self._address(merge))
        restored = format_html(
            '“<a href="{}">{}</a>” and “<a href="{}">{}</a>” are two records again, as before the merge.',
            *(part for side in ("lost", "kept") for part in self._side(merge, side)),
        )
        self.message_user(request, restored, messages.SUCCESS)
        for sentence in merge.left_as_is:
            self.message_user(request, sentence, messages.WARNING)
        return HttpResponseRedirect(self._address(merge))

    def _page(self, request: Any, merge: Merge) -> Any:
        may_undo = not merge.is_undone and merging.may_undo(request.user, merge)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{merge.lost_name} → {merge.kept_name}",
            "merge": merge,
            "kept": self._side(merge, "kept"),
            "lost": self._side(merge, "lost"),
            "restoring": merging.restoring(merge) if not merge.is_undone else None,
            "may_undo": may_undo,
        }
        return TemplateResponse(request, "admin/merge_undo.html", context)

    def _side(self, merge: Merge, side: str) -> tuple[str, str]:
        """Return the address and the name of one of the two records; the address is blank if it is gone."""
        kind = merging.kind_named(merge.record_type)
        key, name = getattr(merge, f"{side}_id"), getattr(merge, f"{side}_name")
        if kind is None or not kind.model._base_manager.filter(pk=key).exists():
            return "", name
        meta = kind.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[key]), name

    def _address(self, merge: Merge) -> str:
        return reverse("admin:people_merge_change", args=[merge.pk])
