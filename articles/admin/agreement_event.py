"""The staff's pages of the events of agreements."""

from django.contrib import admin

from articles.admin.blindness import Blind, CodingFilter
from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.models import AgreementEvent
from defense_ties.lib.admin import (
    ChosenFilter,
    DateFilter,
    NumberedFormSet,
    PartAdmin,
    TabularRecords,
    when,
)


class AgreementEventRows(TabularRecords):
    """The dated history of an agreement."""

    model = AgreementEvent
    formset = NumberedFormSet
    verbose_name = "event"
    verbose_name_plural = "history"
    fields = ("sequence", "kind", "date", "date_basis", "note")

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj is None else 0


@admin.register(AgreementEvent)
class AgreementEventAdmin(Blind, PartAdmin):
    """Events of all agreements."""

    whole = "agreement"
    search_fields = ("agreement__folded",)
    search_help_text = "Titles or summary of the agreement."
    list_display = ("agreement", "kind", when, "sequence", evidence_count)
    list_filter = (
        "kind",
        ("earliest", DateFilter),
        "date_basis",
        ("agreement", ChosenFilter),
        CodingFilter,
    )
    dated_by = "earliest"
    list_select_related = ("agreement",)
    label_related = ("agreement",)
    fieldsets = ((None, {"fields": ("agreement", "sequence", "kind", "date", "date_basis", "note")}),)
    inlines = (EvidenceRows.of("agreement_event"),)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(evidence_count=count_of("agreement_event"))

    def describe(self, records):
        return {event.pk: [str(event.agreement)] for event in records}
