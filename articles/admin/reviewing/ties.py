"""The cards of engagements and agreements."""

from typing import Any

from django.db.models import Prefetch

from articles.admin.reviewing.cards import Card
from articles.admin.reviewing.passages import Passages
from articles.admin.reviewing.rows import Cited, Row, contradictions, countries_of, date_row, person_row
from articles.admin.reviewing.targets import key_of
from articles.choices import EngagementStatus, LegalForce, Mode
from articles.models import Agreement, Engagement, Participation, Party, Signature
from defense_ties.lib.date_words import date_words


def engagement_cards(passages: Passages) -> list[Card]:
    """Return a card for each engagement that the article is cited for."""
    people = Participation.objects.with_conflicts().select_related(
        "official", "institution", "rank", "position__institution"
    )
    found = (
        Engagement.objects.filter(pk__in=passages.owners("engagement"))
        .select_related("place", "part_of")
        .prefetch_related("sides", Prefetch("participations", people), "topics")
    )
    return [_engagement_card(engagement, passages) for engagement in found]


def _engagement_card(engagement: Any, passages: Passages) -> Card:
    cited = Cited(passages, engagement)
    sides = list(engagement.sides.all())
    key = key_of(engagement)
    date, place = cited.of("date", "date_basis"), cited.of("place")
    topics, part_of = cited.of("topics"), cited.of("part_of")
    rows = [
        date_row("Date", engagement, date, text=engagement.date, basis=engagement.date_basis, field="date"),
        Row("Place", str(engagement.place or ""), field="place", key=key, passages=place),
        Row(
            "Sides",
            countries_of(sides),
            field="sides",
            key=key,
            parts=sides,
            passages=_of_parts(passages, sides),
        ),
        *(
            person_row(person.get_role_display(), person, passages)
            for person in engagement.participations.all()
        ),
    ]
    if names := "; ".join(str(topic) for topic in engagement.topics.all()):
        rows.append(Row("Topics", names, field="topics", key=key, passages=topics))
    if engagement.part_of or part_of:
        rows.append(Row("Part of", str(engagement.part_of or ""), field="part_of", key=key, passages=part_of))
    kind = [engagement.get_kind_display()]
    if engagement.status != EngagementStatus.HELD:
        kind.append(engagement.get_status_display().lower())
    if engagement.mode == Mode.REMOTE:
        kind.append(engagement.get_mode_display().lower())
    rest = cited.rest()
    rows.insert(
        0, Row("Kind", ", ".join(kind), field="kind", key=key, passages=rest, notes=contradictions(rest))
    )
    return Card(
        engagement,
        "engagement",
        rows,
        passages.by_card[key],
        summary=", ".join(kind[1:]),
        words=date_words(engagement.date, engagement.date_basis),
    )


def agreement_cards(passages: Passages) -> list[Card]:
    """Return a card for each agreement that the article is cited for."""
    found = (
        Agreement.objects.filter(pk__in=passages.owners("agreement"))
        .select_related("signed_at", "implements", "amends")
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("institution")),
            Prefetch(
                "signatures",
                Signature.objects.select_related(
                    "official", "party__institution", "rank", "position__institution"
                ),
            ),
            "events",
            "topics",
        )
    )
    return [_agreement_card(agreement, passages) for agreement in found]


def _agreement_card(agreement: Any, passages: Passages) -> Card:
    cited = Cited(passages, agreement)
    key = key_of(agreement)
    parties, events = list(agreement.parties.all()), list(agreement.events.all())
    titled, covers = cited.of("title_as_written"), cited.of("covers")
    topics, signed_at = cited.of("topics"), cited.of("signed_at")
    rows = [
        Row("As written", agreement.title_as_written, field="title_as_written", key=key, passages=titled),
        *(
            date_row(
                event.get_kind_display(),
                event,
                passages.by_record.get(key_of(event), []),
                text=event.date,
                basis=event.date_basis,
            )
            for event in events
        ),
        Row(
            "Parties",
            " · ".join(map(str, parties)),
            field="parties",
            key=key,
            parts=parties,
            passages=_of_parts(passages, parties),
        ),
        *(person_row("Signed by", person, passages) for person in agreement.signatures.all()),
    ]
    if agreement.covers:
        rows.append(
            date_row("Covers", agreement, covers, text=agreement.covers, basis="stated", field="covers")
        )
    if agreement.signed_at:
        rows.append(
            Row("Signed at", str(agreement.signed_at), field="signed_at", key=key, passages=signed_at)
        )
    if names := "; ".join(str(topic) for topic in agreement.topics.all()):
        rows.append(Row("Topics", names, field="topics", key=key, passages=topics))
    kind = [agreement.get_kind_display()]
    if agreement.legally_binding != LegalForce.UNKNOWN:
        kind.append("binding" if agreement.legally_binding == LegalForce.YES else "not binding")
    rest = cited.rest()
    rows.insert(
        0, Row("Kind", ", ".join(kind), field="kind", key=key, passages=rest, notes=contradictions(rest))
    )
    last = events[-1] if events else None
    return Card(
        agreement,
        "agreement",
        rows,
        passages.by_card[key],
        summary=last.get_kind_display().lower() if last else "no event yet",
        words=date_words(last.date, last.date_basis) if last and last.date else None,
    )


def _of_parts(passages: Passages, parts: list) -> list:
    return [passage for part in parts for passage in passages.by_record.get(key_of(part), ())]
