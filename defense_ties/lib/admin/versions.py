"""Two people who edit one record: the second is told, and loses nothing."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.forms.models import _get_foreign_key
from django.utils import timezone

from defense_ties.lib.admin.conflict_rows import RowComparison
from defense_ties.lib.admin.conflicts import Comparison, Conflict, apply_choices, cells_in, put
from defense_ties.lib.admin.lost import LostPages
from defense_ties.lib.admin.seen_lists import SeenListAdmin
from defense_ties.lib.admin.tokens import Rows, Seen, read, seen_now, sign
from defense_ties.lib.history import has_history, versions_of, wholes_of

VERSION, CONFLICT, REASON = "_version", "_conflict", "_change_reason"
LONGEST_REASON = 100
MOST_NAMED = 5
UNKNOWN = (
    "Which version of the record this form was filled in from cannot be told, so nothing was saved. "
    "What you typed is still here; compare it with the record, and save again."
)


class HeldForm:
    """Mixin of a form that is shown again, whatever it holds: it is never saved."""

    def is_valid(self) -> bool:
        """Return False, after everything was checked, so that all faults are told."""
        return bool(self.errors) and False  # type: ignore[attr-defined]


class VersionedAdmin(SeenListAdmin, LostPages, BaseModelAdmin):
    """Mixin of the pages of records that notice when somebody else saved meanwhile."""

    model: Any
    opts: Any

    # -- The version that a form shows --------------------------------------------

    def rows_of(self, request) -> list[Rows]:
        """Return the kinds of rows that the form shows as parts of the record."""
        found = []
        for inline in self.get_inlines(request, None):
            relation = _get_foreign_key(self.model, inline.model, fk_name=getattr(inline, "fk_name", None))
            if has_history(inline.model) and relation in wholes_of(inline.model):
                found.append(Rows(inline.model, relation.attname))
        return found

    def version_of(self, request, key) -> Seen | None:
        """Return the version of a record as it now stands."""
        return seen_now(self.model, key, self.rows_of(request))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and change and self.has_change_permission(request, obj):
            context["version"] = getattr(request, "version", "")
            context["reason"] = request.POST.get(REASON, "")
        if conflict := getattr(request, "conflict", None):
            context |= {"conflict": conflict, "hide_errors": False}
        response = super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]
        if conflict:
            response.status_code = 409
        return response

    # -- Saving -------------------------------------------------------------------

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if object_id is None or "_saveasnew" in request.POST:
            return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        key = unquote(object_id)
        request.conflict = None
        if request.method == "POST":
            self._lock(key)
        # Told before the record is read: what is shown is never older than what is said to be.
        now = self.version_of(request, key)
        if now is not None:
            request.version = sign(now, self.model, key)
        if request.method == "POST" and (response := self._overtaken(request, key, now)):
            return response
        return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def _lock(self, key) -> None:
        """Let nobody else change the record, or what it is a part of, before this is saved."""
        rows = self.model._base_manager.filter(pk=key)
        relations = sorted(wholes_of(self.model), key=lambda one: one.attname)
        owners = rows.values_list(*(one.attname for one in relations)).first() if relations else None
        for relation, owner in zip(relations, owners or (), strict=False):
            model: Any = relation.related_model
            if owner is not None:
                list(model._base_manager.filter(pk=owner).select_for_update(no_key=True).values("pk"))
        list(rows.select_for_update(no_key=True).values("pk"))

    def _overtaken(self, request, key, now: Seen | None) -> Any:
        """Hold the form if the record is not as it was shown; return a page if there is no form any more."""
        if now is None:
            return self.deleted_meanwhile(request, key)
        record = self.get_object(request, key)  # type: ignore[attr-defined]
        if record is None:
            return None
        seen = read(request.POST.get(VERSION), self.model, key)
        if not self.has_change_permission(request, record):
            is_told = seen is not None and seen.own != now.own
            return self.closed_meanwhile(request, record, self._by(seen, key)) if is_told and seen else None
        request.POST = request.POST.copy()
        cells = cells_in(request.POST.get(CONFLICT))
        if missing := apply_choices(request.POST, cells):
            self._hold(request, Conflict(cells=cells, sentence=_to_choose(missing)))
            request.version = request.POST.get(VERSION, "")
        elif seen is None:
            self._hold(request, Conflict(sentence=UNKNOWN))
        elif stale := seen.stale(now):
            self._compare(request, record, seen, stale)
        return None

    def _hold(self, request, conflict: Conflict) -> None:
        request.conflict = conflict

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        if getattr(request, "conflict", None) is None:
            return form
        return type(form)(form.__name__, (HeldForm, form), {})

    # -- Comparing ----------------------------------------------------------------

    def _compare(self, request, record, seen: Seen, stale: list[str]) -> None:
        comparison = Comparison(request.POST, seen)
        if "" in stale:
            self._compare_record(request, record, comparison)
        shown = {rows.name: rows for rows in self.rows_of(request)}
        for formset, inline in self._unsent_formsets(request, record):
            rows = shown.get(Rows(formset.model, formset.fk.attname).name)
            if rows and rows.name in stale and inline.has_change_permission(request, record):
                RowComparison(comparison, formset, rows, record, str(inline.verbose_name)).compare()
        if comparison.is_touched or comparison.conflict.notes:
            conflict = comparison.finish()
            conflict.by = self._by(seen, record.pk, shown.values())
            self._hold(request, conflict)

    def _compare_record(self, request, record, comparison: Comparison) -> None:
        versions = versions_of(self.model).filter(history_id=comparison.seen.own)
        version = versions.filter(**{self.opts.pk.attname: record.pk}).first()
        shape = super().get_form(request, record, change=True)  # type: ignore[misc]
        before = version.instance if version else record
        for name, raw in comparison.compare(shape(instance=record), shape(instance=before)).items():
            put(request.POST, name, raw)
        status = getattr(record, "review_status", None)
        if version and status is not None and status != version.review_status:
            words = (version.get_review_status_display(), record.get_review_status_display())
            comparison.conflict.notes.append("Review: {} → {}.".format(*words))

    def _unsent_formsets(self, request, record):
        """Yield the rows of each kind as they now are, with their inline, prefixed as they are sent."""
        prefixes: dict[str, int] = {}
        for formset, inline in self.get_formsets_with_inlines(request, record):  # type: ignore[attr-defined]
            prefix = formset.get_default_prefix()
            prefixes[prefix] = prefixes.get(prefix, 0) + 1
            if prefixes[prefix] != 1 or not prefix:
                prefix = f"{prefix}-{prefixes[prefix]}"
            yield formset(instance=record, prefix=prefix, queryset=inline.get_queryset(request)), inline

    def _by(self, seen: Seen | None, key, kinds=()) -> list:
        """Return who changed the record or its rows since it was shown, and when, the latest first."""
        if seen is None:
            return []
        own = versions_of(self.model).filter(**{self.opts.pk.attname: key}, history_id__gt=seen.own)
        sources = [own] + [
            versions_of(rows.model).filter(**{rows.column: key}, history_id__gt=seen.until(rows.name))
            for rows in kinds
        ]
        found: dict[Any, Any] = {}
        for versions in sources:
            newest = versions.select_related("history_user").order_by("-history_id")
            for version in newest[:MOST_NAMED]:
                date = found.get(version.history_user, version.history_date)
                found[version.history_user] = max(date, version.history_date)
        latest = sorted(found.items(), key=lambda pair: pair[1], reverse=True)
        return [(user or "somebody", date) for user, date in latest]

    # -- One save, one moment -----------------------------------------------------

    def save_model(self, request, obj, form, change):
        mark(request, obj)
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_formset(self, request, form, formset, change):
        formset.mark = lambda row: mark(request, row)
        super().save_formset(request, form, formset, change)  # type: ignore[misc]


def mark(request, row) -> None:
    """Let a row say in its history who wrote it, why, and at the one moment of the whole save."""
    if not hasattr(request, "moment"):
        request.moment = timezone.now()
    row._history_user = request.user
    row._history_date = request.moment
    if reason := request.POST.get(REASON, "").replace("\0", "").strip():
        row._change_reason = reason[:LONGEST_REASON]


def _to_choose(missing) -> str:
    names = ", ".join(f"“{cell.label}”" for cell in missing[:MOST_NAMED])
    return f"Nothing is saved yet: choose one of the two for {names}."
