"""What can be translated, found in code and templates, and the catalogues that hold the translations.

It is done with Babel alone, so that neither a laptop nor a test server needs the tools of GNU gettext.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS: dict = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
WIDTH = 100

# A message, one and many where it has a plural, and its context or None.
Message = tuple[str | tuple[str, ...], str | None]


def messages_in(paths: Iterable[Path]) -> Iterator[Message]:
    """Yield the messages of Python files and templates."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # What stands around the messages of a template is no Python, least of all its indentation.
            text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(text.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            yield message, context


def template_of(messages: Iterable[Message]) -> Catalog:
    """Return the messages as a catalogue without translations."""
    catalog = Catalog(charset="utf-8")
    for message, context in messages:
        catalog.add(message, context=context)
    return catalog


def read(path: Path, language: str) -> Catalog:
    """Return a catalogue as it was written, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(path: Path, language: str, messages: Iterable[Message]) -> Catalog:
    """Bring a catalogue up to date with the messages, those that are gone left out, and return it."""
    catalog = read(path, language)
    catalog.update(template_of(messages), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=WIDTH, no_location=True, sort_output=True)
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Return the messages that have no translation, or one that somebody has yet to check."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]


def _strings(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [string] if isinstance(string, str) else list(string or [""])
