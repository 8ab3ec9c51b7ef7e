"""A choice that has to hold besides those of a filter that are set already."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import Filter

from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.filters.several import SeveralField


@dataclass(frozen=True, eq=False)
class Meant:
    """A choice of another filter: the name of that filter, what it was read as, and its words."""

    name: str
    value: Any
    words: str


class AlsoField(SeveralField):
    """Choices of other filters, each written with the name of its filter: topic:cyber."""

    filters: Mapping[str, Filter] = {}

    def read(self, text: str) -> Meant:
        name, _colon, value = text.partition(":")
        if not isinstance(self.filters.get(name), FacetedFilter) or not value:
            raise ValidationError(
                _("%(text)s names no choice of a filter. Write it with its filter: country:KH.")
                % {"text": quoted(text)}
            )
        field: Any = deepcopy(self.filters[name].field)
        return Meant(name, field.clean([value]), f"{field.label} {field.in_words(value)}")

    def name_of(self, thing: Meant) -> str:
        return thing.words


class AlsoFilter(Filter):
    """Records for which further choices of other filters hold as well.

    Two choices of one filter widen a list; where both of them have to hold, one of them stands here. The
    marks of pictures lead to lists by it.
    """

    field_class = AlsoField

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **({"label": gettext_lazy("Also")} | kwargs))

    @property
    def field(self) -> AlsoField:
        found: Any = super().field
        found.filters = self.parent.filters
        return found

    def filter(self, qs: Any, value: list[Meant] | None) -> Any:
        for meant in value or ():
            qs = self.parent.filters[meant.name].filter(qs, meant.value)
        return qs
