"""The staff's pages of agreements."""

from django.contrib import admin

from articles.admin.agreement_event import AgreementEventRows
from articles.admin.another import AnotherFromArticle
from articles.admin.blindness import BlindDrafts, CodingFilter
from articles.admin.citing import CitingRows
from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.admin.party import PartyRows
from articles.admin.signature import SignatureRows
from articles.models import Agreement
from defense_ties.lib.admin import ChosenFilter, CountryFilter, DateFilter, ReviewableAdmin
from defense_ties.lib.admin.links import list_link
from defense_ties.lib.date_words import date_words


@admin.register(Agreement)
class AgreementAdmin(CitingRows, AnotherFromArticle, BlindDrafts, ReviewableAdmin):
    """Agreements, with the latest event of each."""

    search_fields = ("folded",)
    search_help_text = "Titles, summary, or the names of those who signed."
    list_display = ("title", "kind", "status", "since", "between", "review", evidence_count)
    list_filter = (
        "review_status",
        "kind",
        ("parties__country", CountryFilter),
        ("events__earliest", DateFilter),
        "events__kind",
        "legally_binding",
        ("signatures__official", ChosenFilter),
        ("parties__institution", ChosenFilter),
        ("signed_at", ChosenFilter),
        ("implements", ChosenFilter),
        ("amends", ChosenFilter),
        CodingFilter,
    )
    dated_by = "events__earliest"
    fieldsets = (
        ("What it is", {"fields": ("title", "title_as_written", "kind", "legally_binding")}),
        ("What it provides", {"fields": ("topics", "summary", "covers")}),
        ("How it stands to others", {"fields": ("signed_at", "implements", "amends")}),
    )
    inlines = (AgreementEventRows, PartyRows, SignatureRows, EvidenceRows.of("agreement"))

    def get_queryset(self, request):
        queryset = super().get_queryset(request).with_status()
        return queryset.annotate(evidence_count=count_of("agreement"))

    def for_list(self, queryset):
        return queryset.prefetch_related("parties__institution")

    @admin.display(description="status")
    def status(self, agreement):
        """Show the latest event."""
        return agreement.status_label()

    @admin.display(description="since", ordering="earliest")
    def since(self, agreement):
        """Show the date of the latest event."""
        if not agreement.status:
            return None
        return str(date_words(agreement.status_date, agreement.status_basis))

    @admin.display(description="parties")
    def between(self, agreement):
        """Show the codes of the parties; the name of a body of several countries."""
        codes = (party.country.code or str(party) for party in agreement.parties.all())
        return " ".join(dict.fromkeys(codes)) or None

    def describe(self, records):
        keys = [record.pk for record in records]
        found = Agreement.objects.filter(pk__in=keys).with_status().prefetch_related("parties__institution")
        return {
            agreement.pk: [
                agreement.get_kind_display(),
                self.between(agreement) or "",
                f"{agreement.status_label()} {self.since(agreement) or ''}".strip(),
            ]
            for agreement in found
        }

    def links(self, request, record):
        return [
            list_link("Carried out by", Agreement, implements=record),
            list_link("Amended by", Agreement, amends=record),
            *super().links(request, record),
        ]
