"""The staff's pages of engagements."""

from django.contrib import admin

from articles.admin.another import AnotherFromArticle
from articles.admin.blindness import BlindDrafts, CodingFilter
from articles.admin.citing import CitingRows
from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.admin.participation import ParticipationRows
from articles.admin.side import SideRows
from articles.models import Agreement, Engagement
from defense_ties.lib.admin import (
    ChosenFilter,
    CountryFilter,
    DateFilter,
    RelatedFilter,
    ReviewableAdmin,
    TabularRecords,
    in_words,
    when,
)
from defense_ties.lib.admin.links import add_link, list_link


class PartRows(TabularRecords):
    """The meetings inside a visit: those that there are open their own page, new ones can be typed in."""

    model = Engagement
    fk_name = "part_of"
    verbose_name = "part"
    verbose_name_plural = "parts"
    fields = ("title", "kind", "date", "date_basis", "status")

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Engagement)
class EngagementAdmin(CitingRows, AnotherFromArticle, BlindDrafts, ReviewableAdmin):
    """Engagements, told apart by date, kind and sides."""

    search_fields = ("folded",)
    search_help_text = "Title, summary, place, or the names of those who took part."
    list_display = (when, "title", "kind", "status", "countries", "place", "review", evidence_count)
    list_display_links = ("title",)
    list_filter = (
        "review_status",
        "status",
        ("sides__country", CountryFilter),
        ("earliest", DateFilter),
        "kind",
        "date_basis",
        ("topics", RelatedFilter),
        ("participations__official", ChosenFilter),
        ("participations__institution", ChosenFilter),
        ("part_of", ChosenFilter),
        ("place", ChosenFilter),
        CodingFilter,
    )
    dated_by = "earliest"
    list_select_related = ("place",)
    fieldsets = (
        ("What it was", {"fields": ("title", "kind", "status", "mode")}),
        ("When and where", {"fields": ("date", "date_basis", "place", "part_of")}),
        ("What it was about", {"fields": ("topics", "summary")}),
    )
    inlines = (SideRows, ParticipationRows, PartRows, EvidenceRows.of("engagement"))

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(evidence_count=count_of("engagement"))

    def for_list(self, queryset):
        return queryset.prefetch_related("sides")

    @admin.display(description="countries")
    def countries(self, engagement):
        """Show the codes of the sides."""
        return " ".join(side.country.code for side in engagement.sides.all()) or None

    def describe(self, records):
        sided = Engagement.objects.filter(pk__in=[record.pk for record in records]).prefetch_related("sides")
        countries = {engagement.pk: self.countries(engagement) or "" for engagement in sided}
        return {
            engagement.pk: [in_words(engagement), engagement.get_kind_display(), countries[engagement.pk]]
            for engagement in records
        }

    def links(self, request, record):
        return [
            list_link("Parts", Engagement, part_of=record),
            add_link("Add a part", Engagement, part_of=record),
            list_link("Agreements signed there", Agreement, signed_at=record),
            *super().links(request, record),
        ]
