"""Sending a coding back and calling it off, from its own page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles import double_coding
from articles.admin.coding_forms import BackForm, WithdrawForm
from articles.admin.reviewing import review_url
from articles.choices import CodingStep
from articles.models import Coding


class StepPages:
    """Mixin of the pages of codings: the steps that a reviewer takes with one."""

    def back_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Give a coding back to its coder."""
        return self._step(request, key, BackForm, double_coding.send_back, "Sent back to {coding.coder}.")

    def withdraw_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Call a coding off."""
        return self._step(request, key, WithdrawForm, double_coding.withdraw, "The coding is called off.")

    def _step(self, request: HttpRequest, key: int, form_class: Any, step: Any, words: str) -> HttpResponse:
        return require_POST(self._take)(request, key, form_class, step, words)

    def _take(self, request: Any, key: int, form_class: Any, step: Any, words: str) -> HttpResponse:
        if not self.may_oversee(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        coding = get_object_or_404(Coding.objects.select_related("article", "coder"), pk=key)
        form = form_class(request.POST)
        if not form.is_valid():
            for name, faults in form.errors.items():
                messages.error(request, f"Nothing was done. {form.fields[name].label}: {' '.join(faults)}")
        else:
            try:
                step(coding=coding, user=request.user, **form.cleaned_data)
            except double_coding.NotDone as refused:
                messages.error(request, f"Nothing was done. {refused}")
            else:
                messages.success(request, words.format(coding=coding))
        return HttpResponseRedirect(reverse("admin:articles_coding_change", args=[key]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Show a coding with its history, its notes and the steps that can be taken."""
        oversees = self.may_oversee(request)  # type: ignore[attr-defined]
        context |= {
            "coding": obj,
            "versions": obj.history.select_related("history_user").defer("facts")[:50],
            "work_url": review_url(obj.article),
            "may_code": obj.is_given and obj.coder_id == request.user.pk,
            "back": BackForm() if oversees and obj.state == CodingStep.HANDED_IN else None,
            "withdraw": WithdrawForm() if oversees and obj.is_open else None,
            "other": obj.others().select_related("coder").first() if oversees else None,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]
