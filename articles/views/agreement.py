"""The list of agreements, and the page of each."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.exports import AGREEMENTS
from articles.filters import AgreementFilter
from articles.footnotes import Footnotes
from articles.models import Agreement, Evidence
from articles.rows import prepare_agreements, prepare_engagements
from articles.sources import attach_passages
from articles.views.pictured import PicturedList
from articles.views.record import RecordPage
from defense_ties.lib.listing import Sort

OLDEST_FIRST = (F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "id")


class AgreementList(PicturedList):
    """All published agreements, by the latest event in their history."""

    filterset_class = AgreementFilter
    export = AGREEMENTS
    template_name = "agreements/list.html"
    section = "agreements"
    feed = "agreements-feed"
    noun, nouns = _("agreement"), _("agreements")
    sorts = {
        "newest": Sort(_("Newest first"), lambda found: found.newest_first()),
        "oldest": Sort(_("Oldest first"), lambda found: found.order_by(*OLDEST_FIRST)),
        "kind": Sort(_("Kind, then title"), lambda found: found.order_by("kind", "folded", "id")),
        "title": Sort(_("Title"), lambda found: found.order_by("folded", "id")),
    }

    def published(self):
        return Agreement.objects.published().with_status()

    def prepare(self, rows):
        prepare_agreements(rows)
        attach_passages(rows)

    def codes(self, row):
        return [str(party.country) for party in row.parties.all()]


class AgreementPage(RecordPage):
    """One agreement: its facts, history, parties, signatures and evidence."""

    model = Agreement
    template_name = "agreements/record.html"
    export = AGREEMENTS
    section = "agreements"

    def get_queryset(self):
        found = super().get_queryset().with_status().select_related("signed_at", "implements", "amends")
        return found.prefetch_related("topics", "events", "parties__institution")

    def about(self, record: Agreement) -> dict[str, Any]:
        attach_passages([record])
        related = Agreement.objects.published().with_status()
        signed_at = [record.signed_at] if record.signed_at and record.signed_at.is_published else []
        prepare_engagements(signed_at)
        attach_passages(signed_at)
        return {
            "footnotes": Footnotes(Evidence.objects.about(record)),
            "signatures": record.signatures.select_related(
                "official", "rank", "position__institution", "party__institution"
            ),
            "signed_at": signed_at,
            "implemented_by": related.filter(implements=record).newest_first(),
            "amended_by": related.filter(amends=record).newest_first(),
        }
