"""Whoever codes an article that another codes too sees nothing of the other's drafts, on any page."""

from typing import Any

from django.contrib import admin

from articles.models import Coding
from articles.models.coding import RIGHT
from defense_ties.lib.admin.sight import HidingAdmin


def may_write(user: Any, record: Any) -> bool:
    """Return whether the user may change a record as far as codings go: a draft of one only its coder may."""
    coding = record.coding
    return coding is None or (coding.is_given and coding.coder_id == user.pk)


class CodingFilter(admin.SimpleListFilter):
    """Leaves drafts of independent codings out of a list, unless they are asked for or the user's own."""

    title = "independent coding"
    parameter_name = "coding"

    def lookups(self, request, model_admin):
        self.user = request.user
        if request.user.has_perm(RIGHT):
            return [("apart", "Drafts of independent codings")]
        return [("mine", "My independent codings")]

    def choices(self, changelist):
        everything, *others = super().choices(changelist)
        yield everything | {"display": "Records in common, and my own drafts"}
        yield from others

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.shared_with(request.user).apart()
        if self.value() == "apart":
            return queryset.apart()
        return queryset.shared_with(request.user)


class Blind(HidingAdmin):
    """Mixin of the pages of what is, or belongs to, drafts that one coder makes apart from another."""

    # How the coding of a record is reached.
    coding_of: tuple[str, ...] = ()

    def seen(self, request, queryset):
        return queryset.visible_to(request.user)

    def choosable(self, request, queryset):
        return queryset.shared_with(request.user)

    def hides_any(self, request) -> bool:
        """Return whether there is anything that the user may not see."""
        return Coding.objects.hidden_from(request.user).exists()

    def is_hidden(self, request, key: str) -> bool:
        model: Any = self.model
        rows = model.objects.filter(pk=key)
        if rows.exists():
            return not rows.visible_to(request.user).exists()
        return is_hidden_deleted(model, key, request.user)


def is_hidden_deleted(model: Any, key: str, user: Any) -> bool:
    """Return whether a record that was deleted was, or belonged to, a draft that the user may not see."""
    version = model.history.filter(id=key).order_by("-history_date", "-history_id").first()
    if version is None:
        return False
    if coding := getattr(version, "coding_id", None):
        return Coding.objects.hidden_from(user).filter(pk=coding).exists()
    for field in model._meta.concrete_fields:
        other = field.related_model
        whole = getattr(version, field.attname, None)
        if whole is None or other is model or not hasattr(getattr(other, "objects", None), "visible_to"):
            continue
        if field.name == "article":  # it is cited, not owned
            continue
        rows = other.objects.filter(pk=whole)
        if rows.exists():
            if not rows.visible_to(user).exists():
                return True
        elif is_hidden_deleted(other, whole, user):
            return True
    return False


class BlindDrafts(Blind):
    """Mixin of the pages of engagements and agreements: a draft of a coding only its coder changes."""

    def out_of_sight(self, request):
        return self.model.objects.hidden_from(request.user)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_write(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        if obj is not None and obj.coding_id:
            return may_write(request.user, obj)
        return super().has_delete_permission(request, obj)

    def may_take(self, request, step, record=None) -> bool:
        """Return whether the user may take a step; a draft of a coding is first reconciled with the other."""
        within = record is not None and record.coding_id
        return not within and super().may_take(request, step, record)  # type: ignore[misc]
