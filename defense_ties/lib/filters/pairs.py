"""Two countries between which there is a tie."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from defense_ties.lib.countries import CODES, country_choices, country_name, parse_country
from defense_ties.lib.facets import Choice, Facet, tally
from defense_ties.lib.facets.choices import FIRST
from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.filters.several import SeveralField
from defense_ties.lib.names import fold

# Names hold spaces and hyphens too: each place where a text can be parted is tried.
_BETWEEN = re.compile(r"\s+(?:and|&|with)\s+|\s*[-–—/,;+]\s*|\s+")
HOW_TO_WRITE = gettext_lazy("Write two countries by code or name: KH-RU, Cambodia–Russia.")
LONGEST = 120


def pair_code(pair) -> str:
    """Return two countries as an address names them, in the order of the alphabet: KH-RU."""
    return "-".join(sorted(pair))


class PairField(SeveralField):
    """Pairs of different countries, by code or name, each in the order of the alphabet."""

    longest = 3000

    def read(self, text: str) -> tuple[str, ...]:
        if len(text) > LONGEST:
            raise _fault(_("%(text)s is too long for two countries."), text)
        for between in _BETWEEN.finditer(text):
            first, second = parse_country(text[: between.start()]), parse_country(text[between.end() :])
            if first and first == second:
                raise _fault(_("%(text)s names one country twice."), text)
            if first and second:
                return tuple(sorted((first, second)))
        raise _fault(_("%(text)s does not name two countries."), text)

    def name_of(self, thing) -> str:
        return "–".join(map(country_name, thing))


class PairFilter(FacetedFilter):
    """Records in which both countries of one of the pairs take part."""

    field_class = PairField

    def filter(self, qs, value):
        if len(value or ()) <= 1:
            return qs.involving(*value[0]) if value else qs
        either = Q()
        for pair in value:
            either |= Q(pk__in=qs.model._default_manager.involving(*pair).order_by().values("pk"))
        return qs.filter(either)

    def facet(self, field, pairs):
        chosen = [pair_code(pair) for pair in field.chosen]
        return self._facet(field, tally(pairs, first=chosen, most=FIRST + len(chosen)), chosen)

    def uncounted(self, field, note):
        choices = [_choice(field, pair_code(pair), None, chosen=True) for pair in field.chosen]
        return Facet(choices, note)

    def found(self, field: Any, pairs: QuerySet | None, text: str, most: int) -> Facet:
        """Return the pairs that a text may mean, those chosen left out; none where none are counted."""
        if pairs is None:
            return Facet(note=str(HOW_TO_WRITE))
        chosen = {pair_code(pair) for pair in field.chosen}
        return self._facet(field, tally(pairs, among=_meant(text) - chosen, most=most), [])

    def _facet(self, field: Any, counts: list[tuple[str, int]], chosen: list[str]) -> Facet:
        found = dict.fromkeys(chosen, 0) | dict(counts)
        choices = [_choice(field, code, count, chosen=code in chosen) for code, count in found.items()]
        return Facet(sorted(choices, key=lambda choice: -(choice.count or 0)))


def _fault(message: str, text: str) -> ValidationError:
    return ValidationError(f"{message % {'text': quoted(text)}} {HOW_TO_WRITE}")


def _choice(field: PairField, code: str, count: int | None, *, chosen: bool) -> Choice:
    return Choice(code, field.name_of(code.split("-")), count, chosen)


def _meant(text: str) -> set[str]:
    """Return the pairs that a text names, or else those of each country that it may begin to name."""
    try:
        return {pair_code(PairField().read(text))}
    except ValidationError:
        named = country_choices()
        begun = {code for code, name in named if code == text.strip().upper() or fold(text) in fold(name)}
    return (
        {pair_code((one, other)) for one in begun for other in CODES if other != one} if fold(text) else set()
    )
