"""Adding the indexes for parts of words later."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)


def test_on_postgresql_what_is_missing_is_added_and_elsewhere_it_is_told_that_there_are_none(capsys):
    if connection.vendor != "postgresql":
        with pytest.raises(CommandError, match="Only PostgreSQL has such indexes"):
            call_command("add_search_indexes")
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX people_official_folded_trgm")
    call_command("add_search_indexes")

    assert "12 columns have their index for parts of words." in capsys.readouterr().out
    with connection.cursor() as cursor:
        assert "people_official_folded_trgm" in connection.introspection.get_constraints(
            cursor, "people_official"
        )
