"""Several texts of an address, each of which stands for one thing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from defense_ties.lib.filters.quoting import quoted

MOST = 20


class SeveralField(forms.Field):
    """Things that are written, each in a text of its own; what cannot be read is said of each.

    After cleaning, `chosen` holds what could be read and `unread` the texts that could not.
    """

    widget = forms.MultipleHiddenInput
    several = True
    longest = 300

    def __init__(self, **kwargs: Any):
        self.found: dict[str, Any] = {}
        self.unread: list[str] = []
        super().__init__(**kwargs)

    def __deepcopy__(self, memo: dict) -> Any:
        copied: Any = super().__deepcopy__(memo)
        copied.found, copied.unread = {}, []  # what was read is the copy's own
        return copied

    @property
    def chosen(self) -> list:
        """What could be read, each thing once."""
        return list(dict.fromkeys(self.found.values()))

    def clean(self, value) -> list:
        given = [text.strip() for text in value or () if text.strip()]
        if len(given) > MOST:
            raise ValidationError(
                _("At most %(most)s at once; these are %(number)s.") % {"most": MOST, "number": len(given)}
            )
        texts = list(dict.fromkeys(given))
        faults: list[ValidationError] = []
        self.prepare([text for text in texts if "\0" not in text])
        for text in texts:
            try:
                self.found[text] = self.read(forms.CharField(max_length=self.longest).clean(text))
            except ValidationError as fault:
                self.unread.append(text)
                faults.append(fault)
        if faults:
            raise ValidationError(faults)
        return self.chosen

    def prepare(self, texts: Sequence[str]) -> None:
        """Look up at once what can be looked up for all texts."""

    def read(self, text: str) -> Any:
        """Return what a text stands for; ValidationError if nothing, or too much."""
        raise NotImplementedError

    def name_of(self, thing: Any) -> str:
        """Return what a thing is called."""
        return str(thing)

    def in_words(self, text: str) -> str:
        """Return what a text stands for, or the text itself in quotation marks."""
        found = self.found.get(text.strip())
        return quoted(text) if found is None else self.name_of(found)
