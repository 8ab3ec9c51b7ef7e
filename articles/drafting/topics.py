"""What the drafted engagements and agreements are about."""

from collections.abc import Iterable

from articles.choices import EngagementKind
from articles.drafting.posts import is_recalled
from articles.drafting.shared import Drafting
from articles.extraction.facts import AgreementFact, EngagementFact
from articles.models import Agreement, Engagement, Topic

# The extractor prints a shorter list of topics than the vocabulary has.
CODES = {
    "defence_policy_dialogue": "policy_consultation",
    "training": "training_education",
    "maritime": "maritime_security",
    "logistics": "logistics_access",
}


def draft_topics(drafting: Drafting) -> None:
    """Give each new engagement and agreement its topics.

    A topic of the text as a whole goes to the engagement that was named last before the words that say it.
    """
    wanted: dict[tuple[type, str], dict[str, tuple]] = {}
    facts = [fact for fact in drafting.facts.engagements if fact.key in drafting.fresh]
    for fact in facts:
        found = wanted.setdefault((Engagement, drafting.engagements[fact.key].pk), {})
        found.update((code, fact.evidence.get("topics", ())) for code in fact.topics)
    told = [fact for fact in facts if _is_told(drafting, fact)] or facts
    if not any(fact.topics for fact in drafting.facts.engagements):
        for topic in drafting.facts.topics:
            if near := _nearest(told, topic.spans[0].start if topic.spans else 0):
                key = (Engagement, drafting.engagements[near.key].pk)
                wanted[key].setdefault(topic.code, topic.spans)
    for pk, agreed in _agreements(drafting):
        topics = {code: agreed.evidence.get("topics", ()) for code in agreed.topics}
        wanted.setdefault((Agreement, pk), {}).update(topics)
    known = set(Topic.objects.values_list("pk", flat=True))
    for (model, pk), topics in wanted.items():
        _set(drafting, model, pk, topics, known)


def _set(drafting: Drafting, model: type, pk: str, topics: dict[str, tuple], known: set[str]) -> None:
    codes = {CODES.get(code, code): spans for code, spans in topics.items()}
    codes = {code: spans for code, spans in codes.items() if code in known}
    if codes:
        drafting.rows.topics[model][pk] = list(codes)
    for spans in codes.values():
        drafting.citations.cite(model._meta.model_name, pk, spans, "topics")  # type: ignore[attr-defined]


def _is_told(drafting: Drafting, fact: EngagementFact) -> bool:
    """Return whether the text reports a conversation or a visit, and does not only recall or announce it."""
    if fact.kind == EngagementKind.AWARD:
        return False
    return fact.status == "held" and not is_recalled(drafting, drafting.dated(fact.date).get("date", ""))


def _nearest(facts: list[EngagementFact], place: int) -> EngagementFact | None:
    """Return the engagement that is named last before the place, or else the first one."""
    before = [fact for fact in facts if _starts(fact) <= place]
    return max(before, key=_starts) if before else next(iter(facts), None)


def _starts(fact: EngagementFact) -> int:
    return min((span.start for span in fact.evidence.get("", ())), default=0)


def _agreements(drafting: Drafting) -> Iterable[tuple[str, AgreementFact]]:
    """Yield the id of the draft of each agreement, with the fact."""
    return ((pk, fact) for fact in drafting.facts.agreements if (pk := drafting.agreements.get(fact.key)))
