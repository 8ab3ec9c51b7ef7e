"""Print the facts of texts as JSON lines."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.extracting import extract
from articles.extraction.printing import as_printed


class Command(BaseCommand):
    """Print one JSON object a text: its facts, each with the characters that say it."""

    help = "Print the facts of texts (.txt files, or folders of them) as JSON, one object a line."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")

    def handle(self, *args, paths, **options):
        files = []
        for path in paths:
            if not path.exists():
                raise CommandError(f"{path}: there is no such file or folder.")
            files += sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        for file in files:
            try:
                text = file.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError as error:
                raise CommandError(
                    f"{file}: this is no UTF-8 text ({error.reason} at byte {error.start})."
                ) from error
            self.stdout.write(json.dumps(as_printed(extract(text), file.stem), ensure_ascii=False))
