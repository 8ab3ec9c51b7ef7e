"""From the page of a news site to the story on it, without menus, sidebars and what else surrounds it."""

import logging
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from articles.ingest.limits import FEWEST_WORDS, MOST_TAGS, Unreadable
from articles.ingest.shingles import words

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*<\?xml[^>]*\?>")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
# Both complain in the log about each page they cannot read; the report says so already.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)
HEAD = 4096  # bytes in which a page declares its encoding


@dataclass(frozen=True, slots=True)
class Story:
    """What a page tells: the text, and what it says about it."""

    body: str
    title: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    site: str = ""
    host: str = ""


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page declares at its head, or nothing."""
    found = _DECLARED.search(data[:HEAD])
    return found[1].decode() if found else ""


def read_page(markup: str) -> Story:
    """Return the story of a page; Unreadable if there is none."""
    if markup.count("<") > MOST_TAGS:
        raise Unreadable(f"The page has more than {MOST_TAGS:,} tags; no page with a story has so many.")
    try:
        found, date = _extracted(_PROLOGUE.sub("", markup, count=1))
    except Unreadable:
        raise
    except Exception as error:  # markup can be broken in more ways than the parsers name
        raise Unreadable(f"The page cannot be taken apart: {type(error).__name__}.") from error
    site = (found.sitename or "").strip()
    url = _address(found.url)
    return Story(
        body=found.text,
        title=_without_site((found.title or "").strip(), site),
        author=(found.author or "").strip(),
        date=date,
        url=url,
        site="" if _HOST.fullmatch(site) else site,
        host=(urlsplit(url).hostname or "").removeprefix("www."),
    )


def _extracted(markup: str) -> tuple[Any, str]:
    from htmldate import find_date
    from trafilatura import bare_extraction, load_html

    tree = load_html(markup)
    if tree is None:
        raise Unreadable("There is no HTML in it.")
    # Only what the page states as its date; a search through all of it would find other stories' dates.
    date = find_date(load_html(markup), extensive_search=False, original_date=True) or ""
    found: Any = bare_extraction(tree, include_comments=False, with_metadata=True, favor_precision=True)
    if found is None or len(words(found.text or "")) < FEWEST_WORDS:
        raise Unreadable("No story can be found in the page.")
    return found, date


def _address(url: str | None) -> str:
    if not url or len(url) > 1000:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def _without_site(title: str, site: str) -> str:
    """Return a title without the name of the site that many pages put behind it."""
    for dash in (" | ", " - ", " – ", " — ", " :: "):
        if site and title.casefold().endswith(f"{dash}{site}".casefold()):
            return title[: -len(dash + site)].strip()
    return title
