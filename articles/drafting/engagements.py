"""Drafts of engagements, with their sides and participants."""

from collections import Counter

from articles.choices import EngagementKind, EngagementStatus, Mode, ParticipantRole, SideRole
from articles.drafting.attributions import attribution, cite_attribution
from articles.drafting.places import place_of
from articles.drafting.rows import stable_id, standing
from articles.drafting.shared import Drafting
from articles.drafting.titles import engagement_title
from articles.extraction.facts import EngagementFact, Span
from articles.models import Engagement, Evidence, Participation, Side
from articles.sameness.kinds import near_kinds
from defense_ties.lib.countries import CODES
from defense_ties.lib.reviewing import ReviewStatus

_REMOTE = (EngagementKind.CALL, EngagementKind.VIDEO_CONFERENCE)


def draft_engagements(drafting: Drafting) -> None:
    """Draft the engagements of the text that this article was not yet cited for."""
    counted: Counter[tuple] = Counter()
    coded = _coded_passages(drafting)
    for fact in drafting.facts.engagements:
        if fact.kind not in EngagementKind.values:
            drafting.report.remarks.append(f"“{fact.kind}” is no kind of engagement.")
            continue
        start = min((span.start for span in fact.evidence.get("", ())), default=-1)
        counted[fact.kind, start] += 1
        pk = stable_id(drafting.article.pk, "engagement", fact.kind, start, counted[fact.kind, start])
        known, engagement = standing(Engagement, pk)
        if not known and (coded_as := _coded(coded, fact)):
            known, engagement = True, Engagement.objects.filter(pk=coded_as).first()
        if not known:
            engagement = _draft(drafting, fact, pk)
            drafting.fresh.add(fact.key)
        if engagement and engagement.review_status != ReviewStatus.REJECTED:
            drafting.engagements[fact.key] = engagement
    _hang_parts(drafting)


def _coded_passages(drafting: Drafting) -> list[tuple[str, str, int, int]]:
    """Return the passages for which the article is cited already: engagement, kind, start and end."""
    cited = Evidence.objects.filter(
        article=drafting.article, engagement__isnull=False, start__isnull=False, field__in=("", "kind")
    )
    columns = ("engagement_id", "engagement__kind", "start", "end")
    return list(cited.order_by("start", "engagement_id").values_list(*columns))


def _coded(passages: list[tuple[str, str, int, int]], fact: EngagementFact) -> str | None:
    spans = fact.evidence.get("", ())
    for pk, kind, start, end in passages:
        if kind in near_kinds(fact.kind) and any(s.start < end and start < s.end for s in spans):
            return pk
    return None


def _draft(drafting: Drafting, fact: EngagementFact, pk: str) -> Engagement:
    names = {key: meant.fact.name for key, meant in drafting.officials.items()}
    remote = fact.mode == Mode.REMOTE or (not fact.mode and fact.kind in _REMOTE)
    engagement = drafting.rows.add(
        Engagement(
            pk=pk,
            title=engagement_title(fact, names)[:500],
            kind=fact.kind,
            status=fact.status if fact.status in EngagementStatus.values else EngagementStatus.HELD,
            mode=Mode.REMOTE if remote else Mode.IN_PERSON,
            place=None if remote else place_of(drafting, fact.city, fact.country),
            **drafting.dated(fact.date),
            **drafting.drafted(fact.confidence),
        )
    )
    drafting.citations.cite_whole("engagement", pk, fact.evidence.get("", ()))
    drafting.citations.cite_fields("engagement", pk, fact.evidence)
    if fact.date and engagement.date:
        drafting.citations.cite("engagement", pk, fact.date.spans, "date")
    _draft_sides(drafting, fact, engagement)
    _draft_participants(drafting, fact, engagement)
    return engagement


def _draft_sides(drafting: Drafting, fact: EngagementFact, engagement: Engagement) -> None:
    whole = fact.evidence.get("", ())
    seen: set[str] = set()
    for side in fact.sides:
        if side.country not in CODES or side.country in seen:
            continue
        seen.add(side.country)
        role = side.role if side.role in SideRole.values else SideRole.PARTY
        pk = stable_id(engagement.pk, "side", side.country)
        drafting.rows.add(Side(pk=pk, engagement=engagement, country=side.country, role=role))
        drafting.citations.cite_whole("side", pk, side.spans or whole)


def _draft_participants(drafting: Drafting, fact: EngagementFact, engagement: Engagement) -> None:
    whole = fact.evidence.get("", ())
    taken: set[tuple] = set()
    sequence = 0
    for participant in fact.participants:
        meant = drafting.officials.get(participant.official)
        if meant is None:
            continue
        role = participant.role if participant.role in ParticipantRole.values else ParticipantRole.MEMBER
        who = (meant.official.pk if meant.official else meant.fact.name, role)
        if who in taken:
            continue
        taken.add(who)
        sequence += 1
        values = attribution(drafting, meant, engagement.date)
        row = Participation(
            pk=stable_id(engagement.pk, "participation", meant.fact.key, role),
            engagement=engagement,
            institution=meant.institution if values.get("title_as_written") else None,
            country=meant.fact.country if meant.fact.country in CODES else "",
            role=role,
            sequence=sequence,
            **values,
        )
        drafting.rows.add(row)
        drafting.citations.cite_whole("participation", row.pk, participant.spans or whole)
        cite_attribution(drafting, "participation", row.pk, meant, values)
    _draft_bodies(drafting, fact, engagement, sequence, whole)


def _draft_bodies(
    drafting: Drafting, fact: EngagementFact, engagement: Engagement, sequence: int, whole: tuple[Span, ...]
) -> None:
    """Draft the institutions that take part, those for which no named official stands."""
    stood_for = {
        row.institution_id
        for row in drafting.rows.by_model[Participation]
        if row.engagement_id == engagement.pk and row.institution_id
    }
    for key in fact.institutions:
        institution = drafting.institutions.get(key)
        if institution is None or institution.pk in stood_for:
            continue
        stood_for.add(institution.pk)
        sequence += 1
        row = Participation(
            pk=stable_id(engagement.pk, "participation", "institution", institution.pk),
            engagement=engagement,
            institution=institution,
            country=str(institution.country or ""),
            role=ParticipantRole.MEMBER,
            sequence=sequence,
        )
        drafting.rows.add(row)
        spans = next((f.mentions[:1] for f in drafting.facts.institutions if f.key == key), ()) or whole
        drafting.citations.cite_whole("participation", row.pk, spans)


def _hang_parts(drafting: Drafting) -> None:
    """Put the new engagements under the visits they belong to."""
    for fact in drafting.facts.engagements:
        whole, part = drafting.engagements.get(fact.part_of), drafting.engagements.get(fact.key)
        if not (whole and part and fact.key in drafting.fresh) or _stands_above(drafting, part.pk, whole):
            continue
        part.part_of = whole
        spans = fact.evidence.get("part_of") or fact.evidence.get("", ())
        drafting.citations.cite("engagement", part.pk, spans, "part_of")


def _stands_above(drafting: Drafting, pk: str, engagement: Engagement | None) -> bool:
    """Return whether the engagement is the one of this id, or stands under it."""
    seen: set[str] = set()
    while engagement is not None and engagement.pk not in seen:
        if engagement.pk == pk:
            return True
        seen.add(engagement.pk)
        engagement = engagement.part_of
    return False
