"""The staff's pages of participations."""

from django.contrib import admin

from articles.admin.blindness import Blind, CodingFilter
from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.admin.posts import AsOfForm, AsOfPage, AsOfRows
from articles.models import Participation
from defense_ties.lib.admin import (
    ChosenFilter,
    CountryFilter,
    DateFilter,
    NumberedFormSet,
    PartAdmin,
    StackedRecords,
    in_words,
    when,
)

LINES = (
    ("official", "institution", "country", "role"),
    ("name_as_written", "rank_as_written", "title_as_written"),
    ("sequence", "rank", "position"),
    "as_of",
)


class ParticipationRows(AsOfRows, StackedRecords):
    """Who took part in an engagement."""

    model = Participation
    formset = NumberedFormSet
    fields = LINES
    classes = ("lines",)
    row_related = ("official", "institution")


@admin.register(Participation)
class ParticipationAdmin(AsOfForm, AsOfPage, Blind, PartAdmin):
    """Participations in all engagements, with what does not fit the appointments."""

    whole = "engagement"
    search_fields = (
        "folded",
        "official__folded",
        "institution__folded",
        "engagement__folded",
    )
    search_help_text = "Name or title as written, the official, the institution, the engagement."
    list_display = (
        "who",
        "role",
        "rank",
        "position",
        "country",
        "engagement",
        "date",
        "conflict",
        evidence_count,
    )
    list_filter = (
        "role",
        ("country", CountryFilter),
        ("engagement__earliest", DateFilter),
        ("official", ChosenFilter),
        ("institution", ChosenFilter),
        ("engagement", ChosenFilter),
        CodingFilter,
    )
    list_select_related = ("official", "institution", "engagement", "rank", "position__institution")
    label_related = ("official", "institution", "engagement")
    fieldsets = (
        ("In what", {"fields": ("engagement", "sequence")}),
        ("Who, and as what", {"fields": ("official", "institution", "country", "role")}),
        ("As the article writes it", {"fields": ("name_as_written", "rank_as_written", "title_as_written")}),
        ("What that means on the date", {"fields": ("rank", "position", "as_of")}),
    )
    inlines = (EvidenceRows.of("participation"),)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(evidence_count=count_of("participation"))

    def for_list(self, queryset):
        return queryset.with_conflicts()

    @admin.display(description="who")
    def who(self, participation):
        """Show who took part."""
        return str(participation.official or participation.name_as_written or participation.institution)

    @admin.display(description="date", ordering="engagement__earliest")
    def date(self, participation):
        """Show when the engagement was."""
        return when(participation.engagement)

    @admin.display(description="conflict")
    def conflict(self, participation):
        """Show that no appointment of the official covers the position on the date."""
        return "no such appointment then" if participation.conflict else None

    def describe(self, records):
        return {
            participation.pk: [str(participation.engagement), in_words(participation.engagement)]
            for participation in records
        }
