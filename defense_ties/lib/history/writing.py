"""The steps of a way back: each is checked against the rules of the data, and kept in the history."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.formats import date_format

from defense_ties.lib.history.states import Difference
from defense_ties.lib.history.words import Referents
from defense_ties.lib.reviewing import Reviewable, ReviewStatus

LONGEST_REASON = 100

May = Callable[[str, Any], bool]


class Refused(Exception):
    """The way back is barred; `reasons` holds a sentence for each bar."""

    def __init__(self, reasons: Iterable[str]):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))

    def sentences(self) -> list[str]:
        """Return what bars the way, a sentence each."""
        return self.reasons


@dataclass
class Plan:
    """What a way back changes, and what it leaves as it is because it cannot be otherwise."""

    changes: list[Difference] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)


def in_words(moment: datetime) -> str:
    """Return a moment as it is read."""
    return date_format(timezone.localtime(moment), "Y M j, H:i:s")


@dataclass
class Writer:
    """Writes the steps of one way back, all with the same person, moment and reason."""

    user: Any
    reason: str
    may: May
    referents: Referents
    left: list[str] = field(default_factory=list)
    moment: datetime = field(default_factory=timezone.now)

    def remove(self, one: Difference) -> None:
        """Delete a part that was not there at the moment."""
        row = one.before
        if not self.may("delete", row):
            self.left.append(f"{called(one)} stays: you may not delete it.")
            return
        try:
            self._sign(row).delete()
        except (ProtectedError, RestrictedError) as error:
            raise Refused([f"{called(one)} cannot go: other records refer to it."]) from error

    def change(self, one: Difference) -> None:
        """Give a record or a part the values that it had."""
        row = one.before
        if not self.may("change", row):
            self.left.append(f"{called(one)} stays as it is: you may not change it.")
            return
        for each in one.fields:
            if each.many_to_many:
                continue
            value = getattr(one.after, each.attname)
            if isinstance(each, models.ForeignKey) and self.referents.is_gone(each.related_model, value):
                self.left.append(
                    f"{called(one)}, {each.verbose_name}: {self.referents.label(each.related_model, value)}"
                    " cannot be referred to; it stays as it is."
                )
                continue
            setattr(row, each.attname, value)
        self._check(row, one)
        self._sign(row).save()
        self._relate(row, {name: then for name, (_, then) in one.many.items()}, one)

    def put_back(self, one: Difference, many: dict[str, set] | None = None) -> Any:
        """Make a deleted record or part anew, under its old id; None if that is left."""
        row = one.after.instance
        if type(row)._base_manager.filter(pk=one.key).exists():
            self.left.append(f"{called(one)} is a part of another record now, and stays there.")
            return None
        if one.depth and not self.may("add", row):
            self.left.append(f"{called(one)} is not brought back: you may not add it.")
            return None
        for each in row._meta.concrete_fields:
            value = getattr(row, each.attname)
            if not isinstance(each, models.ForeignKey) or not self._is_lost(each, value):
                continue
            gone = self.referents.label(each.related_model, value)
            if not each.null and one.depth:
                self.left.append(f"{called(one)} is not brought back: {gone} does not exist.")
                return None
            if not each.null:
                raise Refused(
                    [f"{called(one)} refers to {gone}, which does not exist; bring that back first."]
                )
            setattr(row, each.attname, None)
            self.left.append(f"{called(one)}, {each.verbose_name}: left empty, as {gone} does not exist.")
        if isinstance(row, Reviewable) and row.is_published:
            row.review_status = ReviewStatus.DRAFT
            self.left.append(f"{called(one)} comes back as a draft; publish it again once it is checked.")
        row._state.adding = True
        self._check(row, one)
        self._sign(row).save(force_insert=True)
        self._relate(row, many or {}, one)
        return row

    def _is_lost(self, each: Any, value: Any) -> bool:
        model = each.related_model
        return value is not None and not model._base_manager.filter(pk=value).exists()

    def _relate(self, row, many: dict[str, set], one) -> None:
        for name, keys in many.items():
            model = row._meta.get_field(name).related_model
            there = set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
            for key in sorted(keys - there):
                self.left.append(f"{called(one)}, {name}: {self.referents.label(model, key)} does not exist.")
            getattr(row, name).set(there)

    def _sign(self, row):
        row._history_user, row._change_reason = self.user, self.reason
        row._history_date = self.moment
        return row

    def _check(self, row, one) -> None:
        try:
            row.full_clean(exclude=["id"])
        except ValidationError as error:
            raise Refused(_sentences(row, one, error)) from error


def _sentences(row, one: Difference, error: ValidationError) -> list[str]:
    found = []
    for name, messages in error.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else f", {row._meta.get_field(name).verbose_name}"
        found += [f"{called(one)}{label}: {message}" for message in messages]
    return list(dict.fromkeys(found))


def called(one: Difference) -> str:
    """Return what a record is, and what it is called."""
    return f"{one.noun.capitalize()} “{one.name}”"


def signed(words: str, reason: str) -> str:
    """Return the reason that is kept: what was done, and why."""
    return (f"{words}: {reason}" if reason else words)[:LONGEST_REASON]
