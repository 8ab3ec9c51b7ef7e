"""Add the indexes by which PostgreSQL finds parts of words, once the extension pg_trgm may be used.

The migrations add them by themselves where they can. This is for a database whose extension came later.
"""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from defense_ties.lib.trigrams import WITHOUT, TrigramIndexes, can_have_trigrams


class Command(BaseCommand):
    """Adds what is missing; running it again does no harm."""

    help = __doc__

    def handle(self, *args, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has such indexes; other databases search without.")
        if not can_have_trigrams(connection):
            raise CommandError(WITHOUT)
        loader = MigrationLoader(connection)
        number = 0
        for key in sorted(loader.applied_migrations):
            for operation in getattr(loader.disk_migrations.get(key), "operations", ()):
                if isinstance(operation, TrigramIndexes):
                    with connection.schema_editor() as editor:
                        operation.database_forwards(key[0], editor, None, None)
                    number += len(operation.columns)
        self.stdout.write(f"{number} columns have their index for parts of words.")
