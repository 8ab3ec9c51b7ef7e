"""What is wrong with an address, said so that it can be mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from defense_ties.lib.filters.quoting import quoted


@dataclass(frozen=True)
class Fault:
    """What in the address of a list cannot be read, and why; `name` is the parameter."""

    name: str
    label: str
    message: str

    def __str__(self):
        return f"{self.label}: {self.message}"


def refusal(faults: Iterable[Any]) -> HttpResponse:
    """Return what is wrong with an address in place of the file that it asks for, a line for each fault."""
    return HttpResponse("\n".join(map(str, faults)), status=400, content_type="text/plain; charset=utf-8")


def not_among(text: str, known: Iterable[str]) -> str:
    """Return what is said of a text that is none of the words known."""
    message = _("%(text)s is not one of the choices. They are %(choices)s.")
    return message % {"text": quoted(text), "choices": ", ".join(known)}


def given_often(name: str, times: int) -> str:
    """Return what is said of a parameter that is given more than once."""
    message = _("%(text)s is given %(number)s times; once is enough.")
    return message % {"text": quoted(name), "number": times}


def form_faults(asked: QueryDict, form: forms.Form) -> Iterator[Fault]:
    """Yield what is wrong with an address that fills one form."""
    for name, values in asked.lists():
        if name not in form.fields:
            message = _("%(text)s is not something that this page can be asked.") % {"text": quoted(name)}
            yield Fault(name, _("Address"), message)
        elif len(values) > 1 and not getattr(form.fields[name], "several", False):
            yield Fault(name, _("Address"), given_often(name, len(values)))
    for name, messages in form.errors.items():
        label = str(form.fields[name].label or name.capitalize()) if name in form.fields else _("Address")
        yield from (Fault(name, label, str(message)) for message in messages)
