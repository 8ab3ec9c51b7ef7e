"""Apply migrations, as Django does; meanwhile what follows every write is let go."""

import fcntl
from contextlib import contextmanager

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from articles.counts import COUNTS
from articles.data_version import DATA_VERSION
from articles.finding.index import INDEX

# The number of the lock that one migration holds; it is nobody else's.
LOCK = 7_355_608


class Command(migrate.Command):
    """Django's command, beside which the triggers of this project do not stand in the way.

    SQLite makes a table anew to change it, which fails, or loses the triggers, while any of them name it. And
    what they say belongs to the tables as they are once all migrations are applied.
    """

    def handle(self, *args, **options):
        using = options["database"]
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        with _alone(using):
            self._migrate(using, *args, **options)

    def _migrate(self, using, *args, **options):
        if _waiting(using, options):
            INDEX.let_go(using)
            DATA_VERSION.let_go(using)
            COUNTS.let_go(using)
        super().handle(*args, **options)
        if DATA_VERSION.is_there(using) and not DATA_VERSION.is_kept(using) and not _waiting(using):
            DATA_VERSION.keep(using)
        if COUNTS.is_there(using) and not COUNTS.is_kept(using) and not _waiting(using):
            COUNTS.keep(using)
        if INDEX.is_there(using) and not INDEX.is_kept(using) and not _waiting(using):
            INDEX.keep(using)
            found = sum(tally.entries for tally in INDEX.rebuild(using))
            if options["verbosity"] >= 1 and found:
                self.stdout.write(f"The search index is kept again; records that can be found: {found:,}.")


@contextmanager
def _alone(using):
    """Wait until no other process migrates the database, as when two machines start at once."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "migrate.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _waiting(using, options=None):
    """Return whether a command is to apply migrations or take some back; or else those not applied yet."""
    executor = MigrationExecutor(connections[using])
    if options and options["app_label"]:
        return True
    return executor.migration_plan(executor.loader.graph.leaf_nodes())
