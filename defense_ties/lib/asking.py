"""Pages that take a few parameters in their address."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.views.generic import TemplateView

from defense_ties.lib.faults import form_faults, not_among


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
        self.faults = list(form_faults(request.GET, self.form))
        self.asked: dict[str, Any] = {} if self.faults else self.form.cleaned_data


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
