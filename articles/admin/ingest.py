"""The page on which staff add articles by pasting a text or uploading files, and the report that follows."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html
from django.views.decorators.csrf import csrf_exempt

from articles.choices import CodingState
from articles.ingest.limits import LARGEST, Unreadable, in_megabytes
from articles.ingest.outcomes import ADDED, Kind, Outcome, Tally
from articles.ingest.reading import read_pasted
from articles.ingest.storing import store
from articles.ingest.uploads import MOST_AT_ONCE, take_uploads
from articles.models import Article
from defense_ties.lib.dates import HOW_TO_WRITE, LONGEST, validate_edtf

logger = logging.getLogger(__name__)

PASTED = "The pasted text"
# Of the whole request; what is larger is told before it is read.
MOST_BYTES = 500 * 1024**2


class FilesInput(forms.ClearableFileInput):
    """A box for any number of files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files."""

    widget = FilesInput

    def clean(self, data, initial=None):
        return [super(FilesField, self).clean(file, initial) for file in data or []]


class AddForm(forms.Form):
    """A text with what is known of it, or files; one of the two, or both."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "class": "vLargeTextField text"}),
        help_text="The article as it stands: headline first, paragraphs divided by line breaks.",
    )
    title = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Left blank, a first line that is plainly a headline is taken.",
    )
    url = forms.URLField(
        label="URL",
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text="Address at the publisher's.",
    )
    date = forms.CharField(
        required=False,
        max_length=LONGEST,
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"class": "vTextField edtf"}),
        help_text=f"When it was published, as far as the article says. {HOW_TO_WRITE}",
    )
    uploads = FilesField(
        label="Files",
        required=False,
        widget=FilesInput(attrs={"accept": ".txt,.html,.htm,.xhtml,.zip"}),
        help_text=(
            f".txt, .html or .zip; up to {settings.DATA_UPLOAD_MAX_NUMBER_FILES} files at once and "
            f"{in_megabytes(LARGEST)} each, {MOST_AT_ONCE} documents in all. Many more are better taken in "
            "with “manage.py ingest_articles”."
        ),
    )
    draft = forms.BooleanField(
        required=False,
        initial=True,
        label="Draft records at once",
        help_text="Read each new article for facts, so that they can be checked.",
    )

    def clean(self):
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text", "").strip() and not cleaned.get("uploads"):
            raise forms.ValidationError("Paste a text or choose files.")
        return cleaned


class IngestPages:
    """Mixin of the pages of articles: many are added at once."""

    admin_site: Any
    opts: Any
    add_fieldsets = (
        ("Paste a text", {"fields": ("text", "title", "url", "date", "publisher")}),
        ("Upload files", {"fields": ("uploads",)}),
        ("What comes next", {"fields": ("draft",)}),
    )

    def get_urls(self):
        return [
            path("add-many/", csrf_exempt(self._guarded), name="articles_article_ingest"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def _guarded(self, request):
        """Answer a request that is too large with what is wrong; all others as usual, CSRF token included."""
        is_staff_posting = request.method == "POST" and self.admin_site.has_permission(request)
        if is_staff_posting and (fault := _too_large(request)):
            messages.error(request, f"Nothing was added. {fault}")
            return HttpResponseRedirect(reverse("admin:articles_article_ingest"))
        return self.admin_site.admin_view(self.add_many)(request)

    def add_many(self, request):
        """Show the form, or take in what it sends."""
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        form = self._form(request)
        if request.method == "POST" and form.is_valid():
            outcomes = list(_taken(form, request.user))
            faults = _draft(outcomes, request.user) if form.cleaned_data["draft"] else {}
            if len(outcomes) == 1 and outcomes[0].name == PASTED:
                if answer := self._after_paste(request, form, outcomes[0], faults):
                    return answer
            else:
                return self._report(request, outcomes, faults)
        adminform = AdminForm(form, self.add_fieldsets, {}, (), self)  # type: ignore[arg-type]
        return self._ingest_page(
            request,
            "ingest",
            {"title": "Add articles", "adminform": adminform, "media": self.media + form.media},  # type: ignore[attr-defined]
        )

    def _form(self, request) -> AddForm:
        form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
        publisher = Article._meta.get_field("publisher")
        form.fields["publisher"] = self.formfield_for_dbfield(publisher, request)  # type: ignore[attr-defined]
        return form

    def _after_paste(self, request, form, outcome: Outcome, faults: dict[str, str]):
        """Lead to the article of a pasted text, or put what is wrong beside its box."""
        if outcome.kind == Kind.REFUSED:
            form.add_error("text", outcome.reason)
            return None
        page = reverse("admin:articles_article_change", args=[outcome.article])
        if outcome.kind == Kind.DIFFERS:
            message = format_html(
                '<a href="{}">{}</a> has this address, and another text.', page, outcome.title
            )
            form.add_error("url", message)
            return None
        said = {
            Kind.NEW: (messages.SUCCESS, "The article was added."),
            Kind.ATTACHED: (messages.SUCCESS, "The text was attached to the article, which lacked it."),
            Kind.KNOWN: (messages.INFO, "This text is known already; here is its article."),
        }
        messages.add_message(request, *said[outcome.kind])
        if outcome.alike:
            messages.warning(request, f"Same report as {', '.join(map(str, outcome.alike))}?")
        if fault := faults.get(outcome.article):
            messages.error(request, fault)
        elif outcome.kind == Kind.NEW and form.cleaned_data["draft"]:
            with suppress(NoReverseMatch):
                page = reverse("admin:articles_article_review", args=[outcome.article])
        return HttpResponseRedirect(page)

    def _report(self, request, outcomes: list[Outcome], faults: dict[str, str]):
        tally = Tally()
        for outcome in outcomes:
            tally.add(outcome)
        rows = [(outcome, faults.get(outcome.article, "")) for outcome in outcomes]
        context = {"title": "Articles added", "rows": rows, "tally": tally}
        return self._ingest_page(request, "ingest_report", context)

    def _ingest_page(self, request, name: str, context: dict):
        context |= self.admin_site.each_context(request) | {"opts": self.opts, "title": context["title"]}
        return TemplateResponse(request, f"admin/articles/article/{name}.html", context)


def _too_large(request) -> str:
    """Return what is too much in a request, which Django would answer with a bare page; or nothing."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            return f"More than {in_megabytes(MOST_BYTES)} cannot be sent at once."
        _ = request.POST  # reads the request
    except RequestDataTooBig:
        longest = in_megabytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        return f"A pasted text may have {longest}; upload a longer one as a file."
    except (TooManyFilesSent, TooManyFieldsSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return f"At most {most} files can be sent at once; put more of them into a zip."
    return ""


def _taken(form: AddForm, user) -> Iterator[Outcome]:
    given = form.cleaned_data
    if given["text"].strip():
        yield _pasted(given, user)
    yield from take_uploads(given["uploads"], user=user)


def _pasted(given: dict, user) -> Outcome:
    try:
        reading = read_pasted(given["text"], name=PASTED)
    except Unreadable as refused:
        return Outcome(PASTED, Kind.REFUSED, reason=str(refused))
    # What a person says of a text comes before what it says itself.
    said = {name: given[name] for name in ("title", "url", "date") if given[name]}
    return store(replace(reading, **said), user=user, publisher=given["publisher"])


def _draft(outcomes: list[Outcome], user) -> dict[str, str]:
    """Draft the records of each article that was added; return what went wrong by the id of the article."""
    from articles.drafting import draft_article

    faults = {}
    made = [outcome.article for outcome in outcomes if outcome.kind in ADDED]
    for article in Article.objects.filter(pk__in=made, coding_state=CodingState.UNCODED):
        try:
            draft_article(article=article, user=user)
        except Exception:  # the article itself is safe, and so are the others
            logger.exception("Drafting the records of article %s failed", article.pk)
            faults[article.pk] = "Its records could not be drafted; the reason is in the log."
    return faults
