"""The staff's pages of positions."""

from django.contrib import admin

from defense_ties.lib.admin import ChosenFilter, CountryFilter, RecordAdmin
from people.admin.appointment import APPOINTMENT_FIELDS, AppointmentRows
from people.models import Position


class PositionAppointmentRows(AppointmentRows):
    """The holders of a position."""

    fields = ("official", *APPOINTMENT_FIELDS)


@admin.register(Position)
class PositionAdmin(RecordAdmin):
    """Positions, told apart by institution and level."""

    search_fields = ("folded",)
    search_help_text = "Title of the position, names of its institution."
    list_display = ("title", "institution", "country", "seniority")
    list_filter = ("seniority", ("country", CountryFilter), ("institution", ChosenFilter))
    list_select_related = ("institution",)
    label_related = ("institution",)
    also_named = ("institution",)
    fieldsets = ((None, {"fields": ("title", "institution", "country", "seniority")}),)
    inlines = (PositionAppointmentRows,)

    def describe(self, records):
        return {
            position.pk: [
                position.institution.country.name if position.institution else "",
                position.get_seniority_display() or "",
            ]
            for position in records
        }
