"""The staff's pages of officials."""

from collections import defaultdict

from django.contrib import admin
from django.db.models import Prefetch

from defense_ties.lib.admin import CountryFilter, ReviewableAdmin, TabularRecords
from defense_ties.lib.admin.links import list_link
from people.admin.appointment import APPOINTMENT_FIELDS, AppointmentRows
from people.models import Appointment, Official, OfficialAlias, Position

MOST_POSTS = 2


def latest_first(appointments):
    """Return appointments with their positions, by how late they last, the most senior first."""
    return appointments.select_related("position__institution").latest_first()


def present_posts(appointments) -> list[Position]:
    """Return the last posts of an official from their appointments, latest first: at most two."""
    last = [appointment for appointment in appointments if appointment.latest == appointments[0].latest]
    return [appointment.position for appointment in last[:MOST_POSTS]]


class OfficialAliasRows(TabularRecords):
    """Other names of an official."""

    model = OfficialAlias
    verbose_name = "alias"
    verbose_name_plural = "aliases"
    fields = ("name", "language", "kind")


class OfficialAppointmentRows(AppointmentRows):
    """The posts of an official."""

    fields = ("position", *APPOINTMENT_FIELDS)


@admin.register(Official)
class OfficialAdmin(ReviewableAdmin):
    """Officials, told apart by post and country."""

    closed_when_published = False
    search_fields = ("folded",)
    also_named = ("aliases",)
    search_help_text = "Names and aliases, with or without accents."
    list_display = ("name", "native_name", "posts", "country", "review")
    list_filter = ("review_status", ("country", CountryFilter))
    fieldsets = (
        ("Name", {"fields": ("name", "native_name", "sort_name")}),
        ("Who it is", {"fields": ("country", "wikidata_id", "note")}),
    )
    inlines = (OfficialAliasRows, OfficialAppointmentRows)

    def for_list(self, queryset):
        appointments = latest_first(Appointment.objects.all())
        return queryset.prefetch_related(Prefetch("appointments", appointments, to_attr="by_date"))

    @admin.display(description="current or last position")
    def posts(self, official):
        """Show the posts held last."""
        return "; ".join(str(position) for position in present_posts(official.by_date)) or None

    def describe(self, records):
        held = defaultdict(list)
        for appointment in latest_first(Appointment.objects.filter(official__in=records)):
            held[appointment.official_id].append(appointment)
        return {
            official.pk: [*(str(post) for post in present_posts(held[official.pk])), official.country.name]
            for official in records
        }

    def links(self, request, record):
        appointments = list_link("Appointments", Appointment, official=record)
        return [appointments, *super().links(request, record)]
