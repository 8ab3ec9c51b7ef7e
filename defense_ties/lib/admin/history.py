"""Who changed what, field by field, and the way back."""

from itertools import pairwise

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from simple_history.admin import SimpleHistoryAdmin

# Columns that follow from others, or change with every save.
FOLLOWING = {"folded", "sort_key", "changed_at", "earliest", "latest", "covers_earliest", "covers_latest"}


class HistoryAdmin(SimpleHistoryAdmin):
    """An admin whose records can be looked at, and brought back, as they were."""

    object_history_list_template = "admin/object_history_list.html"

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Show a version; bring it back if the record may be changed as it stands now."""
        if not version_id.isdecimal():
            raise Http404
        current = self.get_object(request, self._key(object_id))
        if request.method == "POST" and not (current and self.has_change_permission(request, current)):
            raise PermissionDenied
        context = {"revert_disabled": self.revert_disabled(request, current)} | (extra_context or {})
        with transaction.atomic():
            return super().history_form_view(request, self._key(object_id), version_id, context)

    def revert_disabled(self, request, obj=None):
        return obj is None or not self.has_change_permission(request, obj)

    def history_view_title(self, request, obj):
        return f"History of {obj}"

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        versions = list(historical_records)
        for newer, older in pairwise(versions):
            delta = newer.diff_against(
                older, excluded_fields=FOLLOWING, foreign_keys_are_objs=foreign_keys_are_objs
            )
            helper = self.get_historical_record_context_helper(request, newer)
            newer.history_delta_changes = helper.context_for_delta_changes(delta)

    def render_history_view(self, request, template, context, **kwargs):
        return super().render_history_view(request, template, context | self.form_context(), **kwargs)

    def form_context(self) -> dict:
        """Return what the template of a form needs beside the form."""
        return {}

    @staticmethod
    def _key(object_id: str) -> str:
        return unquote(object_id)
