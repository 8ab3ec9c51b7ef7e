"""Filters of the list of agreements."""

from articles.choices import AgreementEventKind, AgreementKind
from articles.filters.ties import TieFilter
from articles.ties import agreement_ties
from defense_ties.lib.filters import CodesFilter, CountriesFilter, DateFilter, PairFilter
from people.filters import InstitutionNamedFilter, OfficialNamedFilter


class AgreementFilter(TieFilter):
    """Agreements by words, parties, kind, topic, the latest event, and the time of any event or period."""

    country = CountriesFilter(label="Country", method="of_countries", occurs="parties__country")
    pair = PairFilter(label="Pair of countries", pairs=lambda: [tie.code for tie in agreement_ties()])
    date_from = DateFilter(label="From")
    date_to = DateFilter(label="To")
    kind = CodesFilter(label="Kind", choices=AgreementKind.choices)
    status = CodesFilter(label="Latest status", choices=AgreementEventKind.choices)
    official = OfficialNamedFilter(label="Signed by", method="with_official")
    institution = InstitutionNamedFilter(label="Party", method="with_institution")
