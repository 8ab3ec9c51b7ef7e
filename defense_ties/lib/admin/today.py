"""What somebody did today, from the histories of records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from defense_ties.lib.admin.desk import Counter, Entry, Line, Panel, change_url
from defense_ties.lib.admin.queues import TODAY, midnight

# Of each kind, and of all kinds together.
MOST_STEPS = 100
MOST_LINES = 12
# Of one kind, so that a hundred of these leave room for the others; their number is told anyway.
MOST_ALIKE = 5
VERBS = {"+": "made", "~": "changed", "-": "deleted"}


@dataclass
class Deed:
    """What was done with one record today: the last time, and in how many steps."""

    model: Any
    key: str
    last: datetime
    verb: str
    reason: str

    def line(self, record: Any) -> Line:
        """Return the line of the desk; a record that is gone has no page."""
        noun = str(self.model._meta.verbose_name)
        said = f"{noun} {self.verb}" + (f": {self.reason}" if self.reason else "")
        time = localtime(self.last).strftime("%H:%M")
        if record is None:
            return Line(f"{noun.capitalize()} {self.key}", "", said, time)
        return Line(str(record), change_url(record), said, time)


def done_today(counter: Counter, models: Iterable[type]) -> Panel:
    """Return what the user made, changed and deleted today."""
    entries: list[Entry] = []
    deeds: list[Deed] = []
    for model in models:
        if counter.may_see(model) and (found := _deeds(counter.request.user, model)):
            deeds += found[:MOST_ALIKE]
            if entry := counter.queue(model, TODAY):
                entries.append(entry)
    deeds = sorted(deeds, key=lambda deed: deed.last, reverse=True)[:MOST_LINES]
    lines = [deed.line(record) for deed, record in _with_records(counter, deeds)]
    return Panel("What I did today", entries, lines, empty="Nothing yet today.")


def _deeds(user: Any, model: Any) -> list[Deed]:
    """Return what a user did with records of one model today, each record once, the last first."""
    rows = model.history.filter(history_user=user.pk, history_date__gte=midnight())
    rows = rows.order_by("-history_date", "-history_id")
    found: dict[str, Deed] = {}
    columns = ("id", "history_date", "history_type", "history_change_reason")
    for key, date, kind, reason in rows.values_list(*columns)[:MOST_STEPS]:
        deed = found.setdefault(key, Deed(model, key, date, VERBS[kind], reason or ""))
        if kind == "+" and deed.verb == "changed":
            deed.verb = "made"
    return list(found.values())


def _with_records(counter: Counter, deeds: list[Deed]) -> list[tuple[Deed, Any]]:
    by_model: dict[Any, dict] = {}
    for model in {deed.model for deed in deeds}:
        keys = [deed.key for deed in deeds if deed.model is model]
        related = getattr(counter.site.get_model_admin(model), "label_related", ())
        by_model[model] = counter.records(model).select_related(*related).in_bulk(keys)
    return [(deed, by_model[deed.model].get(deed.key)) for deed in deeds]
