"""The cards of officials, with their posts, and of institutions."""

from typing import Any

from django.db.models import Prefetch

from articles.admin.reviewing.cards import Card
from articles.admin.reviewing.passages import Passages
from articles.admin.reviewing.rows import Cited, Row, contradictions, date_row
from articles.admin.reviewing.targets import key_of
from defense_ties.lib.countries import country_name
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Institution, Official


def official_cards(passages: Passages, named: set[str]) -> list[Card]:
    """Return a card for each official that the article is cited for, or that its drafts name."""
    posts = Appointment.objects.select_related("position__institution")
    found = Official.objects.filter(pk__in=passages.owners("official") | named)
    return [_official_card(one, passages) for one in found.prefetch_related(Prefetch("appointments", posts))]


def _official_card(official: Any, passages: Passages) -> Card:
    cited = Cited(passages, official)
    key = key_of(official)
    country = cited.of("country")
    posts = list(official.appointments.all())
    for post in posts:
        post.official = official
    rows = [_post_row(post, passages) for post in posts if key_of(post) in passages.by_record]
    rows.insert(
        0, Row("Country", country_name(str(official.country)), field="country", key=key, passages=country)
    )
    rest = cited.rest()
    names = [official.name, *([official.native_name] if official.native_name else [])]
    rows.insert(
        0, Row("Name", " · ".join(names), field="name", key=key, passages=rest, notes=contradictions(rest))
    )
    drafted = [post for post in posts if key_of(post) in passages.by_record]
    waiting = [post for post in drafted if post.review_status in (ReviewStatus.DRAFT, ReviewStatus.READY)]
    return Card(
        official,
        "official",
        rows,
        passages.by_card.get(key, []),
        along=waiting,
        summary="; ".join(str(post.position) for post in drafted[:2]),
    )


def _post_row(post: Any, passages: Passages) -> Row:
    row = date_row(
        "Post", post, passages.by_record.get(key_of(post), []), text=post.date, basis=post.date_basis
    )
    row.value, row.part = str(post.position), post
    row.status = post.get_review_status_display().lower()
    return row


def institution_cards(passages: Passages, named: set[str]) -> list[Card]:
    """Return a card for each institution that the article is cited for, or that its drafts name."""
    found = Institution.objects.filter(pk__in=passages.owners("institution") | named)
    return [_institution_card(one, passages) for one in found]


def _institution_card(institution: Any, passages: Passages) -> Card:
    cited = Cited(passages, institution)
    key = key_of(institution)
    acronym, kind, country = cited.of("acronym"), cited.of("kind"), cited.of("country")
    rest = cited.rest()
    rows = [
        Row("Name", institution.name, field="name", key=key, passages=rest, notes=contradictions(rest)),
        Row("Kind", institution.get_kind_display(), field="kind", key=key, passages=kind),
        Row("Country", country_name(str(institution.country)), field="country", key=key, passages=country),
    ]
    if institution.acronym:
        rows.insert(1, Row("Acronym", institution.acronym, field="acronym", key=key, passages=acronym))
    return Card(
        institution,
        "institution",
        rows,
        passages.by_card.get(key, []),
        summary=institution.get_kind_display().lower(),
    )
