"""The text with its facts marked: passages that overlap or lie within one another are split."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.reviewing.passages import Passage
from defense_ties.lib.texts import paragraphs

# From the outermost line to the innermost; a whole sentence has none.
TINTS = ("whole", "side", "engagement", "institution", "official", "place", "date")


@dataclass(frozen=True)
class Piece:
    """A run of characters that the same passages cover, with what these are about."""

    start: int
    text: str
    tints: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph by its number, with its first character and its pieces."""

    number: int
    start: int
    pieces: tuple[Piece, ...]

    @property
    def html(self) -> SafeString:
        """The words of the paragraph; each piece that a passage covers is a mark with its offset."""
        return format_html_join("", "{}", ((_html(piece),) for piece in self.pieces))


def marked_paragraphs(body: str, passages: Iterable[Passage]) -> list[Paragraph]:
    """Return the paragraphs of a text, cut wherever a passage begins or ends."""
    opening: dict[int, list[str]] = defaultdict(list)
    closing: dict[int, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.start is not None and passage.end is not None:
            opening[passage.start].append(passage.tint)
            closing[min(passage.end, len(body))].append(passage.tint)
    cuts = sorted({*opening, *closing})
    open_tints: Counter[str] = Counter()
    found, place = [], 0
    for number, (start, end) in enumerate(paragraphs(body), start=1):
        pieces, at = [], start
        while place < len(cuts) and cuts[place] < end:
            if cuts[place] > at:
                pieces.append(_piece(body, at, cuts[place], open_tints))
                at = cuts[place]
            open_tints.subtract(closing[cuts[place]])
            open_tints.update(opening[cuts[place]])
            place += 1
        pieces.append(_piece(body, at, end, open_tints))
        found.append(Paragraph(number, start, tuple(pieces)))
    return found


def _piece(body: str, start: int, end: int, open_tints: Counter) -> Piece:
    tints = [tint for tint in TINTS if open_tints[tint] > 0]
    if "side" in tints and tints[-1] != "side":
        tints.remove("side")  # the name of an official, say, from which the country follows
    return Piece(start, body[start:end], tuple(tints))


def _html(piece: Piece) -> SafeString | str:
    if not piece.tints:
        return piece.text
    inner: SafeString | str = piece.text
    for tint in reversed(piece.tints[1:]):
        inner = format_html('<span class="k {}">{}</span>', tint, inner)
    return format_html(
        '<mark class="k {}" data-from="{}" data-to="{}">{}</mark>',
        piece.tints[0],
        piece.start,
        piece.start + len(piece.text),
        inner,
    )


def spans(passages: Iterable[Passage]) -> str:
    """Return passages as the screen's script reads them: 4-12-official 40-52-date."""
    return " ".join(dict.fromkeys(_spans(passages)))


def _spans(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        if passage.start is not None:
            yield f"{passage.start}-{passage.end}-{passage.tint}"
