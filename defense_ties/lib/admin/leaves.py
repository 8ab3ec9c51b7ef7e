"""Rows of a record by pages: a form of five thousand rows could be neither shown nor sent."""

from typing import Any

from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils.functional import cached_property

ROWS = 50
# Of these, a form that was sent may hold some more: rows that others added meanwhile.
MOST_SENT = 1000
PARAMETER = "rows"


class Leaves(BaseInlineFormSet):
    """Mixin of a set of rows that shows fifty at a time, by the parameter `rows-<prefix>` of the address."""

    asked: QueryDict

    @cached_property
    def number(self) -> int:
        """The number of the page that is shown, counted from 1."""
        text = str(self.asked.get(self.parameter, ""))
        return max(1, min(int(text), 100_000)) if text.isdecimal() and len(text) < 9 else 1

    @property
    def parameter(self) -> str:
        """The parameter of the address that chooses the page."""
        return f"{PARAMETER}-{self.prefix}"

    def get_queryset(self):
        """Return the rows of this page, read once, with one more to see whether there are further ones.

        Of a form that was sent, these are the rows it holds: others may have moved them to another page.
        """
        if not hasattr(self, "_leaf") and self.is_bound:
            self._every = super().get_queryset()
            self._leaf = list(self._every.filter(pk__in=self._sent()))
            self._goes_on = len(self._leaf) >= ROWS
        if not hasattr(self, "_leaf"):
            every, first = super().get_queryset(), (self.number - 1) * ROWS
            found = list(every[first : first + ROWS + 1])
            self._leaf, self._every, self._goes_on = found[:ROWS], every, len(found) > ROWS
        return self._leaf

    def _sent(self) -> list[Any]:
        """Return the keys of the stored rows that were sent."""
        model: Any = self.model
        key, found = model._meta.pk, list[Any]()
        for number in range(min(self.initial_form_count(), MOST_SENT)):
            text = str(self.data.get(f"{self.prefix}-{number}-{key.name}", ""))
            if key.get_internal_type() == "CharField":
                found += [text] if "\0" not in text else []
            elif text.isascii() and text.isdecimal() and len(text) < 18:
                found.append(int(text))
        return found

    @cached_property
    def total(self) -> int:
        """The number of all rows; counted only where there is more than one page."""
        shown = len(self.get_queryset())
        return self._every.count() if self._goes_on or self.number > 1 else shown

    @property
    def first(self) -> int:
        """The number of the first row on this page."""
        return (self.number - 1) * ROWS + 1

    @property
    def last(self) -> int:
        """The number of the last row on this page."""
        return min(self.number * ROWS, self.total)

    @property
    def has_pages(self) -> bool:
        """Whether there are more rows than this page shows."""
        return self.total > ROWS or self.number > 1

    @property
    def before(self) -> str:
        """The address of the page before this one; empty on the first."""
        return self._address(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The address of the page after this one; empty on the last."""
        return self._address(self.number + 1) if self.last < self.total else ""

    def _address(self, number: int) -> str:
        address = self.asked.copy()
        address[self.parameter] = str(number)
        return f"?{address.urlencode()}#{self.prefix}-group"
