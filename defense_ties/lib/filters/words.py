"""Words to search for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_filters import Filter

from defense_ties.lib.fields import with_defaults
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.names import fold

LONGEST = 200
MOST_WORDS = 12


class WordsField(forms.CharField):
    """A few words, of which at least one holds a letter or a digit."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **with_defaults(kwargs, max_length=LONGEST))

    def clean(self, value):
        words = super().clean(value)
        if len(words.split()) > MOST_WORDS:
            raise ValidationError(
                _("At most %(most)s words are searched for; these are %(number)s.")
                % {"most": MOST_WORDS, "number": len(words.split())}
            )
        if words and not fold(words):
            raise ValidationError(
                _("%(text)s holds no letter and no digit to search for.") % {"text": quoted(words)}
            )
        from defense_ties.lib.fulltext.query import read  # which repeats words as filters do

        if words and not read(words):
            raise ValidationError(read(words).remarks[-1])
        return words


class WordsFilter(Filter):
    """Records with each of the words somewhere in them, accents and case apart."""

    field_class = WordsField

    def filter(self, qs, value):
        return qs.search(value, public=True) if value else qs
