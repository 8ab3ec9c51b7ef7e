"""The form by which readers report errors, and the page that thanks them."""

import math
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from articles.error_reports import TooMany, published_record, report_error
from articles.models.error_report import LONGEST_CONTACT, LONGEST_SOURCE, LONGEST_WORDS
from defense_ties.lib.addresses import address
from defense_ties.lib.asking import AskedPage
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.translating import translated
from defense_ties.views.report_stamp import Stamp, sender_of

LONGEST_ASKED = 120


class RecordField(forms.CharField):
    """A published record, written as its kind, a colon and its id."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        kind, _colon, key = text.partition(":")
        if record := published_record(kind, key):
            return record
        raise forms.ValidationError(
            _("%(text)s is not a published record. Write its kind and id: engagement:abc.")
            % {"text": quoted(text)}
        )


class Asked(forms.Form):
    """Which record a report is about."""

    record = RecordField(label=gettext_lazy("Record"), required=False, max_length=LONGEST_ASKED)


class ReportForm(forms.Form):
    """What is wrong, where that can be checked, and how to reach whoever says so."""

    words = forms.CharField(
        label=gettext_lazy("What is wrong"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Which fact, and what it should be."),
        error_messages={"required": gettext_lazy("Say what is wrong.")},
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        required=False,
        max_length=LONGEST_SOURCE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Where we can check it: an address, a title and date."),
    )
    contact = forms.CharField(
        label=gettext_lazy("Contact, if you like"),
        required=False,
        max_length=LONGEST_CONTACT,
        help_text=gettext_lazy(
            "How to reach you with a question, such as an e-mail address. Seen by staff only."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    # Machines fill in whatever there is; people do not see it.
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("This box is there for machines: leave it empty, and send again."))
        return ""

    def clean_stamp(self) -> str:
        if fault := Stamp(self.cleaned_data["stamp"]).fault():
            raise forms.ValidationError(fault)
        return str(self.cleaned_data["stamp"])


@method_decorator(never_cache, name="dispatch")
class ReportPage(AskedPage):
    """A form to report an error in a record, or in the site where none is named."""

    http_method_names = ["get", "head", "options", "post"]
    template_name = "report/form.html"
    section = "report"
    form_class = Asked

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = kwargs.pop("report", None) or ReportForm(initial={"stamp": Stamp.now()})
        record = self.asked.get("record")
        kind = translated(record._meta.verbose_name) if record else ""
        return super().get_context_data(report=report, record=record, kind=kind, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a report in, or say what is wrong with it; what was typed is kept."""
        report = ReportForm(request.POST)
        record = self.asked.get("record")
        if self.faults or not report.is_valid():
            return self._again(report, status=400)
        said = {name: report.cleaned_data[name].strip() for name in ("words", "source", "contact")}
        try:
            report_error(record=record, sender=sender_of(request), **said)
        except TooMany as fault:
            minutes = max(1, math.ceil(fault.wait.total_seconds() / 60))
            until = timezone.localtime(timezone.now() + fault.wait)
            report.add_error(
                None,
                _(
                    "More reports came lately than we can read. Yours was not taken in, but stands here: "
                    "keep the page open and send it again after %(time)s UTC, or copy it."
                )
                % {"time": f"{until:%H:%M}"},
            )
            response = self._again(report, status=429)
            response.headers["Retry-After"] = str(minutes * 60)
            return response
        query = f"?{urlencode({'record': f'{record._meta.model_name}:{record.pk}'})}" if record else ""
        return HttpResponseRedirect(reverse("report_sent") + query)

    def _again(self, report: ReportForm, status: int) -> HttpResponse:
        if Stamp(self.request.POST.get("stamp", "")).is_spent():
            # A page that was open for too long gets a new stamp, so that sending it again is enough.
            said = self.request.POST.copy()
            said["stamp"] = Stamp.now()
            report.is_valid()
            report.data = said
        return self.render_to_response(self.get_context_data(report=report), status=status)


class ReportSent(AskedPage):
    """Thanks for a report, with the address of the record."""

    template_name = "report/sent.html"
    section = "report"
    form_class = Asked

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.asked.get("record")
        return super().get_context_data(record=record, address=address(record) if record else "", **kwargs)
