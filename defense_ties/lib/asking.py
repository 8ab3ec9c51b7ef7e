"""Pages that take a few parameters in their address."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.listing import Fault, given_often, not_among


class AskedPage(TemplateView):
    """A page that a reader can ask something of; what cannot be read in its address is said on it.

    `asked` holds what was read, by the name of the parameter; a faulty address asks nothing.
    """

    http_method_names = ["get", "head", "options"]
    form_class: type[forms.Form] = forms.Form
    section: str

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.form = self.form_class(request.GET)
        self.faults = list(self._faults())
        self.asked: dict[str, Any] = {} if self.faults else self.form.cleaned_data

    def _faults(self) -> Iterator[Fault]:
        fields = self.form.fields
        for name, values in self.request.GET.lists():
            if name not in fields:
                message = _("%(text)s is not something that this page can be asked.") % {"text": quoted(name)}
                yield Fault(name, _("Address"), message)
            elif len(values) > 1:
                yield Fault(name, _("Address"), given_often(name, len(values)))
        for name, messages in self.form.errors.items():
            label = str(fields[name].label or name.capitalize()) if name in fields else _("Address")
            yield from (Fault(name, label, str(message)) for message in messages)


class ChoiceField(forms.CharField):
    """One of a few words of an address."""

    def __init__(self, words: list[str], **kwargs: Any):
        self.words = words
        super().__init__(required=False, **kwargs)

    def clean(self, value) -> str:
        text = super().clean(value)
        if text and text not in self.words:
            raise forms.ValidationError(not_among(text, self.words))
        return text or self.words[0]
