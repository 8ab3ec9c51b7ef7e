"""Which records a picker offers first: those of the sides, and those met lately."""

from collections.abc import Callable, Mapping

from django.contrib import admin
from django.db.models import Count, F, Model, Q, QuerySet

from articles.models import Article, Engagement, Participation, Place, Publisher
from defense_ties.lib.admin import Extension
from defense_ties.lib.admin.offers import Near, Nearness
from people.models import Appointment, Institution, Official, Position, Rank

# How far back “lately” reaches, and how many are shown under one heading.
RECENT = 300
RECENT_ENGAGEMENTS = 30
OFTEN = 150
MOST = 10
OF_THE_SIDES = "Of the sides"

Groups = list[tuple[str, list[str]]]


def _recent():
    # No further order among those of a day: so the index of that column is enough.
    return Engagement.objects.in_common().dated().order_by("-earliest").values("pk")[:RECENT]


def _counted(rows, relation: str) -> dict[str, int]:
    """Return those that occur most, with how often they do."""
    named = rows.filter(**{f"{relation}__isnull": False}).values_list(relation)
    return dict(named.annotate(number=Count("pk")).order_by("-number", relation)[:OFTEN])


def _often_in_participations(relation: str) -> Callable[[], dict[str, int]]:
    return lambda: _counted(Participation.objects.filter(engagement__in=_recent()), relation)


def _often_places() -> dict[str, int]:
    return _counted(Engagement.objects.filter(pk__in=_recent()), "place")


def _often_publishers() -> dict[str, int]:
    latest = Article.objects.order_by("-created_at").values("pk")[:RECENT]
    return _counted(Article.objects.filter(pk__in=latest), "publisher")


def _first(theirs: QuerySet, often: Mapping[str, int]) -> list[str]:
    """Return a few of the records: those that occur most of late, then others in their order."""
    known = theirs.filter(pk__in=often).values_list("pk", flat=True)
    first = sorted(known, key=lambda key: (-often[key], key))[:MOST]
    if len(first) < MOST:
        first += theirs.exclude(pk__in=first).values_list("pk", flat=True)[: MOST - len(first)]
    return list(first)


def _of_countries(model: type[Model], near: Near, often: Mapping[str, int]) -> list[str]:
    """Return a few of the records of the countries on the form."""
    theirs = model._default_manager.filter(country__in=near.countries)
    return _first(theirs, often) if near.countries else []


def _met(near: Near) -> list[str]:
    """Return who took part lately in engagements with those on the form, or else between its countries."""
    if near.beside:
        theirs = Participation.objects.in_common().filter(official__in=near.beside).in_order_of_date()
        shared = theirs.values_list("engagement", flat=True)[:RECENT_ENGAGEMENTS]
    elif len(near.countries) > 1:
        between = Engagement.objects.in_common().involving(*near.countries).newest_first()
        shared = between.values_list("pk", flat=True)[:RECENT_ENGAGEMENTS]
    else:
        return []
    present = Participation.objects.filter(engagement__in=list(shared), official__isnull=False)
    met = present.exclude(official__in=near.beside).in_order_of_date().values_list("official", flat=True)
    return list(dict.fromkeys(met[: 10 * RECENT_ENGAGEMENTS]))[:MOST]


def _officials(near: Near, often: Mapping[str, int]) -> Groups:
    return [(OF_THE_SIDES, _of_countries(Official, near, often)), ("Met recently", _met(near))]


def _posts_of(near: Near):
    return Appointment.objects.filter(official=near.official).newest_first()


def _positions(near: Near, often: Mapping[str, int]) -> Groups:
    held = _posts_of(near).values_list("position", flat=True)[:MOST]
    theirs = Q(country__in=near.countries) | Q(institution__country__in=near.countries)
    first = _first(Position.objects.filter(theirs), often) if near.countries else []
    return [("Held by the official", list(held)), (OF_THE_SIDES, first)]


def _institutions(near: Near, often: Mapping[str, int]) -> Groups:
    held = _posts_of(near).filter(position__institution__isnull=False)
    served = held.values_list("position__institution", flat=True)[:MOST]
    return [
        ("Where the official serves", list(served)),
        (OF_THE_SIDES, _of_countries(Institution, near, often)),
    ]


def _ranks(near: Near, often: Mapping[str, int]) -> Groups:
    reported = Participation.objects.in_common().filter(official=near.official, rank__isnull=False)
    latest = reported.order_by(F("engagement__latest").desc(nulls_last=True))
    borne = latest.values_list("rank", flat=True)[:MOST]
    return [("Borne by the official", list(borne)), (OF_THE_SIDES, _of_countries(Rank, near, often))]


def _places(near: Near, often: Mapping[str, int]) -> Groups:
    return [("In the countries of the sides", _of_countries(Place, near, often))]


for model, nearness in {
    Official: Nearness(_often_in_participations("official"), _officials),
    Institution: Nearness(_often_in_participations("institution"), _institutions),
    Position: Nearness(_often_in_participations("position"), _positions),
    Rank: Nearness(_often_in_participations("rank"), _ranks),
    Place: Nearness(_often_places, _places),
    Publisher: Nearness(_often_publishers),
}.items():
    admin.site.extend(model, Extension(nearness=nearness))  # type: ignore[attr-defined]
