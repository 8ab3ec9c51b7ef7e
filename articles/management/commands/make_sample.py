"""`manage.py make_sample --engagements N --seed S`."""

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from tqdm import tqdm

from articles.sample import SampleRefused, make_sample


class Command(BaseCommand):
    """Fill an empty database with a large made-up data set."""

    help = (
        "Fill an empty database with made-up records, believable and skewed as real ones are, to try things "
        "out and to measure with. Nobody in them exists. The same numbers give the same records."
    )

    def add_arguments(self, parser):
        parser.add_argument("--engagements", type=int, default=10_000, help="How many; the rest follows.")
        parser.add_argument("--seed", type=int, default=1, help="Another number gives other records.")

    def handle(self, *args, engagements, seed, **options):
        try:
            with tqdm(total=engagements, unit=" engagements", leave=False, disable=None) as bar:
                made = make_sample(
                    engagements=engagements, seed=seed, note=lambda done: bar.update(done - bar.n)
                )
        except SampleRefused as refused:
            raise CommandError(f"Nothing was written. {refused}") from refused
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        for name, number in sorted(made.items()):
            self.stdout.write(f"{name}: {number:,}")
