"""What a row of a list shows beside the record's own columns, fetched for all rows at once."""

from collections.abc import Sequence

from django.db.models import Count, Manager, Prefetch, QuerySet, prefetch_related_objects

from articles.models import Agreement, Article, Engagement, Evidence, Participation, Party, Signature
from articles.sources import Sources, attach_passages
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Institution, Official


def prepare_engagements(engagements: Sequence[Engagement]) -> None:
    """Fetch sides, participants and passages, and what the engagements are part of."""
    participants = Participation.objects.taking_part().select_related("official", "institution")
    prefetch_related_objects(
        engagements, "part_of", "sides", Prefetch("participations", participants, to_attr="participants")
    )
    attach_passages(engagements)


def prepare_agreements(agreements: Sequence[Agreement]) -> None:
    """Fetch parties, signatures and passages."""
    prefetch_related_objects(
        agreements,
        Prefetch("parties", Party.objects.select_related("institution")),
        Prefetch("signatures", Signature.objects.select_related("official")),
    )
    attach_passages(agreements)


def prepare_officials(officials: Sequence[Official]) -> None:
    """Fetch the appointments on record, and count engagements and agreements."""
    appointments = Appointment.objects.published().newest_first().select_related("position__institution")
    prefetch_related_objects(officials, Prefetch("appointments", appointments, to_attr="posts"))
    engagements = _count("engagement", Participation.objects, "official", officials)
    agreements = _count("agreement", Signature.objects, "official", officials)
    for official in officials:
        official.engagement_count = engagements.get(official.pk, 0)  # type: ignore[attr-defined]
        official.agreement_count = agreements.get(official.pk, 0)  # type: ignore[attr-defined]


def prepare_institutions(institutions: Sequence[Institution]) -> None:
    """Fetch what the institutions stand under, and count the officials on record in their own posts."""
    prefetch_related_objects(institutions, "parent")
    appointments = Appointment.objects.published()
    officials = _count("official", appointments, "position__institution", institutions)
    for institution in institutions:
        institution.official_count = officials.get(institution.pk, 0)  # type: ignore[attr-defined]


def prepare_articles(articles: Sequence[Article]) -> None:
    """Collect the passages for which the articles are cited in published records."""
    cited = Evidence.objects.for_published().filter(article__in=articles)
    by_id = {article.pk: Sources() for article in articles}
    for article, *passage in cited.values_list("article", "paragraph", "start", "end"):
        by_id[article].passages[article].add(tuple(passage))
    for article in articles:
        article.sources = by_id[article.pk]  # type: ignore[attr-defined]


def _count(counted: str, rows: Manager | QuerySet, path: str, owners: Sequence) -> dict[str, int]:
    """Return by owner how many published records of one kind the rows join it with."""
    joined = rows.filter(**{f"{path}__in": owners, f"{counted}__review_status": ReviewStatus.PUBLISHED})
    numbers = joined.order_by().values(path).annotate(number=Count(counted, distinct=True))
    return {row[path]: row["number"] for row in numbers}
