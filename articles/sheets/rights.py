"""What somebody may import: what they may do on the forms, record by record."""

from types import SimpleNamespace
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_permission_codename

from articles.models import SUBJECTS, AgreementEvent, Evidence, Participation, Party, Side, Signature
from people.models import InstitutionAlias, OfficialAlias, RankForm

# Of what each part is a part: whoever may change that may add it.
WHOLES: dict[type, str] = {
    Side: "engagement",
    Participation: "engagement",
    AgreementEvent: "agreement",
    Party: "agreement",
    Signature: "agreement",
    OfficialAlias: "official",
    InstitutionAlias: "institution",
    RankForm: "rank",
}
CLOSED = "This is published: only a reviewer may change it."


def may(user: Any, verb: str, model: Any) -> bool:
    """Return whether a user may do something with records of a kind at all."""
    return user.is_active and user.has_perm(
        f"{model._meta.app_label}.{get_permission_codename(verb, model._meta)}"
    )


def may_import(user: Any, model: Any) -> bool:
    """Return whether a user may import records of a kind: whoever may add or change some of them."""
    return may(user, "add", model) or may(user, "change", model)


class FormRights:
    """What a user may add and change, as the forms have it; each answer is why not, or nothing."""

    def __init__(self, user: Any):
        self._user = user
        self._request: Any = SimpleNamespace(user=user)
        self._wholes: dict[tuple[type, Any], str] = {}

    def may_add(self, record: Any) -> str:
        """Return why a record may not be added, or nothing."""
        noun = record._meta.verbose_name_plural
        if not may(self._user, "add", type(record)):
            return f"You may change {noun} and not add new ones."
        return self._of_whole(record)

    def may_change(self, record: Any) -> str:
        """Return why a record may not be changed, or nothing."""
        if not may(self._user, "change", type(record)):
            return f"You may add {record._meta.verbose_name_plural} and not change those on record."
        if reason := self._of_whole(record):
            return reason
        allowed = self._pages(record).has_change_permission(self._request, record)
        return "" if allowed else CLOSED

    def _of_whole(self, record: Any) -> str:
        """Return why what belongs to another record may not be put there, or nothing."""
        found = _whole(record)
        if found is None:
            return ""
        name, pk = found
        model = record._meta.get_field(name).related_model
        if (model, pk) not in self._wholes:
            self._wholes[model, pk] = self._of_record(getattr(record, name))
        return self._wholes[model, pk]

    def _of_record(self, whole: Any) -> str:
        allowed = self._pages(whole).has_change_permission(self._request, whole)
        return "" if allowed else f"“{str(whole)[:80]}” is published: only a reviewer may add to it."

    def _pages(self, record: Any) -> Any:
        return admin.site.get_model_admin(type(record))


def _whole(record: Any) -> tuple[str, Any] | None:
    """Return the relation to the record that this one belongs to, and its key; None where there is none."""
    if isinstance(record, Evidence):
        given = ((name, getattr(record, f"{name}_id")) for name in SUBJECTS)
        return next(((name, pk) for name, pk in given if pk), None)
    name = WHOLES.get(type(record), "")
    pk = getattr(record, f"{name}_id", None) if name else None
    return (name, pk) if pk else None
