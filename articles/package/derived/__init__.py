"""Tables and networks for analysis that follow from the records: in every package, passed over on loading."""

from articles.package.derived.citations import CITATIONS
from articles.package.derived.country_years import COUNTRY_YEARS
from articles.package.derived.dyads import DYAD_YEARS
from articles.package.derived.edges import EDGES
from articles.package.derived.participations import RESOLVED
from articles.package.derived.table import DerivedTable

DERIVED: tuple[DerivedTable, ...] = (CITATIONS, RESOLVED, EDGES, DYAD_YEARS, COUNTRY_YEARS)

__all__ = ["DERIVED", "DerivedTable"]
