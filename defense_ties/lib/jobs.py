"""How many processes a command works with."""

from django.core.management.base import CommandError

MOST_JOBS = 64


def require_jobs(jobs: int) -> None:
    """Refuse a number of processes that makes no sense; CommandError names the option."""
    if not 1 <= jobs <= MOST_JOBS:
        raise CommandError(f"--jobs is a number of processes, from 1 to {MOST_JOBS}.")
