"""Asking before a record is made that resembles one on record."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR, BaseModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import all_valid
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode

SALT = "a question before saving"
ASKED, ANOTHER = "_asked", "_another"
A_DAY = 24 * 60 * 60
# The buttons with which a form is sent, and what each does beyond saving; those of rows keep the page open,
# and so come before the others.
BUTTONS = {
    "_fill": "save and fill in",
    "_cite": "save and add the appointment",
    "_widen": "save and widen the appointment",
    "_save": "save",
    "_continue": "save and continue editing",
    "_addanother": "save and add another",
    "_saveasnew": "save as new",
    "_step": "save and {}",
}
REASON = "Saved as another one, when asked."


@dataclass
class Shown:
    """A record on file that what was typed resembles, as the question shows it."""

    record: Any
    score: float
    reasons: Sequence[str]
    facts: Sequence[tuple[str, str]] = ()
    open: str = ""
    use: str = ""

    @property
    def percent(self) -> int:
        """The score in percent."""
        return round(self.score * 100)


@dataclass
class Resembled:
    """A record that was typed in, where it stands on the form, and what it resembles."""

    record: Any
    slot: str
    likely: list[Shown] = field(default_factory=list)

    @property
    def noun(self) -> str:
        """What the record is."""
        return str(self.record._meta.verbose_name)


@dataclass
class Question:
    """What is asked before a form is saved: whether each of these is one of those on record."""

    asked: list[Resembled]
    token: str
    # The button that was pressed, and its value.
    pressed: str
    value: str

    @property
    def label(self) -> str:
        """What the button does."""
        return BUTTONS[self.pressed].format(self.value.replace("_", " ") or "go on")

    @property
    def is_of_many(self) -> bool:
        """Whether more than one record was typed in that resembles others."""
        return len(self.asked) > 1


class AskingForm:
    """Mixin of a form that is not saved before a question about it is answered."""

    ask: Any

    def is_valid(self) -> bool:
        """Return whether the form is right, and nothing is left to ask."""
        return super().is_valid() and self.ask(self)  # type: ignore[misc]


class AskingAdmin(BaseModelAdmin):
    """Mixin of the pages of records that ask before a likely duplicate is made."""

    # -- The pages --------------------------------------------------------------

    def get_urls(self):
        use = self.admin_site.admin_view(self.use_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_use"
        return [path("<path:object_id>/use/", use, name=name), *super().get_urls()]  # type: ignore[misc]

    def use_view(self, request, object_id: str):
        """Choose a record on file in the picker from whose window a new one was about to be made."""
        record = self.seen(request, self.model._default_manager.filter(pk=object_id)).first()  # type: ignore[attr-defined]
        if record is None:
            raise Http404("There is no such record.")
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        data = json.dumps({"value": str(record.pk), "obj": str(record)})
        return TemplateResponse(request, "admin/popup_response.html", {"popup_response_data": data})

    def add_view(self, request, form_url="", extra_context=None):
        self._press_as_before(request)
        return super().add_view(request, form_url, extra_context)  # type: ignore[misc]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        self._press_as_before(request)
        return super().change_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    @staticmethod
    def _press_as_before(request):
        """Let “it is another one” stand for the button that was pressed before the question."""
        request.asks = request.method == "POST"  # but a version that is brought back is no new record
        name, _, value = request.POST.get(ANOTHER, "").partition("=")
        if name in BUTTONS:
            request.POST = request.POST.copy()
            for other in BUTTONS:
                request.POST.pop(other, None)
            request.POST[name] = value or "1"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["question"] = getattr(request, "question", None)
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]

    # -- The question -----------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        if not getattr(request, "asks", False) or not self._compares():
            return form
        ask = staticmethod(lambda bound: self._may_save(request, bound))
        return type(form)(form.__name__, (AskingForm, form), {"ask": ask})

    def _create_formsets(self, request, obj, change):
        formsets, instances = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        request.formsets = formsets
        return formsets, instances

    def _compares(self) -> bool:
        """Return whether something on the form may be a duplicate."""
        door = self.admin_site.duplicates  # type: ignore[attr-defined]
        inlines = (inline.model for inline in getattr(self, "inlines", ()))
        return door is not None and any(map(door.kind_of, (self.model, *inlines)))

    def _may_save(self, request, form) -> bool:
        """Return whether nothing is left to ask; what was answered is remembered once it is saved."""
        formsets = getattr(request, "formsets", [])
        if not all_valid(formsets):
            return False
        candidates = list(self._candidates(form, formsets))
        if not candidates:
            return True
        # One at a time: whoever saves the like at the same moment waits here, and then sees it.
        content_type = ContentType.objects.get_for_model(self.model)
        ContentType.objects.select_for_update(no_key=True).get(pk=content_type.pk)
        found = [one for one in self._resembled(request, candidates, _parts(form, formsets)) if one.likely]
        shown = self._answered(request, form)
        if all({str(one.record.pk) for one in each.likely} <= shown.get(each.slot, set()) for each in found):
            request.apart = [(each.record, one.record) for each in found for one in each.likely]
            return True
        request.question = self._question(request, form, found)
        return False

    def _candidates(self, form, formsets) -> Iterator[tuple[str, Any]]:
        """Yield each record that is new, or has another name now, with where it stands on the form."""
        door = self.admin_site.duplicates  # type: ignore[attr-defined]
        kind = door.kind_of(self.model)
        if kind and (form.instance._state.adding or _is_renamed(kind, form, formsets)):
            yield "", form.instance
        for formset in formsets:
            for row in formset.forms if door.kind_of(formset.model) else ():
                if row.instance._state.adding and row.has_changed() and row not in formset.deleted_forms:
                    yield row.prefix, row.instance

    def _resembled(self, request, candidates, parts) -> Iterator[Resembled]:
        door = self.admin_site.duplicates  # type: ignore[attr-defined]
        for slot, record in candidates:
            kind = door.kind_of(type(record))
            likely = kind.resembling(record, parts)
            keys = [one.record.pk for one in likely]
            pages: Any = self.admin_site.get_model_admin(type(record))
            visible = pages.seen(request, kind.model._default_manager.filter(pk__in=keys))
            visible = set(visible.values_list("pk", flat=True))
            shown = [Shown(one.record, one.score, one.reasons) for one in likely if one.record.pk in visible]
            yield Resembled(record, slot, shown)

    def _answered(self, request, form) -> dict[str, set[str]]:
        """Return the records that the user was shown, and said that it is none of them."""
        if ANOTHER not in request.POST:
            return {}
        try:
            sent = signing.loads(request.POST.get(ASKED, ""), salt=SALT, max_age=A_DAY)
        except signing.BadSignature:
            return {}
        if sent["of"] != self._asked_of(request, form):
            return {}
        return {slot: set(keys) for slot, keys in sent["shown"].items()}

    def _asked_of(self, request, form) -> list[str]:
        """Return who is asked, and about what: an answer given elsewhere is none here."""
        record = "" if form.instance._state.adding else str(form.instance.pk)
        return [str(request.user.pk), self.opts.label_lower, record]

    def _question(self, request, form, found: list[Resembled]) -> Question:
        door = self.admin_site.duplicates  # type: ignore[attr-defined]
        for each in found:
            facts = door.kind_of(type(each.record)).facts([one.record for one in each.likely])
            for one in each.likely:
                one.facts = facts.get(one.record.pk, [])
                one.open, one.use = self._ways(request, each, one.record)
        shown = {each.slot: [str(one.record.pk) for one in each.likely] for each in found}
        token = signing.dumps({"of": self._asked_of(request, form), "shown": shown}, salt=SALT, compress=True)
        pressed = next((name for name in BUTTONS if name in request.POST), "_save")
        return Question(found, token, pressed, request.POST.get(pressed, "1"))

    def _ways(self, request, each: Resembled, record: Model) -> tuple[str, str]:
        """Return the address of a record on file, and the one that uses it in place of what was typed."""
        opts = record._meta
        start = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}"
        address = reverse(f"{start}_change", args=[record.pk])
        if each.slot:
            return address, ""
        if IS_POPUP_VAR in request.POST or IS_POPUP_VAR in request.GET:
            sent = {IS_POPUP_VAR: "1", TO_FIELD_VAR: opts.pk.name}
            return f"{address}?{urlencode(sent)}", reverse(f"{start}_use", args=[record.pk])
        return address, address

    # -- The answer -------------------------------------------------------------

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        for record, other in getattr(request, "apart", ()):
            self.admin_site.duplicates.tell_apart(  # type: ignore[attr-defined]
                first=record, second=other, user=request.user, reason=REASON
            )


def _parts(form, formsets) -> list[Any]:
    """Return the rows that belong to the record as the form has them, those to be deleted left out."""
    return [
        row.instance
        for formset in formsets
        for row in formset.forms
        if row not in formset.deleted_forms and (row.has_changed() or not row.instance._state.adding)
    ]


def _is_renamed(kind, form, formsets) -> bool:
    if set(form.changed_data) & set(kind.names):
        return True
    rows = (formset for formset in formsets if formset.model in kind.rows)
    return any(
        row.has_changed() and row not in formset.deleted_forms for formset in rows for row in formset.forms
    )
