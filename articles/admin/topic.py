"""The staff's pages of topics."""

from django.contrib import admin

from articles.models import Topic
from defense_ties.lib.admin import RecordAdmin, RelatedFilter


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    """Topics in their two levels."""

    search_fields = ("folded",)
    search_help_text = "Label or definition."
    list_display = ("label", "parent", "definition", "id")
    list_filter = (("parent", RelatedFilter),)
    list_select_related = ("parent",)
    label_related = ("parent",)
    fieldsets = ((None, {"fields": ("label", "definition", "parent", "sequence")}),)

    def describe(self, records):
        return {topic.pk: [str(topic.parent or "")] for topic in records}
