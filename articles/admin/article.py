"""The staff's pages of articles. The text itself is shown here and nowhere else."""

from django import forms
from django.contrib import admin
from django.db.models import Q

from articles.admin.another import another_link
from articles.admin.closing import ClosingPages
from articles.admin.coding_giving import GivenPages
from articles.admin.evidence import count_of, evidence_count
from articles.admin.ingest import IngestPages
from articles.admin.likeness import LikenessPages
from articles.admin.months import MonthFilter
from articles.admin.next import NextPages
from articles.admin.reviewing import ReviewScreen, review_link
from articles.models import Agreement, Article, Engagement, Evidence
from defense_ties.lib.admin import (
    ChosenFilter,
    CountryFilter,
    DateFilter,
    OccurringFilter,
    ReviewableAdmin,
    in_words,
    when,
)
from defense_ties.lib.admin.links import add_link, list_link


@admin.register(Article)
class ArticleAdmin(
    GivenPages, NextPages, ReviewScreen, ClosingPages, IngestPages, LikenessPages, ReviewableAdmin
):
    """Articles, with how far each has been read for facts."""

    search_fields = ("folded",)
    search_help_text = "Title, abstract, author or publisher."
    list_display = (
        "headline",
        "publisher",
        when,
        "language",
        "coding_state",
        review_link,
        "has_text",
        "same_as",
        "review",
        evidence_count,
    )
    list_display_links = ("headline",)
    list_filter = (
        MonthFilter,
        "review_status",
        "coding_state",
        ("earliest", DateFilter),
        ("language", OccurringFilter),
        ("publisher__country", CountryFilter),
        ("publisher", ChosenFilter),
    )
    dated_by = "earliest"
    list_select_related = ("publisher",)
    label_related = ("publisher",)
    fieldsets = (
        ("Where it appeared", {"fields": ("title", "publisher", "url", "archive_url")}),
        ("When", {"fields": ("date", "date_basis")}),
        ("By whom", {"fields": ("author", "translator", "language")}),
        ("What it reports", {"fields": ("abstract", "body", "coding_state")}),
    )
    worked_out = ("body_sha256",)
    actions = [*ReviewableAdmin.actions, "give_to_two"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(evidence_count=count_of("article"))

    def for_list(self, queryset):
        return super().for_list(queryset).annotate(text_is_held=~Q(body="")).defer("body")

    def get_form(self, request, obj=None, change=False, **kwargs):
        text = forms.Textarea(attrs={"rows": 20, "class": "vLargeTextField text"})
        return super().get_form(request, obj, change, widgets={"body": text}, **kwargs)

    @admin.display(description="title", ordering="title")
    def headline(self, article):
        """Show the title, or that there is none."""
        return str(article)

    @admin.display(description="text held", boolean=True)
    def has_text(self, article):
        """Show whether the text is at hand."""
        return article.text_is_held

    def describe(self, records):
        return {article.pk: [str(article.publisher or ""), in_words(article)] for article in records}

    def links(self, request, record):
        return [
            list_link("Evidence in it", Evidence, article=record),
            add_link("Add evidence", Evidence, article=record),
            *(another_link(model, record) for model in (Engagement, Agreement)),
            *super().links(request, record),
        ]
