"""What changed since a record was last published."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404

from defense_ties.lib.history import changed_since, last_publication, touched_since_publication
from defense_ties.lib.reviewing import Reviewable


class SinceFilter(SimpleListFilter):
    """Records that were published, and written since."""

    title = "since publication"
    parameter_name = "since"

    def lookups(self, request, model_admin):
        return [("touched", "Changed or reopened")]

    def queryset(self, request, queryset):
        if self.value() != "touched":
            return queryset
        touched = touched_since_publication(queryset.model._base_manager.all())
        return queryset.filter(pk__in=touched.order_by().values("pk"))


class SinceAdmin(BaseModelAdmin):
    """Mixin of the pages of records that show what differs from what was published."""

    model: Any
    opts: Any

    def since_view(self, request, object_id):
        """Show each field that differs from how the record and its parts were last published."""
        record = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if record is None or not issubclass(self.model, Reviewable):
            raise Http404("There is no such record.")
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        version = last_publication(record)
        context = {
            "title": f"{record}: since publication",
            "object": record,
            "published": version,
            "changes": changed_since(record, version.history_date) if version else [],
        }
        return self._page(request, "admin/object_since.html", context)  # type: ignore[attr-defined]
