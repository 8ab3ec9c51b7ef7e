"""The list of engagements, and the page of each."""

from collections import defaultdict
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.exports import ENGAGEMENTS
from articles.filters import EngagementFilter
from articles.footnotes import Footnotes
from articles.models import Agreement, Engagement, Evidence
from articles.rows import prepare_engagements
from articles.sources import attach_passages
from articles.views.pictured import PicturedList
from articles.views.record import RecordPage
from defense_ties.lib.date_words import date_words
from defense_ties.lib.listing import Sort
from defense_ties.lib.translating import in_english
from people.models import Appointment

BY_DATE = (F("earliest").desc(nulls_last=True), F("latest").desc(nulls_last=True), "id")


class EngagementList(PicturedList):
    """All published engagements."""

    filterset_class = EngagementFilter
    export = ENGAGEMENTS
    template_name = "engagements/list.html"
    section = "engagements"
    feed = "engagements-feed"
    noun, nouns = _("engagement"), _("engagements")
    sorts = {
        "newest": Sort(_("Newest first"), lambda found: found.newest_first()),
        "oldest": Sort(_("Oldest first"), lambda found: found.oldest_first()),
        "kind": Sort(_("Kind, then date"), lambda found: found.order_by("kind", *BY_DATE)),
        "title": Sort(_("Title"), lambda found: found.order_by("folded", "id")),
    }

    def published(self):
        return Engagement.objects.published()

    def prepare(self, rows):
        prepare_engagements(rows)
        attach_passages(rows)

    def codes(self, row):
        return [str(side.country) for side in row.sides.all()]


class EngagementPage(RecordPage):
    """One engagement: its facts, participants, parts and evidence."""

    model = Engagement
    template_name = "engagements/record.html"
    export = ENGAGEMENTS
    section = "engagements"

    def get_queryset(self):
        found = super().get_queryset().select_related("place", "part_of")
        return found.prefetch_related("topics", "sides")

    @in_english()
    def dated(self, record: Engagement) -> str:
        return str(date_words(record.date, record.date_basis))

    def about(self, record: Engagement) -> dict[str, Any]:
        parts = list(record.parts.published().oldest_first())
        prepare_engagements(parts)
        attach_passages([record, *parts])
        participants = _participants(record)
        return {
            "footnotes": Footnotes(Evidence.objects.about(record)),
            "parts": parts,
            "participants": participants,
            "conflicts": [row for row in participants if row.conflict],
            "agreements": Agreement.objects.published().filter(signed_at=record).newest_first(),
        }


def _participants(engagement: Engagement) -> list:
    """Return the participations, each with the `posts` that the official held on that date."""
    found = engagement.participations.with_conflicts().select_related(
        "official", "institution", "rank", "position__institution"
    )
    participants = list(found)
    held = Appointment.objects.published().select_related("position__institution").newest_first()
    posts = defaultdict(list)
    if engagement.earliest:
        officials = [participation.official_id for participation in participants]
        for post in held.filter(official__in=officials).between(engagement.earliest, engagement.latest):
            posts[post.official_id].append(post)
    for participation in participants:
        participation.posts = [
            post for post in posts[participation.official_id] if post.position_id != participation.position_id
        ]
    return participants
