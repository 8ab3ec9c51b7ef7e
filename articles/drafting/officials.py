"""The officials of a text: those on record, drafts of those that are not, and those left to choose."""

from articles.drafting.posts import draft_posts, seen_in_posts
from articles.drafting.ranks import resolve_rank
from articles.drafting.rows import stable_id, standing
from articles.drafting.shared import Drafting, Meant
from articles.extraction.facts import OfficialFact
from defense_ties.lib.countries import CODES
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.matching import (
    Decision,
    Presented,
    PresentedPost,
    Register,
    Verdict,
    candidates_for,
    decide,
    official_register,
)
from people.models import Official


def draft_officials(drafting: Drafting) -> None:
    """Find or draft the officials of the text with their posts, and cite where it names them."""
    facts = drafting.facts.officials
    register = drafting.lookups.officials or official_register([(fact.name, fact.country) for fact in facts])
    for fact in facts:
        seen = seen_in_posts(drafting, fact.key)
        meant = _meant(drafting, fact, seen, register)
        drafting.officials[fact.key] = meant
        drafting.report.verdicts[meant.verdict.value] += 1
        if meant.official:
            spans = fact.evidence.get("") or fact.mentions[:1]
            drafting.citations.cite_once("official", meant.official.pk, spans)
        draft_posts(drafting, meant)
        meant.rank = resolve_rank(fact.rank, fact.rank_as_written, fact.country, meant.institution)


def presented_as(drafting: Drafting, fact: OfficialFact, seen: str) -> Presented:
    """Return how the text presents an official."""
    posts = []
    for post in fact.posts:
        institution = drafting.institutions.get(post.institution)
        posts.append(
            PresentedPost(post.title, institution.name, institution.pk)
            if institution
            else PresentedPost(post.title)
        )
    return Presented(fact.name, fact.country, fact.rank, tuple(posts), seen)


def _meant(drafting: Drafting, fact: OfficialFact, seen: str, register: Register) -> Meant:
    candidates = candidates_for(presented_as(drafting, fact, seen), register=register)
    decision: Decision = decide(candidates)
    if decision.verdict is Verdict.LINKED:
        return Meant(fact, decision.verdict, decision.record, seen=seen)
    if decision.verdict is Verdict.CHOOSE:
        return Meant(fact, decision.verdict, None, seen=seen)
    return Meant(fact, Verdict.NEW, _new(drafting, fact), seen=seen)


def _new(drafting: Drafting, fact: OfficialFact) -> Official | None:
    """Return the draft of an official, or None where a draft of this article was refused before."""
    pk = stable_id(drafting.article.pk, "official", fold(fact.name), fact.country)
    drafted = next((row for row in drafting.rows.by_model[Official] if row.pk == pk), None)
    if drafted:
        return drafted
    known, record = standing(Official, pk)
    if known:
        return record if record and record.review_status != ReviewStatus.REJECTED else None
    return drafting.rows.add(
        Official(
            pk=pk,
            name=fact.name[:300],
            country=fact.country if fact.country in CODES else "",
            **drafting.drafted(fact.confidence),
        )
    )
