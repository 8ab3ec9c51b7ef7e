"""The staff's pages of aliases, to search all of them at once."""

from django.contrib import admin

from defense_ties.lib.admin import OccurringFilter, PartAdmin
from people.models import InstitutionAlias, OfficialAlias


@admin.register(OfficialAlias)
class OfficialAliasAdmin(PartAdmin):
    """Other names of officials."""

    whole = "official"
    search_fields = ("folded", "official__folded")
    list_display = ("name", "official", "kind", "language")
    list_filter = ("kind", ("language", OccurringFilter))
    list_select_related = ("official",)
    label_related = ("official",)
    fieldsets = ((None, {"fields": ("official", "name", "language", "kind")}),)


@admin.register(InstitutionAlias)
class InstitutionAliasAdmin(PartAdmin):
    """Other names of institutions."""

    whole = "institution"
    search_fields = ("folded", "institution__folded")
    list_display = ("name", "institution", "kind", "language")
    list_filter = ("kind", ("language", OccurringFilter))
    list_select_related = ("institution",)
    label_related = ("institution",)
    fieldsets = ((None, {"fields": ("institution", "name", "language", "kind")}),)
