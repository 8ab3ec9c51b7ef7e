"""Facts in the form of the development set: one JSON object a text."""

from collections.abc import Iterable
from typing import Any

from articles.extraction.facts import (
    AgreementFact,
    DateFact,
    EngagementFact,
    Facts,
    OfficialFact,
    Passages,
    Span,
)

# Kinds that the form does not have, and those they are printed as.
_KINDS = {
    "multilateral_meeting": "meeting",
    "training": "other",
    "aid_or_transfer": "other",
    "arrangement": "agreement",
    "exchange_of_notes": "agreement",
}


def as_printed(facts: Facts, stem: str) -> dict[str, Any]:
    """Return the facts as plain data, with the characters that say each in `evidence`."""
    officials = {fact.key: fact for fact in facts.officials}
    names = {key: fact.name for key, fact in officials.items()}
    bodies = {fact.key: (fact.name, fact.within) for fact in facts.institutions}
    return {
        "id": stem,
        "published": facts.published.edtf if facts.published else None,
        "officials": [_official(fact, bodies) for fact in facts.officials],
        "institutions": [
            {
                "name": fact.name,
                "country": fact.country or None,
                "aliases": list(fact.aliases),
                "evidence": _spans(fact.mentions),
            }
            for fact in facts.institutions
        ],
        "countries": [side.country for side in facts.countries],
        "engagements": [_engagement(fact, names) for fact in facts.engagements],
        "agreements": [_agreement(fact, names) for fact in facts.agreements],
        "topics": [topic.code for topic in facts.topics],
        "evidence": {
            "published": _spans(facts.published.spans) if facts.published else [],
            "countries": {side.country: _spans(side.spans) for side in facts.countries},
            "topics": {topic.code: _spans(topic.spans) for topic in facts.topics},
        },
    }


def _official(fact: OfficialFact, bodies: dict[str, tuple[str, str]]) -> dict[str, Any]:
    named = list(
        dict.fromkeys(_whole_name(post.institution, bodies) for post in fact.posts if post.institution)
    )
    return {
        "name": fact.name,
        "country": fact.country or None,
        "rank": fact.rank or None,
        "position": "; ".join(post.title for post in fact.posts if post.title) or None,
        "institution": "; ".join(named) or None,
        "evidence": _spans([*fact.mentions, *(span for post in fact.posts for span in post.spans)]),
    }


def _whole_name(key: str, bodies: dict[str, tuple[str, str]]) -> str:
    """Return the name of a body, with that of the body it belongs to after a semicolon."""
    name, within = bodies[key]
    return f"{name}; {bodies[within][0]}" if within in bodies and within != key else name


def _engagement(fact: EngagementFact, names: dict[str, str]) -> dict[str, Any]:
    called_off = fact.status in ("postponed", "cancelled")
    printed = {
        "type": _KINDS.get(fact.kind, fact.kind),
        **_date(fact.date, "start", "end"),
        "city": fact.city or None,
        "country": fact.country or None,
        "officials": [names[taking.official] for taking in fact.participants],
        "countries": [side.country for side in fact.sides],
        "status": "planned" if called_off else fact.status,
        "evidence": _passages(fact.evidence),
    }
    return printed | ({"status_detail": fact.status} if called_off else {})


def _agreement(fact: AgreementFact, names: dict[str, str]) -> dict[str, Any]:
    printed = {
        "type": _KINDS.get(fact.kind, fact.kind),
        "status": fact.status,
        **{key: value for key, value in _date(fact.date, "date", "").items() if key},
        "countries": list(dict.fromkeys(party.country for party in fact.parties if party.country)),
        "signatories": [names[signed.official] for signed in fact.signatories],
        "evidence": _passages(fact.evidence),
    }
    return printed | ({"covers": fact.covers.replace("/", "-")} if fact.covers else {})


def _date(date: DateFact | None, start: str, end: str) -> dict[str, str | None]:
    """Return the first and last day; of a date with no known year month and day only, under keys of
    their own.
    """
    first, _, last = (date.edtf if date else "").partition("/")
    printed: dict[str, str | None] = {}
    for key, value in ((start, first), (end, last)):
        if not key:
            continue
        known = value if value and not value.startswith("XXXX") else None
        printed[key] = known.rstrip("?~%") if known else None
        if value.startswith("XXXX-"):
            printed[f"{key}_md"] = value.removeprefix("XXXX-")
    return printed


def _passages(evidence: Passages) -> list[list[int]]:
    return _spans(span for spans in evidence.values() for span in spans)


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in sorted(set(spans))]
