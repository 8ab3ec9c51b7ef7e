"""The staff's pages of evidence, and its rows on the page of what it is cited for."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.html import format_html

from articles.admin.blindness import Blind, CodingFilter, may_write
from articles.models import SUBJECTS, Evidence
from articles.models.evidence import CODED_SUBJECTS
from defense_ties.lib.admin import ChosenFilter, RecordAdmin, RecordForm, RelatedFilter, TabularRecords
from defense_ties.lib.admin.links import list_link

# Where what is only a part of a record finds the record it is a part of.
WHOLES = {
    "side": "engagement",
    "participation": "engagement",
    "agreement_event": "agreement",
    "party": "agreement",
    "signature": "agreement",
}
PASSAGE = ("paragraph", "start", "end", "stance", "field", "note")
# The relations that the names of subjects need.
NAMED_BY = (
    *SUBJECTS,
    "appointment__official",
    "appointment__position__institution",
    "side__engagement",
    "participation__official",
    "participation__institution",
    "participation__engagement",
    "agreement_event__agreement",
    "party__institution",
    "party__agreement",
    "signature__official",
    "signature__agreement",
)


def count_of(relation: str):
    """Return the number of passages of a record, by which they relate to it, as a column."""
    rows: Any = Evidence.objects.filter(**{relation: OuterRef("pk")}).order_by()
    # What others may not see of a shared record, they do not count either.
    if relation == "article":
        rows = rows.in_common()
    elif relation not in CODED_SUBJECTS:
        rows = rows.filter(coding__isnull=True)
    counted = rows.values(relation).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@admin.display(description="evidence", ordering="evidence_count")
def evidence_count(record):
    """Show the number of passages cited for the record, which leads to them."""
    if not record.evidence_count:
        return 0
    relation = next((name for name, model in SUBJECTS.items() if isinstance(record, model)), "article")
    link = list_link("evidence", Evidence, **{relation: record})
    return format_html('<a href="{}">{}</a>', link.url, record.evidence_count)


def citable_fields(model) -> list[tuple[str, str]]:
    """Return the fields of a record that a passage can be about, as choices."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [
        (field.name, str(field.verbose_name))
        for field in fields
        if field.editable and field.name not in {"review_note", "sequence"}
    ]


class PassageForm(RecordForm):
    """A passage, and the field of the record it is about."""

    subject = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "field" in self.fields and self.subject:
            choices = [("", "the whole record"), *citable_fields(SUBJECTS[self.subject])]
            if self.instance.field not in dict(choices):
                choices.append((self.instance.field, self.instance.field))
            box = self.fields["field"]
            self.fields["field"] = forms.ChoiceField(
                choices=choices,
                required=False,
                label=box.label,
                help_text=box.help_text,
                widget=forms.Select(attrs={"aria-label": box.label}),
            )


class EvidenceRows(TabularRecords):
    """The passages cited for a record."""

    model = Evidence
    verbose_name_plural = "evidence"
    fields = ("article", *PASSAGE)
    row_related = ("article",)

    @classmethod
    def of(cls, subject: str) -> type:
        """Return the rows for one kind of subject."""
        form = type(f"{subject.title()}PassageForm", (PassageForm,), {"subject": subject})
        return type(f"{subject.title()}EvidenceRows", (cls,), {"form": form, "fk_name": subject})

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if self.fk_name in CODED_SUBJECTS else rows.visible_to(request.user)


class EvidenceForm(PassageForm):
    """A passage and the one record it is cited for, which the user may change."""

    may_change: Callable[[Any], bool]

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        given = [name for name in SUBJECTS if cleaned.get(name)]
        for name in given:
            if not self.may_change(whole(name, cleaned[name])):
                self.add_error(name, "This is published: only a reviewer can add evidence to it.")
        if len(given) == 1:
            self.subject = given[0]
            self._check_field(cleaned.get("field"))
        return cleaned

    def _check_field(self, field):
        known = dict(citable_fields(SUBJECTS[self.subject]))
        if field and field not in known and field != self.instance.field:
            self.add_error("field", f"There is no such field. Choose one of: {', '.join(known)}.")


def whole(subject: str, record):
    """Return the record that decides who may change the evidence for this one."""
    return getattr(record, WHOLES[subject]) if subject in WHOLES else record


@admin.register(Evidence)
class EvidenceAdmin(Blind, RecordAdmin):
    """Passages of all articles."""

    form = EvidenceForm
    search_fields = ("article__folded", "engagement__folded", "agreement__folded", "official__folded")
    search_help_text = "Title of the article; title of the engagement or agreement, name of the official."
    list_display = ("passage", "cited_for", "field", "stance", "start", "end")
    list_filter = (
        "stance",
        ("article__publisher", RelatedFilter),
        ("article", ChosenFilter),
        *((subject, ChosenFilter) for subject in SUBJECTS),
        CodingFilter,
    )
    list_select_related = ("article",)
    label_related = ("article",)
    fieldsets = (
        ("Which article", {"fields": ("article",)}),
        (
            "What the passage is cited for",
            {"fields": tuple(SUBJECTS), "description": "Choose exactly one record."},
        ),
        (
            "Where in the text, and what it says",
            {"fields": ("paragraph", ("start", "end"), "quote", "stance", "field", "note")},
        ),
    )
    readonly_fields = ("quote",)

    def for_list(self, queryset):
        return queryset.defer("article__body").prefetch_related(*NAMED_BY)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.may_change = partial(self._may_change, request)
        return form

    def has_change_permission(self, request, obj=None):
        if obj is not None and obj.coding_id and not may_write(request.user, obj):
            return False
        return super().has_change_permission(request, obj) and self._may_change_whole(request, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is not None and obj.coding_id and not may_write(request.user, obj):
            return False
        return super().has_delete_permission(request, obj) and self._may_change_whole(request, obj)

    def _may_change_whole(self, request, evidence):
        # A form that was sent with its subject taken out has emptied the passage, and is refused for that.
        if evidence is None or not any(getattr(evidence, f"{name}_id") for name in SUBJECTS):
            return True
        return self._may_change(request, whole(subject_of(evidence), evidence.subject))

    def _may_change(self, request, record) -> bool:
        return self.admin_site.get_model_admin(type(record)).has_change_permission(request, record)

    @admin.display(description="passage", ordering="article")
    def passage(self, evidence):
        """Show the article and the paragraph."""
        return str(evidence)

    @admin.display(description="cited for")
    def cited_for(self, evidence):
        """Show the record, what kind it is, and what it is a part of."""
        subject = evidence.subject
        name = subject_of(evidence)
        within = f" · {whole(name, subject)}" if name in WHOLES else ""
        return f"{subject._meta.verbose_name.capitalize()}: {subject}{within}"

    @admin.display(description="the words")
    def quote(self, evidence):
        """Show the passage where the text is at hand."""
        return evidence.quote or "The text is not at hand, or no characters are given."

    def describe(self, records):
        return {}


def subject_of(evidence: Evidence) -> str:
    """Return the name of the relation by which a passage is cited."""
    return next(name for name in SUBJECTS if getattr(evidence, f"{name}_id") is not None)
