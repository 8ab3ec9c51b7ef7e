"""The site's addresses, and those of `stock`."""

from defense_ties.urls import handler500
from defense_ties.urls import urlpatterns as own
from tests.benchmarks.stock import urlpatterns as stock

urlpatterns = [*stock, *own]

__all__ = ["handler500", "urlpatterns"]
