"""Bring the catalogues of translations up to date with the code, and compile them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.codebook import list_files, package_files
from articles.codebook.uses import VOCABULARIES
from articles.editions.changes import COLUMNS, WHAT
from articles.kinds import KINDS
from articles.models.evidence import SUBJECTS
from articles.package.codebook import CODEBOOK
from articles.package.descriptor import MARKS
from defense_ties.lib.messages import Message, compiled, messages_in, untranslated, update
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import Reviewable
from defense_ties.lib.translating import ENGLISH

APPS = ("articles", "defense_ties", "people")
TOPICS = settings.BASE_DIR / "articles" / "vocabulary" / "topics.csv"
# Fields of which no passage says anything.
BOOKKEEPING = {
    *(field.name for field in (*Record._meta.fields, *Reviewable._meta.fields)),
    *("coding", "folded", "folded_title", "sort_key"),
    *("earliest", "latest", "covers_earliest", "covers_latest", "date_basis", "sequence"),
}
# The staff's pages are English.
STAFF = {"admin", "sign_in", "registration", "management", "migrations"}


class Command(BaseCommand):
    """Write what is to be translated into the catalogue of each language, and compile it."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Update every catalogue and say what is left to translate."""
        found = list(messages())
        for code, _name in settings.LANGUAGES:
            if code == ENGLISH:
                continue
            catalog = update(catalogue_of(code), code, found)
            catalogue_of(code).with_suffix(".mo").write_bytes(compiled(catalog))
            left = untranslated(catalog)
            self.stdout.write(f"{code}: {len(catalog)} messages, {len(left)} to translate")
            for message in left:
                self.stdout.write(f"  {message}")


def catalogue_of(code: str) -> Path:
    """Return where the translations into a language are."""
    return Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po"


def messages() -> Iterator[Message]:
    """Yield all that readers may see: of code and templates, and what is defined in tables and models."""
    yield from messages_in(_files())
    yield from ((text, None) for text in sorted(set(filter(None, _defined()))))


def _files() -> Iterator[Path]:
    for app in APPS:
        for suffix in ("py", "html", "svg"):
            for path in sorted((settings.BASE_DIR / app).rglob(f"*.{suffix}")):
                if not STAFF & set(path.relative_to(settings.BASE_DIR).parts):
                    yield path


def _defined() -> Iterator[str]:
    """Yield the texts of the codebook, the topics, and the names of records and their fields."""
    yield MARKS
    for explained in VOCABULARIES:
        yield explained.title
        yield from (use.of for use in explained.uses)
        yield from (member.definition for member in explained.vocabulary)
    yield from (*COLUMNS.values(), *WHAT.values(), CODEBOOK.description)
    for file in (*list_files(), *package_files()):
        # What is put together is translated where it is put together.
        yield "" if file.anchor.startswith("list-") else file.description
        yield from (column.description for column in file.columns)
    with TOPICS.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            yield from (row["label"], row["definition"])
    for model in KINDS.values():
        yield from (str(model._meta.verbose_name), str(model._meta.verbose_name_plural))
        yield str(model._meta.verbose_name).capitalize()
    for model in SUBJECTS.values():
        yield str(model._meta.verbose_name).capitalize()
        named = (field for field in model._meta.fields if field.name not in BOOKKEEPING)
        yield from (str(field.verbose_name).capitalize() for field in named)
