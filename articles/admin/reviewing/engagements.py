"""The cards of engagements: what it was, when, where, between whom, and who was there."""

from typing import Any

from django.db.models import Prefetch

from articles.admin.reviewing.cards import Card
from articles.admin.reviewing.passages import Passages
from articles.admin.reviewing.rows import Cited, Row, contradictions, countries_of, date_row, person_row
from articles.admin.reviewing.targets import key_of
from articles.choices import EngagementStatus, Mode
from articles.models import Engagement, Participation
from defense_ties.lib.date_words import date_words


def engagement_cards(passages: Passages) -> list[Card]:
    """Return a card for each engagement that the article is cited for."""
    people = (
        Participation.objects.with_conflicts()
        .with_other_ranks()
        .select_related("official", "institution", "rank", "position__institution")
    )
    found = (
        Engagement.objects.filter(pk__in=passages.owners("engagement"))
        .select_related("place", "part_of")
        .prefetch_related("sides", Prefetch("participations", people), "topics")
    )
    return [_card(engagement, passages) for engagement in found]


def _card(engagement: Any, passages: Passages) -> Card:
    kind = _kind(engagement)
    return Card(
        engagement,
        "engagement",
        _rows(engagement, kind, passages),
        passages.by_card[key_of(engagement)],
        summary=", ".join(kind[1:]),
        words=date_words(engagement.date, engagement.date_basis),
    )


def _kind(engagement: Any) -> list[str]:
    """Return what it was, and what is unusual about it."""
    kind = [engagement.get_kind_display()]
    if engagement.status != EngagementStatus.HELD:
        kind.append(engagement.get_status_display().lower())
    if engagement.mode == Mode.REMOTE:
        kind.append(engagement.get_mode_display().lower())
    return kind


def _rows(engagement: Any, kind: list[str], passages: Passages) -> list[Row]:
    cited, key = Cited(passages, engagement), key_of(engagement)
    sides, people = list(engagement.sides.all()), engagement.participations.all()
    topics = "; ".join(str(topic) for topic in engagement.topics.all())
    date = cited.of("date", "date_basis")

    def row(label: str, field: str, value: Any, **more: Any) -> Row:
        return Row(label, str(value or ""), field=field, key=key, **{"passages": cited.of(field)} | more)

    rows = [
        date_row("Date", engagement, date, text=engagement.date, basis=engagement.date_basis, field="date"),
        row("Place", "place", engagement.place),
        row("Sides", "sides", countries_of(sides), parts=sides, passages=passages.of_all(sides)),
        *(person_row(person.get_role_display(), person, passages) for person in people),
        *([row("Topics", "topics", topics)] if topics else []),
        *([row("Part of", "part_of", engagement.part_of)] if engagement.part_of else []),
    ]
    rest = cited.rest()  # what no other row is about
    return [row("Kind", "kind", ", ".join(kind), passages=rest, notes=contradictions(rest)), *rows]
