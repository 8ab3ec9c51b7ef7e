"""What a picker offers: the best matches first, and before anything is typed those who are near at hand."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse, QueryDict

from defense_ties.lib.admin.ranking import Ranking
from defense_ties.lib.countries import parse_country
from defense_ties.lib.records import ID_PATTERN

PAGE = 20
LAST_PAGE = 5_000
# More is no form of ours.
MOST_NEAR = 20
LONGEST_COUNTRY = 100


@dataclass(frozen=True)
class Near:
    """What the form says that is open: the countries written on it, and the records chosen there by kind."""

    countries: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, sent: QueryDict) -> "Near":
        """Return what a picker sends along; whatever is no country and no id is left out."""
        written = [text for text in sent.getlist("near-country")[:MOST_NEAR] if len(text) < LONGEST_COUNTRY]
        countries = dict.fromkeys(code for text in written if (code := parse_country(text)))
        chosen = {}
        for name in ("official", "beside"):
            keys = sent.getlist(f"near-{name}")[:MOST_NEAR]
            chosen[name] = tuple(dict.fromkeys(key for key in keys if re.fullmatch(ID_PATTERN, key)))
        return cls(tuple(countries), chosen)

    @property
    def official(self) -> str:
        """The official of the row in which the picker stands; empty if there is none."""
        return next(iter(self.chosen.get("official", ())), "")

    @property
    def beside(self) -> tuple[str, ...]:
        """The other officials of the form."""
        return tuple(key for key in self.chosen.get("beside", ()) if key != self.official)

    def __bool__(self):
        return bool(self.countries or any(self.chosen.values()))


@dataclass(frozen=True)
class Nearness:
    """What a layer knows of which records of a model are near at hand: how often each occurs, and groups."""

    often: Callable[[], Mapping[str, int]] = dict
    groups: Callable[[Near, Mapping[str, int]], list[tuple[str, list[str]]]] = lambda near, often: []


class LabelView(AutocompleteJsonView):
    """The records that a picker offers, each with what tells it from its namesakes."""

    admin_site: Any
    model_admin: Any

    def get(self, request, *args, **kwargs):
        self.term, self.model_admin, self.source_field, self.key_name = self.process_request(request)
        if not self.has_perm(request):
            raise PermissionDenied
        number = self._page_number()
        if self.term.strip():
            self.ranking.near = frozenset(key for _, found in self.groups for key in found)
            keys = self.ranking.keys(self.term, PAGE * number + 1)
            groups: list[tuple[str, list[str]]] = []
        else:
            groups = self.groups
            grouped = [key for _, found in groups for key in found]
            keys = self.ranking.familiar(PAGE * number + 1, apart_from=grouped)
        shown = keys[PAGE * (number - 1) : PAGE * number]
        if number > 1 and not shown:
            raise Http404
        results = self._results(groups if number == 1 else [], shown)
        return JsonResponse({"results": results, "pagination": {"more": len(keys) > PAGE * number}})

    def _page_number(self) -> int:
        try:
            number = int(self.request.GET.get("page", "1"))
        except ValueError as error:
            raise Http404 from error
        if not 1 <= number <= LAST_PAGE:
            raise Http404
        return number

    # -- In which order -----------------------------------------------------------

    @cached_property
    def records(self):
        """The records that may be offered at all."""
        every = self.model_admin.get_queryset(self.request)
        queryset = self.model_admin.choosable(self.request, every)
        return queryset.complex_filter(self.source_field.get_limit_choices_to())

    @cached_property
    def near(self) -> Near:
        """What the open form says."""
        return Near.of(self.request.GET)

    @cached_property
    def nearness(self) -> Nearness:
        """What is known of which records are near at hand."""
        return self.admin_site.nearness(self.records.model)

    @cached_property
    def groups(self) -> list[tuple[str, list[str]]]:
        """The records that are near at hand, under headings, each once."""
        if not self.near:
            return []
        found, seen = [], set()
        for heading, keys in self.nearness.groups(self.near, self.ranking.often):
            there = set(self.records.filter(pk__in=keys).values_list("pk", flat=True))
            fresh = [key for key in dict.fromkeys(keys) if key in there and key not in seen]
            seen.update(fresh)
            found += [(heading, fresh)] if fresh else []
        return found

    @cached_property
    def ranking(self) -> Ranking:
        """The order of what is found."""
        return Ranking(
            self.records,
            lambda records, term: self.model_admin.get_search_results(self.request, records, term)[0],
            also_named=self.model_admin.also_named,
            counted=self.nearness.often,
            countries=self.near.countries,
        )

    # -- As what --------------------------------------------------------------------

    def _results(self, groups: list[tuple[str, list[str]]], keys: list) -> list[dict]:
        wanted = [*keys, *(key for _, found in groups for key in found)]
        # Anew, without what the columns of a list need.
        records = self.records.model._default_manager.filter(pk__in=wanted)
        related = records.select_related(*self.model_admin.label_related)
        by_key = {record.pk: record for record in related}
        told = self.admin_site.told_apart(by_key.values())

        def offered(found):
            return [self._result(by_key[key], *told[key]) for key in found if key in by_key]

        headed = [{"text": heading, "children": offered(found)} for heading, found in groups]
        if not headed:
            return offered(keys)
        return [*headed, *([{"text": "All others", "children": offered(keys)}] if keys else [])]

    def _result(self, record, name: str, details: list[str]) -> dict:
        return {
            "id": str(getattr(record, self.key_name)),
            "text": " · ".join([name, *details]),
            "name": name,
            "details": " · ".join(details),
        }
