"""Which tests run on both databases: all that ask for one, but for those that look only at what is drawn."""

import pytest
from django.test import TransactionTestCase

ASKING = {"db", "transactional_db", "live_server", "django_db_setup"}
NOTICE = (
    "Notice: what asks for no database, and what only looks at pages that are drawn (marked `once`), is left "
    "out on PostgreSQL; it runs on SQLite."
)


def on_both(item: pytest.Item) -> bool:
    """Return whether a test is to run on each database, since what it tests may differ between them."""
    if item.get_closest_marker("once"):
        return False
    # What is skipped somewhere may be skipped on SQLite.
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("skipif")
    in_case = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return bool(marked or in_case or ASKING & set(getattr(item, "fixturenames", ())))
