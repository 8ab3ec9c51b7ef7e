"""Actions on a list: not on what somebody else changed since the list was opened."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.core import signing
from django.http import HttpResponseRedirect
from django.utils import timezone

from defense_ties.lib.history import has_history, in_words, parts_of, versions_of

SALT = "opening of a list"
SEEN = "seen"
MOST_NAMED = 5


def opening(model: Any, moment: datetime) -> str:
    """Return the signed words by which a list says when it was opened."""
    return signing.dumps([model._meta.label_lower, moment.isoformat()], salt=SALT)


class SeenListAdmin(BaseModelAdmin):
    """Mixin of the pages of records whose list says when it was opened."""

    model: Any
    opts: Any

    def changelist_view(self, request, extra_context=None):
        opened = timezone.now()
        if request.method == "POST" and "action" in request.POST and has_history(self.model):
            moment = _read(request.POST.get(SEEN, ""), self.opts.label_lower)
            told = self._changed_since(request, moment) if moment else [UNKNOWN]
            if told:
                for sentence in told:
                    messages.error(request, sentence)
                return HttpResponseRedirect(request.get_full_path())
        response = super().changelist_view(request, extra_context)  # type: ignore[misc]
        shown = getattr(response, "context_data", None)
        if shown is not None and has_history(self.model):
            # A page on which an action is confirmed sends the words on.
            shown[SEEN] = token = opening(self.model, opened)
            if (action_form := shown.get("action_form")) is not None:
                hidden = forms.CharField(label="", widget=forms.HiddenInput(), initial=token)
                action_form.fields[SEEN] = hidden
        return response

    def _changed_since(self, request, moment: datetime) -> list[str]:
        """Return a sentence for each chosen record that was changed, or had a part changed, since."""
        chosen = self._chosen(request).order_by().values("pk")
        own = versions_of(self.model).filter(id__in=chosen, history_date__gt=moment)
        changed: dict[Any, Any] = {}
        for version in own.select_related("history_user").order_by("history_id")[:MOST_NAMED]:
            changed[version.id] = version
        for part in parts_of(self.model):
            if part.above is None:
                rows = versions_of(part.model).filter(
                    **{f"{part.column}__in": chosen}, history_date__gt=moment
                )
                for version in rows.select_related("history_user").order_by("history_id")[:MOST_NAMED]:
                    changed.setdefault(getattr(version, part.column), version)
        records = self.model._base_manager.in_bulk(list(changed))
        return [
            f"“{records.get(key, key)}” was changed by {version.history_user or 'somebody'} at "
            f"{in_words(version.history_date)}, after you opened the list. "
            "Nothing was done: look, and choose again."
            for key, version in list(changed.items())[:MOST_NAMED]
        ]

    def _chosen(self, request) -> Any:
        if request.POST.get("select_across", "0") not in ("", "0"):
            return self.get_changelist_instance(request).get_queryset(request)  # type: ignore[attr-defined]
        keys = [key for key in request.POST.getlist("_selected_action") if "\0" not in key]
        return self.model._base_manager.filter(pk__in=keys)


UNKNOWN = "When you opened this list cannot be told, so nothing was done. Here it is anew: choose again."


def _read(token: str, label: str) -> datetime | None:
    try:
        of, moment = signing.loads(token, salt=SALT)
        return datetime.fromisoformat(moment) if of == label else None
    except (signing.BadSignature, ValueError, TypeError):
        return None
