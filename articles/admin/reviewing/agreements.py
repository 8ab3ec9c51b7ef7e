"""The cards of agreements: what it is, its history, between whom, and who signed."""

from typing import Any

from django.db.models import Prefetch

from articles.admin.reviewing.cards import Card
from articles.admin.reviewing.passages import Passages
from articles.admin.reviewing.rows import Cited, Row, contradictions, date_row, person_row
from articles.admin.reviewing.targets import key_of
from articles.choices import LegalForce
from articles.models import Agreement, Party, Signature
from defense_ties.lib.date_words import date_words


def agreement_cards(passages: Passages) -> list[Card]:
    """Return a card for each agreement that the article is cited for."""
    signatures = Signature.objects.select_related(
        "official", "party__institution", "rank", "position__institution"
    )
    found = (
        Agreement.objects.filter(pk__in=passages.owners("agreement"))
        .select_related("signed_at")
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("institution")),
            Prefetch("signatures", signatures),
            "events",
            "topics",
        )
    )
    return [_card(agreement, passages) for agreement in found]


def _card(agreement: Any, passages: Passages) -> Card:
    last = next(reversed(agreement.events.all()), None)
    return Card(
        agreement,
        "agreement",
        _rows(agreement, passages),
        passages.by_card[key_of(agreement)],
        summary=last.get_kind_display().lower() if last else "no event yet",
        words=date_words(last.date, last.date_basis) if last and last.date else None,
    )


def _kind(agreement: Any) -> str:
    """Return what it is, and whether it binds where that is known."""
    if agreement.legally_binding == LegalForce.UNKNOWN:
        return agreement.get_kind_display()
    force = "binding" if agreement.legally_binding == LegalForce.YES else "not binding"
    return f"{agreement.get_kind_display()}, {force}"


def _event_row(event: Any, passages: Passages) -> Row:
    cited = passages.by_record.get(key_of(event), [])
    return date_row(event.get_kind_display(), event, cited, text=event.date, basis=event.date_basis)


def _rows(agreement: Any, passages: Passages) -> list[Row]:
    cited, key = Cited(passages, agreement), key_of(agreement)
    parties, signatures = list(agreement.parties.all()), agreement.signatures.all()
    topics = "; ".join(str(topic) for topic in agreement.topics.all())
    between = " · ".join(map(str, parties))
    covers = cited.of("covers")

    def row(label: str, field: str, value: Any, **more: Any) -> Row:
        return Row(label, str(value or ""), field=field, key=key, **{"passages": cited.of(field)} | more)

    rows = [
        row("As written", "title_as_written", agreement.title_as_written),
        *(_event_row(event, passages) for event in agreement.events.all()),
        row("Parties", "parties", between, parts=parties, passages=passages.of_all(parties)),
        *(person_row("Signed by", person, passages) for person in signatures),
    ]
    if agreement.covers:
        rows.append(
            date_row("Covers", agreement, covers, text=agreement.covers, basis="stated", field="covers")
        )
    rows += [row("Signed at", "signed_at", agreement.signed_at)] if agreement.signed_at else []
    rows += [row("Topics", "topics", topics)] if topics else []
    rest = cited.rest()  # what no other row is about
    return [row("Kind", "kind", _kind(agreement), passages=rest, notes=contradictions(rest)), *rows]
