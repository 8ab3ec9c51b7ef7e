"""What a button beside a row asks for when a form is saved: to fill the row in, or to add the appointment."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied

from articles.models import Participation, Signature
from articles.posts import Refused, cite_appointment, fill_posts
from people.models import Appointment

CITE, WIDEN, FILL = "_cite", "_widen", "_fill"
NOTHING = "Nothing was filled in: no appointment says more for that date."


def may_add(request, site, *, widen: bool) -> bool:
    """Return whether the user may add an appointment, or change those that are there."""
    pages = site.get_model_admin(Appointment)
    return pages.has_change_permission(request) if widen else pages.has_add_permission(request)


class CitingForm(admin.options.BaseModelAdmin):
    """Mixin of a form whose rows are filled in, or made appointments, when it is saved."""

    message_user: Any

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        asked = [name for name in (CITE, WIDEN, FILL) if name in request.POST]
        if request.method == "POST" and asked:
            for name in {CITE, WIDEN}.intersection(asked):
                if not may_add(request, self.admin_site, widen=name == WIDEN):
                    raise PermissionDenied
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"  # the page stays open
        return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def act_on(self, request, named: Callable[[str], Any]) -> None:
        """Do what the buttons ask for with the rows that they name."""
        for name in (FILL, CITE, WIDEN):
            if row := named(request.POST.get(name, "")):
                self._act(name, request, row)

    def _act(self, name: str, request, row: Participation | Signature) -> None:
        if name == FILL:
            for sentence in fill_posts(rows=[row], user=request.user) or [NOTHING]:
                self.message_user(request, sentence, messages.INFO)
            return
        try:
            cited = cite_appointment(row=row, user=request.user, widen=name == WIDEN)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            self.message_user(request, cited.sentence, messages.SUCCESS)


class CitingRows(CitingForm):
    """Mixin of the form of engagements and agreements, each of whose rows has buttons of its own."""

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)  # type: ignore[misc]
        if formset.model in (Participation, Signature):
            self.act_on(request, partial(_named, formset))


def _named(formset, sent: str) -> Participation | Signature | None:
    """Return the row of a set that a button names by its key or, where it is new, by its place."""
    for row in formset.forms:
        stored = row.instance.pk and not row.instance._state.adding
        if sent and stored and row not in formset.deleted_forms and sent in (row.instance.pk, row.prefix):
            return row.instance
    return None
