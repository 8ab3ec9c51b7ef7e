"""Who changed what, field by field, and the way back."""

from typing import Any

from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from simple_history.admin import SimpleHistoryAdmin

from defense_ties.lib.admin.deleted import DeletedAdmin
from defense_ties.lib.admin.since import SinceAdmin
from defense_ties.lib.admin.tokens import read, seen_now, sign
from defense_ties.lib.history import Refused, Timeline, erase, in_words, moment_of, revert, tried, versions_of

PER_PAGE = 50
LONGEST_REASON = 100


class Versions(Paginator):
    """The pages of a time line."""

    def __init__(self, timeline: Timeline, per_page: int):
        super().__init__([], per_page)
        self.timeline = timeline
        self.count = timeline.count()

    def page(self, number):
        """Return a page, its versions grouped by the moment they were written."""
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        return self._get_page(  # type: ignore[attr-defined]
            self.timeline.page(start, start + self.per_page), number, self
        )


class HistoryAdmin(DeletedAdmin, SinceAdmin, SimpleHistoryAdmin):
    """An admin whose records can be looked at, and brought back, as they were."""

    object_history_template = "admin/object_history_page.html"

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("deleted/", wrap(self.deleted_view), name=f"{name}_deleted"),
            path("<path:object_id>/restore/", wrap(self.restore_view), name=f"{name}_restore"),
            path("<path:object_id>/since/", wrap(self.since_view), name=f"{name}_since"),
            path(
                "<path:object_id>/history/<str:version_id>/",
                wrap(self.history_form_view),
                name=f"{name}_simple_history",
            ),
            *super(SimpleHistoryAdmin, self).get_urls(),
        ]

    # -- The time line --------------------------------------------------------------

    def history_view(self, request, object_id, extra_context=None):
        """Show all that happened to a record and to its parts."""
        key = self._key(object_id)
        record, name = self._record_or_last(request, key)
        asked = {"of": request.GET.get("of", ""), "by": request.GET.get("by", "")}
        if asked["by"] != "nobody" and not (asked["by"].isascii() and asked["by"].isdecimal()):
            asked["by"] = ""
        kinds = [kind._meta.model_name for kind in self._timeline(request, key).kinds]
        asked["of"] = asked["of"] if asked["of"] in kinds else ""
        timeline = self._timeline(request, key, of=asked["of"], by=asked["by"][:9])
        page = Versions(timeline, PER_PAGE).get_page(request.GET.get(PAGE_VAR))
        context = {
            "title": f"History of {name}",
            "object": record,
            "record_name": name,
            "page_obj": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "kinds": [(kind._meta.model_name, str(kind._meta.verbose_name)) for kind in timeline.kinds],
            "writers": self._writers(timeline),
            "asked": asked,
            "may_revert": record is not None and self.has_change_permission(request, record),
        }
        return self._page(request, self.object_history_template, context | (extra_context or {}))

    def _timeline(self, request, key, **limits) -> Timeline:
        site = self.admin_site

        def pages(model) -> Any:
            return site._registry.get(model)

        def hidden(rows):
            seen = getattr(pages(rows.model), "seen", None)
            found = seen(request, rows) if seen else rows
            return None if found is rows else rows.exclude(pk__in=found.order_by().values("pk"))

        def related(model):
            return getattr(pages(model), "label_related", ())

        return Timeline(self.model, key, hidden=hidden, related=related, **limits)

    def _writers(self, timeline) -> list:
        user_model: Any = versions_of(self.model).model._meta.get_field("history_user").related_model
        return list(user_model._base_manager.filter(pk__in=timeline.users()).order_by("username"))

    # -- The way back ---------------------------------------------------------------

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Show what would change if the record were as it was at a moment, and bring that about."""
        key = self._key(object_id)
        record, name = self._record_or_last(request, key)
        found = moment_of(self.model, key, version_id)
        if found is None:
            raise Http404("There is no such version.")
        may_change = record is not None and self.has_change_permission(request, record)
        if request.method == "POST":
            if not may_change:
                raise PermissionDenied
            return self._revert(request, record, found[0])
        context = {"title": f"{name} at {in_words(found[0].history_date)}"}
        return self._preview(request, record, name, found[0], may_change, context)

    def _preview(self, request, record, name, version, may_change, context, barred=()):
        asked = request.POST if request.method == "POST" else request.GET
        with_parts = asked.get("parts", "1") != "0"
        plan = None
        token = ""
        if record is not None:
            token = sign(self._version(request, record.pk), self.model, record.pk)
            given = {"record": record, "moment": version.history_date, "user": request.user}
            plan = tried(revert, **given, with_parts=with_parts, may=self._may(request))
        context |= {
            "object": record,
            "record_name": name,
            "version": version,
            "plan": plan,
            "barred": list(dict.fromkeys([*barred, *(plan.barred if plan else [])])),
            "with_parts": with_parts,
            "may_revert": may_change,
            "token": token,
        }
        status = 409 if barred else 200
        return self._page(request, "admin/object_history_revert.html", context, status=status)

    def _revert(self, request, record, version):
        seen = read(request.POST.get("_version"), self.model, record.pk)
        name = f"{record} at {in_words(version.history_date)}"
        if seen is None or seen.stale(self._version(request, record.pk)):
            told = "Somebody changed the record since this page was opened. Nothing was done: look once more."
            return self._preview(request, record, str(record), version, True, {"title": name}, [told])
        try:
            plan = revert(
                record=record,
                moment=version.history_date,
                user=request.user,
                reason=request.POST.get("reason", "").replace("\0", "").strip(),
                with_parts=request.POST.get("parts", "1") != "0",
                may=self._may(request),
                unless=lambda: seen.stale(self._version(request, record.pk)),
            )
        except Refused as refused:
            sentences = refused.sentences()
            return self._preview(request, record, str(record), version, True, {"title": name}, sentences)
        self.brought_back(request, self.model._base_manager.get(pk=record.pk))
        number = len(plan.changes)
        self.message_user(
            request, f"Reverted to {in_words(version.history_date)}: {number} change{'s' * (number != 1)}."
        )
        self._warn(request, plan.left)
        return HttpResponseRedirect(self._address("change", record.pk))

    def _version(self, request, key):
        return seen_now(self.model, key, self.rows_of(request))

    def brought_back(self, request, record) -> None:
        """Do what else belongs to a record that was brought back."""

    # -- Deleting ---------------------------------------------------------------------

    def delete_model(self, request, obj):
        erase(record=obj, user=request.user)

    def delete_queryset(self, request, queryset):
        for record in queryset:
            erase(record=record, user=request.user)

    # -- Who and where ------------------------------------------------------------------

    def _record_or_last(self, request, key) -> tuple[Any, str]:
        """Return a record with its name; None with the last name if it is deleted."""
        record = self.get_object(request, key)
        if record is not None:
            if not self.has_view_or_change_permission(request, record):
                raise PermissionDenied
            return record, str(record)
        version = (
            versions_of(self.model).filter(**{self.opts.pk.attname: key}).order_by("-history_id").first()
        )
        if version is None or self.model._base_manager.filter(pk=key).exists():
            raise Http404("There is no such record.")
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return None, f"{self._last_name(version)} (deleted)"

    def _page(self, request, template, context, status=200):
        request.current_app = self.admin_site.name
        shared = self.admin_site.each_context(request) | {"opts": self.opts, "now": timezone.now()}
        return TemplateResponse(request, template, shared | context, status=status)
