"""Which records the cells of a batch of rows mean: asked for all of them at once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from defense_ties.lib.countries import country_name, parse_country
from defense_ties.lib.names import fold, tidy
from defense_ties.lib.reviewing import Reviewable, ReviewStatus
from defense_ties.lib.sheets.columns import CellFault
from defense_ties.lib.sheets.kinds import Finder, on_record
from defense_ties.lib.sheets.limits import shortened

ASKED = 2000  # values in one question to the database
CANDIDATES = 5  # that are named
_BRACKETED = re.compile(r"(.*\S)\s*\(([^()]+)\)")


@dataclass(frozen=True)
class Found:
    """A record that a name may mean, with what tells it from namesakes."""

    pk: str
    name: str
    tokens: tuple[str, ...]
    country: str = ""

    def __str__(self):
        told = ", ".join([*(token for token in self.tokens if token), f"id {self.pk}"])
        return f"{self.name} ({told})"

    def answers_to(self, token: str) -> bool:
        """Return whether what follows a name in a cell is true of the record."""
        wanted = fold(token)
        if any(fold(own) == wanted for own in self.tokens if own):
            return True
        return bool(self.country) and parse_country(token) == self.country


class Answers:
    """The records that names and ids of one kind mean."""

    def __init__(self, finder: Finder):
        self.finder = finder
        self._by_name: dict[str, list[Found]] = {}
        self._ids: set[str] = set()

    def ask_ids(self, ids: Iterable[str]) -> None:
        """Look up which of the ids there are."""
        wanted = set(ids) - self._ids
        for batch in batched(wanted):
            self._ids.update(on_record(self.finder.model).filter(pk__in=batch).values_list("pk", flat=True))

    def has_id(self, ident: str) -> bool:
        """Return whether there is a record of the id, among those asked for."""
        return ident in self._ids

    def ask_names(self, texts: Iterable[str]) -> None:
        """Look up what the texts may mean."""
        wanted = {base for text in texts for base, _ in splits(text)} - self._by_name.keys()
        for base in wanted:
            self._by_name[base] = []
        for lookup in self.finder.names:
            for batch in batched(wanted):
                self._take(lookup, batch)

    def _take(self, lookup: str, batch: list[str]) -> None:
        finder = self.finder
        rows = on_record(finder.model).filter(**{f"{lookup}__in": batch})
        if issubclass(finder.model, Reviewable):
            rows = rows.exclude(review_status=ReviewStatus.REJECTED)
        country = finder.country or "pk"
        columns = (lookup, "pk", finder.names[0], country, *finder.tokens)
        for base, pk, name, code, *tokens in rows.values_list(*columns).order_by("pk"):
            code = code if finder.country else ""
            told = [*(str(token) for token in tokens if token), country_name(str(code)) if code else ""]
            found = Found(pk, str(name), tuple(told), str(code))
            if found not in self._by_name[base]:
                self._by_name[base].append(found)

    def meant(self, text: str, country: str = "") -> str:
        """Return the id of the one record that a text means; CellFault says why there is not one."""
        found: list[Found] = []
        for base, token in splits(text):
            found = _once(one for one in self._by_name.get(base, []) if not token or one.answers_to(token))
            if found:
                break
        if len(found) > 1 and country:
            found = [one for one in found if one.country == country] or found
        if len(found) == 1:
            return found[0].pk
        noun = self.finder.model._meta.verbose_name
        if not found:
            raise CellFault(
                f"There is no {noun} of the name “{shortened(text)}”. Write a name on record, or the id."
            )
        told = "; ".join(map(str, found[:CANDIDATES])) + (" …" if len(found) > CANDIDATES else "")
        raise CellFault(f"“{shortened(text)}” may be {told}. Write the id.")


class AnswersByModel:
    """The answers for every kind of record that the rows of a sheet refer to."""

    def __init__(self, finders: Mapping[type[models.Model], Finder]):
        self._finders = finders
        self._answers: dict[type[models.Model], Answers] = {}

    def of(self, model: Any) -> Answers:
        """Return the answers for one kind."""
        if model not in self._answers:
            self._answers[model] = Answers(self._finders[model])
        return self._answers[model]

    def forget(self) -> None:
        """Drop the answers of a batch, so that memory does not grow with the sheet."""
        self._answers.clear()


def splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text as a name alone, then as a name and what tells it from namesakes.

    >>> list(splits("Commander, Royal Army (KH)"))
    [('Commander, Royal Army (KH)', ''), ('Commander, Royal Army', 'KH'), ('Commander', 'Royal Army (KH)')]
    """
    text = tidy(text)
    yield text, ""
    if match := _BRACKETED.fullmatch(text):
        yield match[1], match[2].strip()
    place = text.rfind(", ")
    while place > 0:
        yield text[:place].strip(), text[place + 1 :].strip()
        place = text.rfind(", ", 0, place)


def batched(values: Iterable[Any], size: int = ASKED) -> Iterator[list[Any]]:
    """Yield the values in lists that fit into one question."""
    held = list(values)
    for start in range(0, len(held), size):
        yield held[start : start + size]


def _once(found: Iterable[Found]) -> list[Found]:
    return list({one.pk: one for one in found}.values())
