"""Who sits before the screen of which article, what they may do there, and how it went."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest

from articles.admin.reviewing.apart import Frame
from articles.admin.reviewing.freshness import locked, token_of, who_changed
from articles.admin.reviewing.targets import find, key_of, owner_of
from articles.models import Article, Coding
from defense_ties.lib.reviewing import ReviewStatus


@dataclass(frozen=True)
class Done:
    """An action that was taken: what to say, and the key of the card to come back to."""

    sentence: str
    at: str = ""


class Fault(Exception):
    """An action that was not taken: why, in sentences, and the key of the card it was for."""

    def __init__(self, *sentences: str, at: str = ""):
        self.sentences, self.at = sentences, at
        super().__init__(" ".join(sentences))


class Unfinished(Exception):
    """A form that comes back with what was typed and what is wrong with it."""

    def __init__(self, panel: Any):
        self.panel = panel
        super().__init__()


@dataclass(frozen=True)
class Desk:
    """A member of staff before the screen of an article."""

    request: HttpRequest
    site: AdminSite
    article: Article
    frame: Frame = field(default_factory=Frame)

    @property
    def user(self) -> Any:
        """Who sits there."""
        return self.request.user

    def admin_of(self, model: type) -> Any:
        """Return the staff's pages of a model, which know who may do what."""
        return self.site.get_model_admin(model)

    def may_change(self, record: Any) -> bool:
        """Return whether the user may change a record and what belongs to it."""
        own = self.admin_of(type(record)).has_change_permission(self.request, record)
        owner = owner_of(record)
        return own and (
            owner is record or self.admin_of(type(owner)).has_change_permission(self.request, owner)
        )

    def may_add(self, model: type) -> bool:
        """Return whether the user may make records of a model."""
        label, name = model._meta.app_label, model._meta.model_name  # type: ignore[attr-defined]
        return self.user.has_perm(f"{label}.add_{name}")

    def may_delete(self, model: type) -> bool:
        """Return whether the user may delete records of a model."""
        label, name = model._meta.app_label, model._meta.model_name  # type: ignore[attr-defined]
        return self.user.has_perm(f"{label}.delete_{name}")

    def may_review(self, record: Any) -> bool:
        """Return whether the user may publish and reject records of the kind."""
        return self.admin_of(type(record)).has_review_permission(self.request)

    def find(self, key: str, *kinds: str) -> Any:
        """Return the record of a key; None if there is none, or if it is out of sight on this screen."""
        record = find(key, *kinds)
        owner = owner_of(record) if record else None
        if self.frame.own is not None and not self.frame.holds(owner):
            return None
        return None if self._is_hidden(owner) else record

    def _is_hidden(self, owner: Any) -> bool:
        coding = getattr(owner, "coding_id", None)
        return coding is not None and Coding.objects.hidden_from(self.user).filter(pk=coding).exists()

    def take(self, key: str, seen: str, *kinds: str) -> Any:
        """Return the record of a key, its card locked; Fault if it is gone, not theirs, or not as seen."""
        record = self.find(key, *kinds)
        owner = locked(owner_of(record)) if record else None
        if record is None or owner is None:
            raise Fault("This record is gone: somebody removed it meanwhile.")
        at = key_of(owner)
        if not self.may_change(record):
            raise Fault(
                f"“{owner}” is {owner.get_review_status_display().lower()}: you may not change it.", at=at
            )
        if token_of(owner) != seen:
            raise Fault(stale(owner), at=at)
        return owner if record == owner else record


def stale(owner: Any) -> str:
    """Return the sentence that says who changed a record meanwhile."""
    status = getattr(owner, "review_status", ReviewStatus.DRAFT)
    now = "" if status == ReviewStatus.DRAFT else f" It is {owner.get_review_status_display().lower()} now."
    who = who_changed(owner)
    return f"“{owner}” was changed meanwhile by {who}.{now} Nothing was done: look at it again."
