"""A form whose record was deleted, or closed, while it was being filled in: nothing typed is lost."""

from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.template.response import TemplateResponse

from defense_ties.lib.admin import boxes
from defense_ties.lib.history import deletion_of, has_history

UNSENT = {"csrfmiddlewaretoken"}


class LostPages(BaseModelAdmin):
    """Mixin of the pages of records that show what was typed when it can no longer be saved."""

    model: Any
    opts: Any

    def deleted_meanwhile(self, request, key) -> Any:
        """Say who deleted the record, and show what was typed; None if there never was such a record."""
        if not has_history(self.model) or not self.has_change_permission(request):
            return None
        version = deletion_of(self.model, key)
        if version is None or self._heir(key) is not None or self._is_hidden(request, key):
            return None
        restore = ""
        if self.has_add_permission(request) or request.user.has_perm(self._right("add")):
            restore = self._address("restore", key)  # type: ignore[attr-defined]
        return self._lost_page(request, key, {"version": version, "restore": restore}, status=409)

    def closed_meanwhile(self, request, record, by) -> Any:
        """Say that the record is out of the user's hands now, and show what was typed."""
        return self._lost_page(request, record.pk, {"record": record, "by": by}, status=403)

    def _lost_page(self, request, key, context: dict, status: int) -> Any:
        return TemplateResponse(
            request,
            "admin/conflict_lost.html",
            self.admin_site.each_context(request)
            | {
                "title": "Nothing was saved",
                "opts": self.opts,
                "address": self._address("change", key),  # type: ignore[attr-defined]
                "typed": list(self._typed(request)),
                "sent": [
                    (name, value)
                    for name, values in request.POST.lists()
                    for value in values
                    if name not in UNSENT
                ],
            }
            | context,
            status=status,
        )

    def _typed(self, request):
        """Yield what was typed, as label and words, row by row."""
        form = self.get_form(request, None)()  # type: ignore[attr-defined]
        yield from self._of_form(form, request.POST, "")
        for formset, _ in self.get_formsets_with_inlines(request, None):  # type: ignore[attr-defined]
            prefix = formset.get_default_prefix()
            total = request.POST.get(f"{prefix}-TOTAL_FORMS", "0")
            count = min(int(total), 1000) if total.isascii() and total.isdecimal() and len(total) < 9 else 0
            for number in range(count):
                row = formset.form(prefix=f"{prefix}-{number}")
                noun = str(formset.model._meta.verbose_name).capitalize()
                yield from self._of_form(row, request.POST, f"{noun} {number + 1}: ")

    @staticmethod
    def _of_form(form, data, before: str):
        for name, box in form.fields.items():
            if isinstance(box.widget, forms.HiddenInput):
                continue
            raw = boxes.sent(data, box, form.add_prefix(name))
            words = boxes.in_words(box, raw) if raw else ""
            if words:
                yield f"{before}{boxes.label_of(form, name)}", words

    # -- Small questions ------------------------------------------------------------

    def _right(self, verb: str) -> str:
        return f"{self.opts.app_label}.{verb}_{self.opts.model_name}"

    def _heir(self, key) -> Any:
        """Return the record into which one was merged, or None."""
        door = self.admin_site.merging  # type: ignore[attr-defined]
        return door.heir(self.model, key) if door is not None and door.kind_of(self.model) else None

    def _is_hidden(self, request, key) -> bool:
        """Return whether a record is out of the user's sight."""
        is_hidden = getattr(self, "is_hidden", None)
        return bool(is_hidden and is_hidden(request, key))
