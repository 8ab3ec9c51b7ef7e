"""Filters beside whose choices it is told how many records each would leave."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django_filters import Filter

from defense_ties.lib.among import Few
from defense_ties.lib.facets import Facet, pairs_of

Pairs = Callable[[QuerySet | Few], QuerySet]


class FacetedFilter(Filter):
    """A filter with choices that are counted.

    `pairs` returns each record with each of its codes, once; or it is a path at which the codes are found.
    `above` returns SQL of the codes that count for others as well: a topic for its group.
    """

    def __init__(
        self, *args: Any, pairs: Pairs | str = "", above: Callable[[], str] | None = None, **kwargs: Any
    ):
        self.given_pairs, self.given_above = pairs, above
        super().__init__(*args, **kwargs)

    @property
    def in_own_row(self) -> bool:
        """Whether the codes stand in the records' own rows, so that they are counted at a glance."""
        return not callable(self.given_pairs) and "__" not in self.path

    @property
    def at_a_glance(self) -> bool:
        """Whether the choices are counted with those of other filters, in one look at the records."""
        return False

    @property
    def above(self) -> str:
        """SQL of the codes that count for others."""
        return self.given_above() if self.given_above else ""

    @property
    def path(self) -> str:
        """The path at which the codes are found, where it is one."""
        return str(self.given_pairs or self.field_name)

    def pairs(self, records: QuerySet | Few) -> QuerySet:
        """Return each record with each of its codes."""
        return self.given_pairs(records) if callable(self.given_pairs) else pairs_of(records, self.path)

    def facet(self, field: Any, pairs: QuerySet) -> Facet:
        """Return the choices of the filter's field with their counts."""
        raise NotImplementedError

    def uncounted(self, field: Any, note: str) -> Facet:
        """Return the choices without counts, and why they are not counted."""
        raise NotImplementedError
