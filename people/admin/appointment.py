"""The staff's pages of appointments."""

from django.contrib import admin

from defense_ties.lib.admin import (
    ChosenFilter,
    CountryFilter,
    DateFilter,
    ReviewableAdmin,
    TabularRecords,
    in_words,
    when,
)
from people.models import Appointment

APPOINTMENT_FIELDS = ("date", "date_basis", "true_start", "true_end", "note")


class AppointmentRows(TabularRecords):
    """Appointments on the page of who is appointed, or to what."""

    model = Appointment
    row_related = ("official", "position__institution")


@admin.register(Appointment)
class AppointmentAdmin(ReviewableAdmin):
    """Appointments: who held which position, and when."""

    closed_when_published = False
    search_fields = ("official__folded", "position__folded", "position__institution__folded")
    search_help_text = "Names of the official, title of the position, institution."
    list_display = ("official", "position", when, "standing_now", "review")
    list_filter = (
        "review_status",
        ("official__country", CountryFilter),
        ("earliest", DateFilter),
        "date_basis",
        ("official", ChosenFilter),
        ("position", ChosenFilter),
    )
    dated_by = "earliest"
    list_select_related = ("official", "position__institution")
    label_related = ("official", "position__institution")
    fieldsets = (
        ("Who holds what", {"fields": ("official", "position")}),
        ("When", {"fields": ("date", "date_basis", "true_start", "true_end")}),
        ("Remarks", {"fields": ("note",)}),
    )
    worked_out = ("standing_now",)

    @admin.display(description="standing")
    def standing_now(self, appointment):
        """Show whether the post is held still, as far as the dates say."""
        return Appointment.STANDINGS[appointment.standing()]

    def describe(self, records):
        return {appointment.pk: [in_words(appointment)] for appointment in records}
