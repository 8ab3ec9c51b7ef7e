"""Print the facts of texts as JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.extraction import extract
from articles.extraction.printing import as_printed


class Command(BaseCommand):
    """Print one JSON object a text: its facts, each with the characters that say it."""

    help = (
        "Print the facts of texts (.txt files, or folders of them) as JSON, one object a line. A file that "
        "cannot be read is named, the others are printed, and the command ends with status 1."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="A text or a folder.")

    def handle(self, *args, paths, **options):
        faults = []
        for file in _files(paths):
            try:
                text = _text(file)
            except (OSError, ValueError) as error:
                faults.append(f"{file}: {error}")
                continue
            self.stdout.write(json.dumps(as_printed(extract(text), file.stem), ensure_ascii=False))
        if faults:
            raise CommandError("\n".join(faults))


def _files(paths: list[Path]) -> Iterator[Path]:
    """Yield the files, and those of each folder that end in .txt, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.txt"))
        else:
            yield path


def _text(file: Path) -> str:
    """Return the text of a file; OSError or ValueError say why it cannot be read."""
    if not file.exists():
        raise ValueError("there is no such file or folder.")
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"this is no UTF-8 text ({error.reason} at byte {error.start}).") from error
