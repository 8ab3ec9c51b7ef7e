"""What people and institutions put on the desk, and the lists to which it leads."""

from django.contrib import admin, messages

from defense_ties.lib.admin import Extension
from defense_ties.lib.admin.desk import Counter, Entry, Panel, capped, list_url, my_work, to_review
from defense_ties.lib.admin.queues import Queue
from defense_ties.lib.admin.today import done_today
from people.models import Appointment, Institution, Official, Position, Resemblance
from people.models.resemblance import compared_models
from people.tenures import allow_together, overlapping

REVIEWED = (Official, Institution, Appointment)
# Only what was changed last is compared, so that the desk is as quick in a large database.
LAST_CHANGED = 2000


def _overlapping_lately(appointments, request):
    last = Appointment.objects.order_by("-changed_at", "-pk").values("pk")[:LAST_CHANGED]
    return overlapping(appointments.filter(pk__in=last))


@admin.display(description="at the same time")
def at_the_same_time(appointment):
    """Show who else holds the position then."""
    return appointment.other_holder


@admin.action(description="No conflict: several may hold the position at once")
def no_conflict(pages, request, queryset):
    """Remember that the appointments do not stand against those they overlap."""
    reason = request.POST.get("note", "").strip()
    number = allow_together(appointments=queryset, user=request.user, reason=reason)
    pairs = "1 pair of appointments" if number == 1 else f"{number} pairs of appointments"
    pages.message_user(request, f"{pairs} will not be asked about again.", messages.SUCCESS)


OVERLAPPING = Queue(
    "overlapping",
    "One position, two holders",
    _overlapping_lately,
    columns=(at_the_same_time,),
    actions=(no_conflict,),
)


def _my_work(request):
    return my_work(Counter(site, request), REVIEWED)


def _to_review(request):
    return to_review(Counter(site, request), REVIEWED)


def _today(request):
    return done_today(Counter(site, request), (*REVIEWED, Position))


def _conflicts(request):
    label = "One position held by two at once"
    entry = Counter(site, request).queue(Appointment, OVERLAPPING, label=label)
    return Panel("Conflicts", [entry] if entry else [])


def _to_decide(request):
    """Return the possible duplicates by kind; the kinds of higher layers are among them."""
    counter = Counter(site, request)
    if not counter.may_see(Resemblance):
        return None
    pairs, entries = counter.records(Resemblance), []
    for model in compared_models():
        if counter.may_see(model):
            name = model._meta.model_name or ""
            label = f"Possible duplicates: {model._meta.verbose_name_plural}"
            found = pairs.filter(record_type=name)
            entries.append(Entry(label, capped(found), list_url(Resemblance, kind=name)))
    return Panel("To decide", entries)


site = admin.site
site.extend(Appointment, Extension(queues=(OVERLAPPING,)))  # type: ignore[attr-defined]
site.desk += [_my_work, _to_review, _today, _to_decide, _conflicts]  # type: ignore[attr-defined]
