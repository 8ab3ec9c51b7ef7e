"""The staff's pages of signatures."""

from django.contrib import admin

from articles.admin.blindness import Blind, CodingFilter
from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.admin.posts import AsOfForm, AsOfRows
from articles.models import Signature
from defense_ties.lib.admin import ChosenFilter, PartAdmin, StackedRecords

LINES = (
    ("official", "party"),
    ("name_as_written", "rank_as_written", "title_as_written"),
    ("rank", "position"),
    "as_of",
)


class SignatureRows(AsOfRows, StackedRecords):
    """Who signed an agreement."""

    model = Signature
    fields = LINES
    classes = ("lines",)
    row_related = ("official",)


@admin.register(Signature)
class SignatureAdmin(AsOfForm, Blind, PartAdmin):
    """Signatures of all agreements."""

    whole = "agreement"
    search_fields = ("folded", "official__folded", "agreement__folded")
    search_help_text = "Name or title as written, the official, the agreement."
    list_display = ("who", "rank", "position", "party", "agreement", evidence_count)
    list_filter = (
        ("official", ChosenFilter),
        ("agreement", ChosenFilter),
        CodingFilter,
    )
    list_select_related = ("official", "rank", "position__institution", "party__institution", "agreement")
    label_related = ("official", "agreement")
    fieldsets = (
        ("Who, for whom", {"fields": ("agreement", "official", "party")}),
        ("As the article writes it", {"fields": ("name_as_written", "rank_as_written", "title_as_written")}),
        ("What that means on the date", {"fields": ("rank", "position", "as_of")}),
    )
    inlines = (EvidenceRows.of("signature"),)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(evidence_count=count_of("signature"))

    @admin.display(description="who")
    def who(self, signature):
        """Show who signed."""
        return str(signature)

    def describe(self, records):
        return {signature.pk: [str(signature.agreement)] for signature in records}
