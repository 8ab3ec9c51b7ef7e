"""Merging records on the staff's pages: chosen in a list, or from the page of one of them."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from defense_ties.lib.admin.merge_page import MergePage
from defense_ties.lib.admin.site import Link


class MergingAdmin:
    """Mixin of the pages of records that can be merged, of the kinds that the site's door names."""

    admin_site: Any
    opts: Any
    model: Any

    @property
    def merges(self) -> bool:
        """Whether records of this kind can be merged."""
        door = self.admin_site.merging
        return door is not None and door.kind_of(self.model) is not None

    def get_urls(self):
        urls = super().get_urls()  # type: ignore[misc]
        if not self.merges:
            return urls
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(self.merge_view), name=name), *urls]

    def merge_view(self, request):
        """Show records side by side, and merge them or tell them apart."""
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        return MergePage(self, request).respond()

    def get_actions(self, request):
        actions = super().get_actions(request)  # type: ignore[misc]
        if IS_POPUP_VAR in request.GET:
            return actions
        if self.merges and self.has_change_permission(request):  # type: ignore[attr-defined]
            words = "Merge…"
            actions["merge_records"] = (type(self).merge_records, "merge_records", words)
        return actions

    @admin.action(description="Merge…")
    def merge_records(self, request, queryset):
        """Go on to the page on which the chosen records stand side by side."""
        most = self.admin_site.merging.MOST
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: most + 1])
        if not 2 <= len(keys) <= most:
            chosen = f"more than {most}" if len(keys) > most else f"{len(keys)}"
            words = f"Choose two or more records to merge, at most {most}; {chosen} chosen."
            self.message_user(request, words, messages.ERROR)  # type: ignore[attr-defined]
            return None
        return HttpResponseRedirect(self.merge_address(keys))

    def merge_address(self, keys) -> str:
        """Return the address at which records are merged; the first is proposed as the one that stays."""
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_merge"
        return f"{reverse(name)}?ids={','.join(keys)}"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and self.merges:
            context["links"] = [*context.get("links", []), *self._merge_links(request, obj)]
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]

    def _merge_links(self, request, record) -> list[Link]:
        """Return the way to merge a record, and to the merges it had a part in."""
        links = []
        if self.has_change_permission(request, record):  # type: ignore[attr-defined]
            links.append(Link("Merge into…", self.merge_address([record.pk]), is_deed=True))
        made = self.admin_site.merging.Merge
        if made.objects.standing().of(self.opts.model_name, record.pk).exists():
            name = f"{self.admin_site.name}:{made._meta.app_label}_{made._meta.model_name}_changelist"
            links.append(Link("Merges", f"{reverse(name)}?q={record.pk}", is_deed=True))
        return links

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Lead on from a record that was merged to the one that it went into."""
        heir = self.admin_site.merging.heir(self.model, object_id) if self.merges else None
        if heir is None or self.get_object(request, heir.pk) is None:  # type: ignore[attr-defined]
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        words = format_html("The {} you looked for was merged into “{}”.", opts.verbose_name, heir)
        self.message_user(request, words, messages.INFO)  # type: ignore[attr-defined]
        name = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[heir.pk]))
