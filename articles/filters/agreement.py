"""Filters of the list of agreements."""

from articles.choices import AgreementEventKind, AgreementKind
from articles.filters.counted import pairs_of_parties, parties, signatories
from articles.filters.ties import TieFilter
from articles.models import Agreement, AgreementEvent
from defense_ties.lib.facets.years import count_overlaps, spans_of_years
from defense_ties.lib.filters import CodesFilter, CountriesFilter, DateFilter, PairFilter
from people.filters import InstitutionNamedFilter, OfficialNamedFilter


class AgreementFilter(TieFilter):
    """Agreements by words, parties, kind, topic, the latest event, and the time of any event or period."""

    country = CountriesFilter(label="Country", method="of_countries", pairs="parties__country")
    pair = PairFilter(label="Pair of countries", pairs=pairs_of_parties)
    date_from = DateFilter(label="From")
    date_to = DateFilter(label="To")
    kind = CodesFilter(label="Kind", choices=AgreementKind.choices)
    status = CodesFilter(label="Latest status", choices=AgreementEventKind.choices)
    official = OfficialNamedFilter(label="Signed by", method="with_officials", pairs=signatories)
    institution = InstitutionNamedFilter(label="Party", method="with_institutions", pairs=parties)

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
