"""Which rows an export holds, and which of their references."""

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    ForeignKey,
    Min,
    Model,
    OuterRef,
    Q,
    QuerySet,
    UniqueConstraint,
    When,
)

from articles.choices import Stance
from articles.models import (
    RESTS_ON,
    SUBJECTS,
    Agreement,
    Article,
    Engagement,
    Evidence,
    Participation,
    Party,
    Place,
    Publisher,
    Signature,
    Topic,
)
from articles.package.inserting import identity
from articles.package.rules import NEED_EVIDENCE
from articles.package.scope import Scope
from articles.package.tables import BY_MODEL, Table, attname
from defense_ties.lib.among import found_by_any
from defense_ties.lib.reviewing import Reviewable, ReviewStatus
from people.models import Appointment, Position, Rank, RankForm

# Lists that have no review: what is exported of them is what exported records refer to.
REFERRED_TO: dict[type[Model], tuple[tuple[type[Model], str], ...]] = {
    Rank: ((Participation, "rank"), (Signature, "rank")),
    Position: ((Appointment, "position"), (Participation, "position"), (Signature, "position")),
    Topic: ((Engagement.topics.through, "topic"), (Agreement.topics.through, "topic")),
    Publisher: ((Article, "publisher"),),
    Place: ((Engagement, "place"),),
}
# Rows that have to name something: any one of these will do, a reference or a text.
NAMES_SOMETHING: dict[type[Model], tuple[str, ...]] = {
    Evidence: tuple(SUBJECTS),
    Participation: ("official", "institution", "name_as_written"),
    Party: ("institution", "country"),
    Position: ("institution", "country"),
    Signature: ("official", "name_as_written"),
}


def selected(table: Table, *, everything: bool, scope: Scope | None = None) -> QuerySet:
    """Return the rows of a table that are exported: of a scope, or all."""
    rows = table.model._base_manager.all()
    if everything and scope is None:
        return rows

    def keeps(model: type[Model]) -> Q:
        public = Q() if everything else is_public(model)
        return public & scope.holds(model) if scope else public

    return rows.filter(keeps(table.model), _is_referred_to(table.model, keeps))


def columns(table: Table, *, everything: bool) -> list[Any]:
    """Return what stands in each column: a reference to a row that is not exported is empty."""
    return [name if everything else _shown(table, name) for name in table.fields]


def loose(table: Table, rows: QuerySet) -> QuerySet:
    """Return those of the rows with a reference that is exported empty."""
    emptied = Q(pk__in=[])
    for name in _optional(table):
        field = table.fields[name]
        emptied |= Q(**{f"{name}__isnull": False}) & ~is_public(field.related_model, f"{field.name}__")
    return rows.filter(emptied)


def nameless(table: Table, *, scope: Scope | None = None) -> QuerySet:
    """Return the rows left out because all they name is not exported, though what they belong to is."""
    rows = table.model._base_manager.all()
    if table.model not in (Participation, Party, Signature):
        return rows.none()
    if scope:
        rows = rows.filter(scope.holds(table.model))
    return rows.filter(_belongs_to_public(table.model)).exclude(is_public(table.model))


def alike(table: Table, rows: QuerySet) -> Iterator[str]:
    """Yield the lowest id of each group of rows that only references to rows not exported tell apart."""
    optional = _optional(table)
    shown = {f"shown_{name}": _shown(table, name) for name in optional}
    for constraint in table.model._meta.constraints:
        if not isinstance(constraint, UniqueConstraint):
            continue
        names = [attname(table.model, name) for name in identity(constraint)]
        condition = _of_shown(constraint.condition or Q(), optional)
        if not any(name in optional for name in names) and condition == (constraint.condition or Q()):
            continue
        names = [f"shown_{name}" if name in optional else name for name in names]
        groups = rows.annotate(**shown).filter(condition).order_by().values(*names)
        yield from (
            groups.annotate(size=Count("pk"), lowest=Min("pk"))
            .filter(size__gt=1)
            .values_list("lowest", flat=True)
        )


def unproven(table: Table, *, everything: bool, scope: Scope | None = None) -> QuerySet:
    """Return the published rows of a table for which no evidence is exported, though they need it."""
    rows = selected(table, everything=everything, scope=scope)
    if table.model not in NEED_EVIDENCE:
        return rows.none()
    for path in RESTS_ON[table.model]:
        evidence = Evidence._base_manager.filter(stance=Stance.SUPPORTS, **{path: OuterRef("pk")})
        if not everything:  # of the ten that a passage may be cited for, the path tells which one it is
            subject = path.partition("__")[0]
            evidence = evidence.filter(_belongs_to_public(Evidence), _names(Evidence, subject, ""))
        if scope:
            evidence = evidence.filter(scope.holds(Evidence))
        rows = rows.filter(~Exists(evidence))
    return rows.filter(review_status=ReviewStatus.PUBLISHED)


def is_public(model: type[Model], path: str = "") -> Q:
    """Return the condition that a row, at the end of a path, is public.

    So is what it belongs to, and something that it names.
    """
    condition = _belongs_to_public(model, path)
    if model in NAMES_SOMETHING:
        condition &= reduce(or_, (_names(model, name, path) for name in NAMES_SOMETHING[model]))
    return condition


def _belongs_to_public(model: type[Model], path: str = "") -> Q:
    """Return the condition that a row is published, and so is every record it cannot do without."""
    condition = Q()
    if issubclass(model, Reviewable):
        condition &= Q(**{f"{path}review_status": ReviewStatus.PUBLISHED})
    if model is Evidence:
        condition &= Q(**{f"{path}coding__isnull": True})
    for name, other in BY_MODEL[model].references.items():
        field = BY_MODEL[model].fields[name]
        if not field.null:
            condition &= is_public(other, f"{path}{field.name}__")
    return condition


def _names(model: type[Model], name: str, path: str) -> Q:
    field = model._meta.get_field(name)
    if not isinstance(field, ForeignKey):
        return ~Q(**{f"{path}{name}": ""})
    other = field.related_model
    assert isinstance(other, type)
    return Q(**{f"{path}{name}__isnull": False}) & is_public(other, f"{path}{name}__")


def _is_referred_to(model: type[Model], keeps: Callable[[type[Model]], Q]) -> Q:
    """Return the condition that a row that is kept refers to the row, where that is asked."""
    if model is RankForm:
        return Q(rank__in=Rank.objects.filter(_is_referred_to(Rank, keeps)))
    referred = [
        referrer._base_manager.filter(keeps(referrer), **{f"{name}__isnull": False}).order_by().values(name)
        for referrer, name in REFERRED_TO.get(model, ())
    ]
    if not referred:
        return Q()
    # One list, made once: an alternative for each referrer is looked up twice, or for each row anew.
    condition = Q(pk__in=found_by_any(referred))
    if model is Topic:
        condition |= Q(pk__in=Topic.objects.filter(condition, parent__isnull=False).values("parent"))
    return condition


def _optional(table: Table) -> list[str]:
    """Return the references that may be to a row that is not exported, and are empty then."""
    if table.model is Evidence:  # it goes out with its subject or not at all
        return []
    return [name for name, other in table.references.items() if table.fields[name].null and is_public(other)]


def _shown(table: Table, name: str) -> Any:
    if name not in _optional(table):
        return name
    field = table.fields[name]
    return Case(When(is_public(field.related_model, f"{field.name}__"), then=name))


def _of_shown(condition: Any, optional: list[str]) -> Any:
    """Return the condition as it is after references were emptied."""
    children: list[Any] = []
    for child in condition.children:
        if isinstance(child, Q):
            children.append(_of_shown(child, optional))
            continue
        name, _, lookup = child[0].partition("__")
        shown = f"shown_{name}_id__{lookup}" if f"{name}_id" in optional else child[0]
        children.append((shown, child[1]))
    return Q.create(children, condition.connector, condition.negated)
