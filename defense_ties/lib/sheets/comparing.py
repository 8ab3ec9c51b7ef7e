"""What a row would change, as a step of the plan: field by field, before and after."""

from typing import Any

from import_export.resources import Diff, Resource

from defense_ties.lib.sheets.conditions import plain
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.headings import Heading
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.plans import CHANGED, EQUAL, FAULTY, NEW, Step

Added = dict[str, list[dict[str, Any]]]
Altered = dict[str, dict[str, dict[str, list[Any]]]]


def says_more(kind: Kind, draft: Draft) -> bool:
    """Return whether a row says anything that its record does not hold."""
    added, altered = _parts(draft)
    return bool(_changed(draft) or added or altered or _retagged(kind, draft))


def plan_step(kind: Kind, resource: Resource, draft: Draft, heading: Heading) -> Step:
    """Return what is to become of a row."""
    if draft.is_faulty:
        faults = [
            [fault.column, heading.letter(fault.column), fault.reason, fault.cell[:200]]
            for fault in draft.faults
        ]
        return Step(draft.number, FAULTY, draft.label, faults=faults)
    record: Any = draft.record
    before = {} if draft.is_new else _changed(draft)
    names = list(draft.values) if draft.is_new else list(before)
    if draft.is_new and kind.has_id:
        names = [*dict.fromkeys(["id", *names])]
    added, altered = _parts(draft)
    tags = _retagged(kind, draft)
    what = NEW if draft.is_new else CHANGED if before or added or altered or tags else EQUAL
    step = Step(draft.number, what, draft.label, pk=record.pk)
    if what == EQUAL:
        return step
    step.values = {name: plain(record.__dict__.get(name)) for name in names}
    step.before, step.added, step.altered, step.tags = before, added, altered, tags
    step.differences = _differences(kind, resource, draft, step)
    step.leans_on = draft.leans_on
    return step


def _changed(draft: Draft) -> dict[str, Any]:
    """Return what stood in those columns that the row would change."""
    record: Any = draft.record
    return {name: old for name, old in draft.before.items() if old != plain(record.__dict__.get(name))}


def _parts(draft: Draft) -> tuple[Added, Altered]:
    added: Added = {}
    altered: Altered = {}
    for parts, wanted in draft.parts:
        stored = [] if draft.is_new else parts.stored(draft.record)
        by_match: dict[Any, Any] = {}
        for part in stored:
            by_match.setdefault(plain(part.__dict__[parts.match]), part)
        for match, values in wanted.items():
            part = by_match.get(match)
            if part is None:
                added.setdefault(parts.relation, []).append(values)
            elif changes := _altered(part, values):
                altered.setdefault(parts.relation, {})[str(part.pk)] = changes
    return added, altered


def _altered(part: Any, values: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        name: [plain(part.__dict__[name]), value]
        for name, value in values.items()
        if plain(part.__dict__[name]) != value
    }


def _retagged(kind: Kind, draft: Draft) -> list[list[str]] | None:
    """Return the tags as they are and as they are to be, if that is not the same."""
    if draft.tags is None or kind.tags is None:
        return None
    terms = [] if draft.is_new else getattr(draft.record, kind.tags.relation).all()
    stored = sorted(term.pk for term in terms)
    wanted = sorted(draft.tags)
    return [stored, wanted] if stored != wanted else None


def _differences(kind: Kind, resource: Resource, draft: Draft, step: Step) -> list[list[str]]:
    """Return column, before and after of all that the row changes, as it is shown."""
    shown = Diff(resource, draft.record, draft.is_new)
    if draft.is_new:
        shown.right = [""] * len(shown.left)
    else:
        shown.compare_with(resource, kind.model(**draft.before))
    headings = [column.column_name for column in resource.get_import_fields()]
    told = [
        [str(name), old, now]
        for name, now, old in zip(headings, shown.left, shown.right, strict=True)
        if name in step.values and (now if draft.is_new else now != old)
    ]
    for parts, _ in draft.parts:
        for values in step.added.get(parts.relation, []):
            told.append([parts.relation, "", " · ".join(map(str, values.values()))])
        for changes in step.altered.get(parts.relation, {}).values():
            told += [[parts.relation, str(old), str(new)] for old, new in changes.values()]
    if step.tags and kind.tags:
        told.append([kind.tags.column.name, " ".join(step.tags[0]), " ".join(step.tags[1])])
    return told
