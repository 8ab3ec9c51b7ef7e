"""Filters of the list of agreements."""

from django.utils.translation import gettext_lazy as _

from articles.choices import AgreementEventKind, AgreementKind
from articles.filters.counted import pairs_of_parties, parties, signatories
from articles.filters.ties import TieFilter
from articles.models import Agreement, AgreementEvent
from articles.ties.standing import to_be_signed
from defense_ties.lib.facets.years import count_overlaps, spans_of_years
from defense_ties.lib.filters import CodesFilter, CountriesFilter, DateFilter, PairFilter, WhenFilter
from people.filters import InstitutionNamedFilter, OfficialNamedFilter

# What stands in an address for agreements of which no article read reports a signature.
NEVER = "never"


class AgreementFilter(TieFilter):
    """Agreements by words, parties, kind, topic, the latest event, and the time of any event or period."""

    country = CountriesFilter(label=_("Country"), method="of_countries", pairs="parties__country")
    pair = PairFilter(label=_("Pair of countries"), pairs=pairs_of_parties)
    date_from = DateFilter(label=_("From"))
    date_to = DateFilter(label=_("To"))
    kind = CodesFilter(label=_("Kind"), choices=AgreementKind.choices)
    status = CodesFilter(label=_("Latest status"), choices=AgreementEventKind.choices)
    official = OfficialNamedFilter(label=_("Signed by"), method="with_officials", pairs=signatories)
    institution = InstitutionNamedFilter(label=_("Party"), method="with_institutions", pairs=parties)
    signed = WhenFilter(label=_("Signed"), method="signed_when", others={NEVER: _("not on record")})
    to_be_signed = WhenFilter(label=_("To be signed"), method="to_be_signed_when")

    dated_rows = False  # their events are

    def signed_when(self, queryset, name, when):
        """Return the agreements with a signature that begins and ends in a time, or with none on record."""
        signatures = AgreementEvent.objects.filter(kind=AgreementEventKind.SIGNED)
        if when == NEVER:
            return queryset.exclude(pk__in=signatures.values("agreement"))
        return queryset.filter(pk__in=signatures.filter(**when.bounds()).values("agreement"))

    def to_be_signed_when(self, queryset, name, when):
        """Return the agreements whose signature is planned for a time."""
        awaiting = to_be_signed(Agreement.objects.filter(**when.bounds("signed_at__")))
        return queryset.filter(pk__in=awaiting.values("pk"))

    def rows_of_years(self, records):
        """Count an agreement in each year of an event or a period covered, and once in each."""
        ids = records.order_by().values("pk")
        events, covered = (
            AgreementEvent.objects.filter(agreement__in=ids),
            Agreement.objects.filter(pk__in=ids),
        )
        spans = spans_of_years(events, "agreement_id").union(
            spans_of_years(covered, "pk", "covers_earliest", "covers_latest")
        )
        return count_overlaps(spans)
