"""The forms by which articles are given to coders, sent back and called off."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget

from articles.double_coding.giving import MOST, coders

NOTE = forms.Textarea(attrs={"rows": 2, "maxlength": 2000})


class CoderField(forms.ModelChoiceField):
    """A choice among the active staff who may code."""

    def __init__(self, **options: Any):
        super().__init__(queryset=None, **options)

    def offer(self) -> None:
        """Look up who may code now."""
        able = coders()
        self.queryset = type(able[0]).objects.filter(pk__in=[user.pk for user in able]) if able else None
        if self.queryset is None:
            self.choices = []


class GiveForm(forms.Form):
    """To whom articles are given: those that were chosen, or a sample."""

    first = CoderField(label="Coder 1")
    second = CoderField(label="Coder 2")
    number = forms.IntegerField(
        label="Size of the sample",
        min_value=1,
        max_value=MOST,
        help_text="Drawn at random from the uncoded articles that have a text and no records yet.",
    )
    clear = forms.BooleanField(
        label="Clear what the extractor drafted from them",
        required=False,
        help_text="Both start from the blank text. Only drafts that nobody has touched are deleted; "
        "their history stays.",
    )
    note = forms.CharField(label="Note to the coders", required=False, widget=NOTE)

    def __init__(self, *args: Any, sample: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["clear" if sample else "number"]
        for name in ("first", "second"):
            self.fields[name].offer()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            self.add_error("second", "Choose two different coders.")
        return cleaned


class BackForm(forms.Form):
    """Why a coding goes back to its coder."""

    note = forms.CharField(label="What is to be done again", widget=NOTE)


class WithdrawForm(forms.Form):
    """Why a coding is called off, and what becomes of it."""

    note = forms.CharField(label="Why it is called off", widget=NOTE)
    keep_drafts = forms.BooleanField(
        label="Keep its drafts as drafts like others",
        required=False,
        help_text="Else they are rejected. They are kept only once nobody else codes the article.",
    )
    instead = CoderField(label="Give the article to", required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["instead"].offer()  # type: ignore[attr-defined]
        self.fields["instead"].empty_label = "nobody instead"  # type: ignore[attr-defined]


class PeriodForm(forms.Form):
    """The days between which codings were handed in."""

    since = forms.DateField(label="Handed in from", required=False, widget=AdminDateWidget)
    until = forms.DateField(label="to", required=False, widget=AdminDateWidget)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day is before the first.")
        return cleaned
