"""Titles of engagements and agreements in our own words."""

from collections.abc import Sequence

from articles.choices import AgreementKind, EngagementKind, ParticipantRole
from articles.extraction.facts import AgreementFact, EngagementFact
from defense_ties.lib.countries import country_name

# Engagements that have a name of their own: Exercise Golden Dragon, the fifth policy dialogue.
_NAMED = {
    EngagementKind.EXERCISE,
    EngagementKind.DIALOGUE,
    EngagementKind.MULTILATERAL_MEETING,
    EngagementKind.EXCHANGE,
    EngagementKind.CEREMONY,
}
_WORDS = {
    EngagementKind.VIDEO_CONFERENCE: "Online meeting",
    EngagementKind.COURTESY_CALL: "Courtesy call",
    EngagementKind.CALL: "Telephone call",
    EngagementKind.OTHER: "Engagement",
}
_AWAY = {ParticipantRole.GUEST, ParticipantRole.HEAD_OF_DELEGATION}
LONGEST_NAME = 120
MOST_NAMES = 3


def engagement_title(fact: EngagementFact, names: dict[str, str]) -> str:
    """Return what an engagement is, in our own words; `names` are the participants' by key."""
    if fact.title and fact.kind in _NAMED and len(fact.title) <= LONGEST_NAME:
        return fact.title
    people = [(p.role, names[p.official]) for p in fact.participants if p.official in names]
    present = [name for role, name in people if role != ParticipantRole.MENTIONED]
    if fact.kind in (EngagementKind.VISIT, EngagementKind.PORT_CALL):
        return _visit(fact, people)
    if fact.kind == EngagementKind.AWARD:
        recipients = [name for role, name in people if role == ParticipantRole.RECIPIENT]
        return f"Award for {_joined(recipients or present or _countries(fact))}".strip()
    label = _WORDS.get(fact.kind) or str(EngagementKind(fact.kind).label)  # type: ignore[call-overload]
    whose = _joined(present if 2 <= len(present) <= MOST_NAMES else _countries(fact) or present)
    return f"{label} of {whose}" if whose else label


def _visit(fact: EngagementFact, people: Sequence[tuple[str, str]]) -> str:
    label = str(EngagementKind(fact.kind).label)
    guests = [name for role, name in people if role in _AWAY] or [
        name for role, name in people if role not in (ParticipantRole.HOST, ParticipantRole.MENTIONED)
    ]
    where = fact.country or next((side.country for side in fact.sides if side.role == "host"), "")
    to = f" to {country_name(where)}" if where else ""
    if fact.kind == EngagementKind.VISIT and guests:
        return f"{label} of {_joined(guests)}{to}"
    origins = [country_name(side.country) for side in fact.sides if side.country != where]
    return f"{label} from {_joined(origins)}{to}" if origins else f"{label}{to}"


def agreement_title(fact: AgreementFact) -> str:
    """Return what an agreement is, in our own words, by its kind, its parties and the period it covers."""
    label = str(AgreementKind(fact.kind).label)
    parties = list(dict.fromkeys(country_name(party.country) for party in fact.parties if party.country))
    words = "Document" if fact.kind == AgreementKind.OTHER else label
    between = (
        f" between {_joined(parties)}" if len(parties) > 1 else f" of {_joined(parties)}" * bool(parties)
    )
    period = f" for {fact.covers.replace('/', '–')}" if fact.covers else ""
    return f"{words}{between}{period}"


def _countries(fact: EngagementFact) -> list[str]:
    return list(dict.fromkeys(country_name(side.country) for side in fact.sides if side.country))


def _joined(names: Sequence[str]) -> str:
    """Return names as a sentence has them: A, B and C."""
    names = list(dict.fromkeys(names))
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:MOST_NAMES])} and others"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
