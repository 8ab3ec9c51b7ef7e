"""The site's settings with the pages of `stock` beside its own."""

from defense_ties.settings import *  # noqa: F403 - they are all wanted

ROOT_URLCONF = "tests.benchmarks.stock_urls"
