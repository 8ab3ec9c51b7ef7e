"""Queues: the parts of a list that wait for somebody, named alike on the desk and beside the list."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from defense_ties.lib.reviewing import ReviewStatus

PARAMETER = "queue"
# For how long a rejection stays among what came back to a coder.
DAYS_TO_NOTICE = 30


@dataclass(frozen=True)
class Queue:
    """A part of a list: its name in addresses, its label, and how its records are found."""

    name: str
    label: str
    select: Callable[[Any, HttpRequest], QuerySet]
    # What the list shows and offers beyond the usual while it is limited to the queue.
    columns: Sequence[Callable[[Any], Any]] = ()
    actions: Sequence[Callable[[Any, HttpRequest, QuerySet], Any]] = ()


class QueueFilter(admin.SimpleListFilter):
    """A choice of the queues of a list."""

    title = "what waits"
    parameter_name = PARAMETER

    def __init__(self, request, params, model, model_admin):
        self.queues = {queue.name: queue for queue in model_admin.all_queues()}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [(queue.name, queue.label) for queue in self.queues.values()]

    def queryset(self, request, queryset):
        chosen = self.value()
        if chosen is None:
            return queryset
        if chosen not in self.queues:
            raise IncorrectLookupParameters(f"“{chosen}” is no part of this list.")
        return self.queues[chosen].select(queryset, request)


class QueuedAdmin(BaseModelAdmin):
    """Mixin of the pages of records whose list has queues."""

    queues: Sequence[Queue] = ()

    def all_queues(self) -> list[Queue]:
        """Return the queues of the list, with those that a higher layer adds."""
        added = self.admin_site.extensions(self.model)  # type: ignore[attr-defined]
        own = [queue for queue in self.queues if queue is not TODAY or hasattr(self.model, "history")]
        return [*own, *(queue for extension in added for queue in extension.queues)]

    def queue_of(self, request: HttpRequest) -> Queue | None:
        """Return the queue to which the list is limited, or None."""
        chosen = request.GET.get(PARAMETER)
        return next((queue for queue in self.all_queues() if queue.name == chosen), None)

    def get_list_filter(self, request):
        filters = super().get_list_filter(request)  # type: ignore[misc]
        return [QueueFilter, *filters] if self.all_queues() else filters

    def get_list_display(self, request):
        queue = self.queue_of(request)
        return [*super().get_list_display(request), *(queue.columns if queue else ())]  # type: ignore[misc]

    def get_actions(self, request):
        actions = super().get_actions(request)  # type: ignore[misc]
        queue = self.queue_of(request)
        for action in queue.actions if queue and self.has_change_permission(request) else ():
            actions[action.__name__] = (action, action.__name__, action.short_description)  # type: ignore[attr-defined]
        return actions


# -- Queues of every kind of record ---------------------------------------------


def midnight() -> datetime.datetime:
    """Return when the day began."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def _drafts_of(records, request):
    return records.filter(drafter=request.user.pk, review_status=ReviewStatus.DRAFT)


def _came_back_to(records, request):
    """Return what the user drew up and somebody else reopened or rejected, the latter for some weeks."""
    own = records.filter(drafter=request.user.pk)
    reopened = Q(review_status=ReviewStatus.DRAFT) & ~Q(review_note="")
    lately = timezone.now() - datetime.timedelta(days=DAYS_TO_NOTICE)
    by_another = Q(reviewed_by__isnull=True) | ~Q(reviewed_by=request.user.pk)
    rejected = Q(review_status=ReviewStatus.REJECTED, reviewed_at__gte=lately) & by_another
    return own.filter(reopened | rejected)


def _changed_today_by(records, request):
    history = records.model.history.filter(history_user=request.user.pk, history_date__gte=midnight())
    return records.filter(pk__in=history.order_by().values("id"))


MINE = Queue("mine", "My drafts", _drafts_of)
CAME_BACK = Queue("came_back", "Came back to me, or has a note", _came_back_to)
TODAY = Queue("today", "Changed by me today", _changed_today_by)
