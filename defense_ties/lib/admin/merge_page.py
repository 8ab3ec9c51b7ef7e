"""The page on which records stand side by side, to be merged or told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import CASCADE
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

MOST_FOUND = 20
CHOSEN = "value_"


@dataclass(frozen=True)
class Column:
    """One of the records, with what tells it from the others."""

    record: Any
    label: str
    details: str
    url: str
    stays: bool


@dataclass(frozen=True)
class Example:
    """A row that refers to a record that goes."""

    label: str
    url: str
    is_twin: bool


class MergePage:
    """One request for the page; it holds what the request says."""

    def __init__(self, model_admin: Any, request: Any):
        self._admin = model_admin
        self._request = request
        self._site = model_admin.admin_site
        self._door = model_admin.admin_site.merging
        self._sent = request.POST if request.method == "POST" else request.GET

    def respond(self) -> Any:
        """Return the page, or do what was asked and go on."""
        keys = self._keys()
        if fault := self._fault(keys):
            return self._leave(fault)
        found = self._admin.get_queryset(self._request).in_bulk(keys)
        records = [found[key] for key in keys if key in found]
        if missing := [key for key in keys if key not in found]:
            return self._go_on_without(missing, records)
        if not all(self._admin.has_change_permission(self._request, record) for record in records):
            return self._refuse_to_touch(records)
        if len(records) == 1:
            return self._search_page(records[0])
        if self._request.method == "POST":
            return self._act(records)
        return self._page(records)

    # -- Which records ------------------------------------------------------------

    def _keys(self) -> list[str]:
        sent = [
            key.strip() for value in self._sent.getlist("ids") for key in value.replace("\0", "").split(",")
        ]
        keys = list(filter(None, sent))
        if (stays := self._sent.get("_stays")) in keys:
            keys = [stays, *(key for key in keys if key != stays)]
        return keys

    def _fault(self, keys: Sequence[str]) -> str:
        if not keys:
            return "Choose the records to merge first."
        if len(set(keys)) < len(keys):
            return "A record cannot be merged with itself: choose two different ones."
        if len(keys) > self._door.MOST:
            return f"At most {self._door.MOST} records are merged at once; {len(keys)} were chosen."
        return ""

    def _go_on_without(self, missing: Sequence[str], records: Sequence[Any]) -> Any:
        kind = self._door.kind_of(self._admin.model)
        sentences = " ".join(self._door.gone(kind, key) for key in missing[:3])
        if len(records) > 1:
            messages.error(self._request, f"Nothing was merged. {sentences}")
            return HttpResponseRedirect(self._admin.merge_address([record.pk for record in records]))
        return self._leave(f"Nothing was merged. {sentences}")

    def _refuse_to_touch(self, records: Sequence[Any]) -> Any:
        if self._request.method == "POST" or any(
            not self._admin.has_view_permission(self._request, record) for record in records
        ):
            raise PermissionDenied
        return self._page(records)

    def _leave(self, words: str, level: int = messages.ERROR) -> Any:
        messages.add_message(self._request, level, words)
        return HttpResponseRedirect(self._address("changelist"))

    # -- What is done -------------------------------------------------------------

    def _act(self, records: Sequence[Any]) -> Any:
        if "_merge" in self._sent:
            return self._merge(records)
        if "_distinct" in self._sent:
            return self._tell_apart(records)
        return self._page(records)

    def _merge(self, records: Sequence[Any]) -> Any:
        if not self._door.may_merge(self._request.user, records):
            raise PermissionDenied
        try:
            done = self._door.merge_all(
                kept=records[0],
                lost=records[1:],
                chosen=self._chosen(),
                reason=self._reason(),
                user=self._request.user,
                seen=self._sent.get("seen", ""),
            )
        except self._door.Refused as refused:
            for sentence in refused.sentences():
                messages.error(self._request, sentence)
            return self._anew(records)
        for merge in done:
            undo = format_html('<a href="{}">Undo</a>', self._address("change", merge))
            words = "“{}” was merged into “{}”. {}"
            messages.success(self._request, format_html(words, merge.lost_name, merge.kept_name, undo))
        return HttpResponseRedirect(self._address("change", records[0]))

    def _tell_apart(self, records: Sequence[Any]) -> Any:
        for first, second in combinations(records, 2):
            judged = self._door.tell_apart(
                first=first, second=second, user=self._request.user, reason=self._reason()
            )
            again = format_html('<a href="{}">Undo</a>', self._address("change", judged))
            words = "“{}” and “{}” are not the same; nobody will be asked again. {}"
            messages.success(self._request, format_html(words, first, second, again))
        return HttpResponseRedirect(self._address("changelist"))

    def _anew(self, records: Sequence[Any]) -> Any:
        """Show the records again as they are now; what was typed and chosen is still there."""
        found = self._admin.get_queryset(self._request).in_bulk([record.pk for record in records])
        left = [found[record.pk] for record in records if record.pk in found]
        if len(left) < 2:
            return HttpResponseRedirect(self._address("changelist"))
        return self._page(left)

    def _chosen(self) -> dict[str, str]:
        return {
            name.removeprefix(CHOSEN): value for name, value in self._sent.items() if name.startswith(CHOSEN)
        }

    def _reason(self) -> str:
        return self._sent.get("reason", "").replace("\0", "").strip()

    # -- What is shown ------------------------------------------------------------

    def _page(self, records: Sequence[Any]) -> Any:
        preview = self._door.preview(records)
        chosen = self._chosen() if self._request.method == "POST" else {}
        fields = [
            (compared, chosen.get(compared.choice.name, compared.proposed)) for compared in preview.fields
        ]
        return self._render(
            "admin/merge.html",
            f"Merge {len(records)} {self._admin.opts.verbose_name_plural}",
            preview=preview,
            columns=self._columns(records),
            differing=[pair for pair in fields if pair[0].differs],
            equal=[pair for pair in fields if not pair[0].differs],
            moves=[(moving, self._examples(moving)) for moving in preview.moves],
            reason=self._reason() if self._request.method == "POST" else "",
            may_merge=self._door.may_merge(self._request.user, records),
        )

    def _columns(self, records: Sequence[Any]) -> list[Column]:
        told = self._site.told_apart(records)
        return [
            Column(
                record,
                told[record.pk][0],
                " · ".join(told[record.pk][1]),
                self._address("change", record),
                stays=record is records[0],
            )
            for record in records
        ]

    def _examples(self, moving: Any) -> list[Example]:
        """Return a few of the rows that refer to the records, as far as the user may see them."""
        model = moving.reference.model
        pages = self._site._registry.get(model)
        rows = model._base_manager.all()
        if pages is not None:
            if not pages.has_view_permission(self._request):
                return []
            rows = pages.get_queryset(self._request)
        return [
            Example(
                _label(moving.reference, row),
                self._address("change", row) if pages else "",
                row.pk in moving.twins,
            )
            for row in moving.first(rows)
        ]

    def _search_page(self, record: Any) -> Any:
        """Ask for the record into which this one goes."""
        words = self._sent.get("q", str(record)).strip()
        likely = self._likely(record) if "q" not in self._sent else []
        found = self._admin.get_queryset(self._request).exclude(
            pk__in=[record.pk, *(one.record.pk for one in likely)]
        )
        found, _ = self._admin.get_search_results(self._request, found, words)
        found = list(found.select_related(*self._admin.label_related)[:MOST_FOUND])
        labels = self._site.labels(found)
        return self._render(
            "admin/merge_into.html",
            f"Merge “{record}” into another",
            record=record,
            label=self._site.labels([record])[record.pk],
            words=words,
            found=[(labels[other.pk], self._admin.merge_address([other.pk, record.pk])) for other in found],
            likely=[
                (
                    one,
                    self._site.labels([one.record])[one.record.pk],
                    self._admin.merge_address([one.record.pk, record.pk]),
                )
                for one in likely
            ],
            most=MOST_FOUND,
            address=self._address("change", record),
        )

    def _likely(self, record: Any) -> list[Any]:
        """Return what the record resembles, as far as the user may see it."""
        door = self._site.duplicates
        found = door.resembling(record) if door is not None else []
        keys = [one.record.pk for one in found]
        visible = set(
            self._admin.get_queryset(self._request).filter(pk__in=keys).values_list("pk", flat=True)
        )
        return [one for one in found if one.record.pk in visible]

    def _render(self, template: str, title: str, **shown: Any) -> Any:
        context = {**self._site.each_context(self._request), "opts": self._admin.opts, "title": title}
        return TemplateResponse(self._request, template, context | shown)

    def _address(self, name: str, record: Any = None) -> str:
        opts = record._meta if record is not None else self._admin.opts
        key = [record.pk] if record is not None else []
        try:
            return reverse(f"{self._site.name}:{opts.app_label}_{opts.model_name}_{name}", args=key)
        except NoReverseMatch:
            return ""


def _label(reference: Any, row: Any) -> str:
    """Return what a row says, with what it is a part of beside the record itself."""
    columns = [field for field in row._meta.concrete_fields if field.is_relation and field != reference.field]
    if reference.is_link:
        return str(getattr(row, columns[0].name))
    wholes = [getattr(row, field.name) for field in columns if field.remote_field.on_delete is CASCADE]
    return " · ".join(dict.fromkeys([str(row), *(str(whole) for whole in wholes if whole)]))
