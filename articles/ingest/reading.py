"""One document, read: its text and what is known of it. No database, so that other processes can do it."""

import re
from dataclasses import dataclass, replace

from articles.extraction.document import read_document
from articles.extraction.phrases import level
from articles.ingest.decoding import decode
from articles.ingest.items import MARKED_UP, Item
from articles.ingest.languages import language_of
from articles.ingest.limits import LARGEST, Unreadable, require_size
from articles.ingest.pages import declared_encoding, read_page
from articles.ingest.shingles import fingerprint
from articles.ingest.zips import read_member
from defense_ties.lib.names import tidy
from defense_ties.lib.texts import digest, normalise

LONGEST_HEADLINE = 200
_WORDS = 5  # that a headline has at least, where a shorter line stands above the story too
LONGEST_TITLE = 500
LONGEST_NAME = 300
_MARKUP = re.compile(r"\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_ENDS_A_SENTENCE = re.compile(r"[.,;:…。।]['”\"’)]*$")
_NOT_A_HEADLINE = re.compile(r"https?://|www\.|@|^(by|source|photo|published|updated)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a document in its normal form, and what is said about it; or why it is refused."""

    name: str
    body: str = ""
    sha256: str = ""
    # Worked out last, as a text that is known needs neither.
    keys: tuple[int, ...] | None = None  # of the fingerprint
    language: str = ""
    title: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    site: str = ""
    host: str = ""
    note: str = ""
    fault: str = ""


def read(item: Item) -> Reading:
    """Return the reading of a document, with its fault if it is refused."""
    if item.fault:
        return Reading(item.name, fault=item.fault)
    try:
        data = _bytes_of(item)
        is_page = item.suffix in MARKED_UP
        text, guessed = decode(data, declared=declared_encoding(data) if is_page else "")
        reading = (read_markup if is_page else read_text)(text, name=item.name)
        return replace(reading, note=f"Its encoding was guessed: {guessed}." if guessed else "")
    except Unreadable as refused:
        return Reading(item.name, fault=str(refused))


def completed(reading: Reading) -> Reading:
    """Return the reading with its fingerprint and language."""
    if reading.fault or reading.keys is not None:
        return reading
    return replace(reading, keys=fingerprint(reading.body), language=language_of(reading.body))


def read_text(text: str, *, name: str = "") -> Reading:
    """Return the reading of a plain text; Unreadable if it is none."""
    if _MARKUP.match(text):
        raise Unreadable("This is HTML; let its name end with .html.")
    reading = _reading(text, name)
    return replace(reading, title=headline_of(reading.body))


def read_pasted(text: str, *, name: str = "") -> Reading:
    """Return the reading of what somebody pasted, be it a text or the source of a page."""
    return read_markup(text, name=name) if _MARKUP.match(text) else read_text(text, name=name)


def read_markup(markup: str, *, name: str = "") -> Reading:
    """Return the reading of a page of HTML; Unreadable if there is no story in it."""
    story = read_page(markup)
    title, author = tidy(story.title), tidy(story.author)
    return replace(
        _reading(story.body, name),
        title=title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…",
        author=author if len(author) <= LONGEST_NAME else "",
        date=story.date,
        url=story.url,
        site=tidy(story.site)[:LONGEST_NAME],
        host=story.host,
    )


def headline_of(body: str) -> str:
    """Return the headline where a line above the story plainly is one, or nothing.

    >>> headline_of("Two armies meet on the border\\n\\nThey met on Monday.")
    'Two armies meet on the border'
    >>> headline_of("They met on Monday.\\n\\nThey shook hands.")
    ''
    """
    if "\n" not in body.strip():
        return ""
    lines = [line.span for line in read_document(level(body)).lines if line.zone == "headline"]
    titles = [tidy(body[start:end]) for start, end in lines if _may_be_headline(body[start:end])]
    # a masthead or a menu is shorter than what the story is called
    return next((title for title in titles if title.count(" ") >= _WORDS - 1), titles[0] if titles else "")


def _may_be_headline(line: str) -> bool:
    """Return whether a line is no date, byline, sentence or menu, whose entries are set apart."""
    digits, letters = len(_DIGIT.findall(line)), len(_LETTER.findall(line))
    is_date = digits >= 5 and digits * 4 > letters
    if len(line) >= LONGEST_HEADLINE or not letters or is_date or " | " in line or "  " in line:
        return False
    return not (_ENDS_A_SENTENCE.search(line) or _NOT_A_HEADLINE.search(line))


def _bytes_of(item: Item) -> bytes:
    if item.member:
        return read_member(item.path, item.member)
    try:
        with open(item.path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from error
    require_size(len(data))
    return data


def _reading(text: str, name: str) -> Reading:
    try:
        body = normalise(text)
        sha256 = digest(body)
    except UnicodeEncodeError as error:
        raise Unreadable("The text holds halves of characters, which no encoding can write.") from error
    if not _LETTER.search(body):
        raise Unreadable("There is no text in it.")
    return Reading(name, body, sha256)
