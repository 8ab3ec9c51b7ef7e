"""A database of a test's own, for work in processes of its own."""

import pytest
from django.db import connection
from django.utils.crypto import get_random_string


@pytest.fixture
def empty(tmp_path):
    """The address of a new database."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
        return
    settings = connection.settings_dict
    user = f"{settings['USER']}:{settings['PASSWORD']}" if settings["PASSWORD"] else settings["USER"]
    server, name = f"{settings['HOST']}:{settings['PORT'] or 5432}", f"empty_{get_random_string(8).lower()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield f"postgres://{user}@{server}/{name}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
