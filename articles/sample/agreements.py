"""Made-up agreements that were signed at engagements, with their history."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.choices import AgreementEventKind, AgreementKind, EngagementKind, EngagementStatus, LegalForce
from articles.models import Agreement, AgreementEvent, Party, Signature, Topic
from articles.sample.chance import Chance, Weighted
from articles.sample.engagements import Story, Told
from articles.sample.reviewed import TODAY, published
from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import Basis

KINDS = Weighted(
    {
        AgreementKind.MOU: 10,
        AgreementKind.PLAN: 6,
        AgreementKind.AGREEMENT: 4,
        AgreementKind.PROTOCOL: 3,
        AgreementKind.MINUTES: 3,
        AgreementKind.STATEMENT: 2,
        AgreementKind.LETTER_OF_INTENT: 1,
        AgreementKind.CONTRACT: 1,
    }
)
SIGNED_AT = (EngagementKind.TALKS, EngagementKind.MEETING, EngagementKind.CEREMONY, EngagementKind.DIALOGUE)
# One in so many of such engagements, which makes about one agreement to twenty engagements of all kinds.
SHARE = 0.13


@dataclass
class Agreed:
    """An agreement with all that belongs to it."""

    agreement: Agreement
    events: list[AgreementEvent] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)


def agreements(chance: Chance, story: Story) -> Iterator[tuple[Told, Agreed]]:
    """Yield what was signed at the engagements of a story."""
    for told in story.told:
        held = told.engagement.status == EngagementStatus.HELD
        if held and told.engagement.kind in SIGNED_AT and told.topics and chance.happens(SHARE):
            yield told, _agreed(chance, story, told)


def _agreed(chance: Chance, story: Story, told: Told) -> Agreed:
    kind = KINDS.draw(chance)
    lands = [country_name(country.code) for country in story.countries]
    agreement = Agreement(
        title=f"{kind.label} of {' and '.join(lands)} on {told.topics[0].label.lower()}",
        kind=kind,
        legally_binding=LegalForce.YES if kind == AgreementKind.AGREEMENT else LegalForce.UNKNOWN,
        signed_at=told.engagement,
        covers=str(told.day.year + 1) if kind == AgreementKind.PLAN else "",
        **published(chance, after=told.day, draft=story.draft),
    )
    agreed = Agreed(agreement, topics=told.topics[:2])
    _history(chance, told, agreed)
    for country in story.countries:
        party = Party(
            agreement=agreement,
            country=country.code,
            institution=country.establishment.ministry if chance.happens(0.4) else None,
            **published(chance, after=told.day, reviewed=False),
        )
        agreed.parties.append(party)
        _sign(chance, told, agreed, party)
    return agreed


def _history(chance: Chance, told: Told, agreed: Agreed) -> None:
    in_force = told.day + datetime.timedelta(days=chance.randrange(30, 400))
    steps = [(AgreementEventKind.SIGNED, told.engagement.date, told.engagement.date_basis)]
    if chance.happens(0.4) and in_force <= TODAY:
        steps.append((AgreementEventKind.IN_FORCE, in_force.isoformat()[:7], Basis.STATED))
        ended = in_force + datetime.timedelta(days=1_826)
        if chance.happens(0.2) and ended <= TODAY:
            last = chance.choice((AgreementEventKind.RENEWED, AgreementEventKind.EXPIRED))
            steps.append((last, ended.isoformat()[:7], Basis.STATED))
    for sequence, (kind, date, basis) in enumerate(steps, start=1):
        made = published(chance, after=told.day, reviewed=False)
        event = AgreementEvent(
            agreement=agreed.agreement, sequence=sequence, kind=kind, date=date, date_basis=basis, **made
        )
        agreed.events.append(event)


def _sign(chance: Chance, told: Told, agreed: Agreed, party: Party) -> None:
    for part in told.participations:
        if part.country == party.country and part.official:
            signature = Signature(
                agreement=agreed.agreement,
                official=part.official,
                party=party,
                name_as_written=part.name_as_written,
                rank_as_written=part.rank_as_written,
                title_as_written=part.title_as_written,
                rank=part.rank,
                position=part.position,
                **published(chance, after=told.day, reviewed=False),
            )
            agreed.signatures.append(signature)
            return
