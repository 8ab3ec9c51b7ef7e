"""Where a text names a paper: its kind, its name, its date, and how definitely it is meant."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from re import compile as pattern

from articles.extraction.agreements.wording import (
    NUMBERS,
    about_end,
    period_covered,
    telling_words,
    title_of,
    walk_back,
)
from articles.extraction.agreements.words import Word, is_acronym, words_of
from articles.extraction.facts import Span
from articles.extraction.phrases import Phrases
from articles.extraction.reading import DateMention, Reading, within

_BRACKET = pattern(
    r"\s*[(\[]\s*(?:the\s+|or\s+|known as\s+)?[“\"']?([A-Z][A-Za-z&-]{1,11})[”\"']?\s*[)\]]"
    r"|,? or (?:the )?([A-Z]{3,8})\b"
)
_DATED = pattern(r"\b(?:of|dated|from|of the year) $")
_CLAUSE = pattern(r"[,;.]|\b(?:is|was|were|are|has|have|will|signed|which|that|visit|talks|meeting)\b")
_COMMON = {"mou", "moc", "loi", "mous", "lois", "tor"}  # acronyms that any such paper bears
REACH = 1000  # characters on either side in which an exercise of the same name is looked for
_VERBS_TOO = {"plan", "plans", "program"}
_PLURALS = {"memoranda", "memorandums", "letters", "mous", "lois"}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the text says of a paper; `planned` where it is still to come."""

    code: str
    span: Span
    sentence: int
    planned: bool = False
    date: DateMention | None = None
    signers: tuple[tuple[str, Span], ...] = ()


@dataclass(slots=True, eq=False)
class Paper:
    """One mention of a paper."""

    kind: str
    span: Span  # the noun, and the acronym in brackets after it
    phrase: Span  # from the article to the end of what it is about
    sentence: int
    determiner: str = ""
    words: frozenset[str] = frozenset()  # those that tell it from others of its kind
    title: str = ""
    named: bool = False  # it has a proper name
    acronym: str = ""
    count: int = 1
    plural: bool = False
    later: bool = False  # "the document": never first
    other: bool = False  # "an earlier plan": not the one spoken of so far
    headline: bool = False
    covers: str = ""
    covers_span: Span | None = None
    date: DateMention | None = None  # in its name: the 2013 agreement
    steps: list[Step] = field(default_factory=list)


def find_papers(reading: Reading, words: Iterable[Word]) -> list[Paper]:
    """Return every mention of a paper in the story, in the order of the text."""
    starts = [sentence.span.start for sentence in reading.document.sentences]
    papers: list[Paper] = []
    for word in words:
        number = _sentence_of(reading, starts, word.span)
        if number < 0 or (papers and word.span.start < papers[-1].span.end):
            continue  # not of the story, or the acronym in brackets after the name
        paper = read_paper(reading, word, number)
        if not _is_paper(reading.text, word, paper):
            continue
        if papers and _is_its_name(reading.text, papers[-1], paper):
            paper.determiner = papers[-1].determiner
            paper.phrase = Span(papers.pop().phrase.start, paper.phrase.end)
        papers.append(paper)
    return sorted(papers + _by_acronym(reading, papers, starts), key=lambda paper: paper.span.start)


def _is_its_name(text: str, first: Paper, second: Paper) -> bool:
    """Tell whether the second mention is the name of the first: a pact with NATO, the Forces Pact."""
    between = text[first.span.end : second.phrase.start]
    near = (
        first.sentence == second.sentence and len(between) <= 60 and not _CLAUSE.search(between.rstrip(", "))
    )
    return near and between.endswith(", ") and second.named and not first.named and second.determiner == "the"


def _is_paper(text: str, word: Word, paper: Paper) -> bool:
    """Tell whether the noun is no verb, and part of no exercise's name."""
    noun = text[word.span.start : word.span.end]
    if not paper.determiner and noun.lower() in _VERBS_TOO:
        return False
    if noun[:1].isupper() and paper.named:
        return not _is_exercise(text, Span(paper.phrase.start, word.span.end))
    return True


def _is_exercise(text: str, name: Span) -> bool:
    """Tell whether the text uses the last two words of a name for an exercise: Exercise Justified Accord."""
    last = " ".join(text[name.start : name.end].split()[-2:])
    near = text[max(0, name.start - REACH) : name.end + REACH]
    return any(form in near for form in (f"xercise {last}", f"peration {last}", f"{last} exercise"))


def read_paper(reading: Reading, word: Word, number: int) -> Paper:
    """Return the paper that a noun names, with what stands around it."""
    text, (low, high) = reading.text, reading.document.sentences[number].span
    noun, end, acronym = text[word.span.start : word.span.end], word.span.end, ""
    start, determiner, before = walk_back(text, low, word.span.start)
    if bracket := _BRACKET.match(text, end, high):
        acronym, end = bracket[1] or bracket[2], bracket.end()
    elif is_acronym(noun):
        acronym = noun.rstrip("s")
    about = about_end(text, end, high)
    plural, later = _is_plural(noun, word.code), word.part == "later"
    inside = text[end:about].split()[1:2] if noun != noun.upper() else []
    named = noun[:1].isupper() and any(_is_of_name(word) for word in before + inside)
    covers, covers_span = period_covered(text, start, end, about, high)
    date = _own_date(reading, Span(start, word.span.start), Span(end, min(high, about + 40)), covers_span)
    if word.code == "plan" and date and len(date.edtf) == 4 and not covers:
        covers, covers_span, date = date.edtf, date.span, None  # the 2026 plan is not of 2026, but for it
    return Paper(
        kind=word.code,
        span=Span(word.span.start, end),
        phrase=Span(start, max(end, about)),
        sentence=number,
        determiner=determiner,
        words=telling_words(" ".join([*before, text[end:about]]), named),
        title="" if plural or later else title_of(noun, before, text[end:about]),
        named=named,
        acronym="" if acronym.lower() in _COMMON else acronym,
        count=NUMBERS.get(determiner, 1) if plural else 1,
        plural=plural,
        later=later,
        other=not words_of("other").isdisjoint([determiner, *map(str.lower, before)]),
        headline=reading.document.sentences[number].zone == "headline",
        covers=covers,
        covers_span=covers_span,
        date=date,
    )


def _sentence_of(reading: Reading, starts: list[int], span: Span) -> int:
    """Return the number of the sentence that holds the span, or -1."""
    number = bisect_right(starts, span.start) - 1
    return number if number >= 0 and span.end <= reading.document.sentences[number].span.end else -1


def _is_of_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in words_of("passing")


def _is_plural(noun: str, kind: str) -> bool:
    """Tell whether the noun names more than one paper; minutes, terms and notes are one."""
    if kind in ("minutes", "other") or "notes" in noun or "exchange" in noun:
        return False
    return noun.endswith("s") or noun.lower().split()[0] in _PLURALS


def _own_date(reading: Reading, before: Span, after: Span, covers: Span | None) -> DateMention | None:
    """Return the date in the name of the paper: the 2013 agreement, the arrangement of May 10, 2013."""
    for date in within(reading.dates, before):
        if covers is None or not covers.start <= date.span.start < covers.end:
            return date
    for date in within(reading.dates, after):
        between = reading.text[after.start : date.span.start]
        if _DATED.search(between) and not _CLAUSE.search(between):
            return date
    return None


def _by_acronym(reading: Reading, papers: list[Paper], starts: list[int]) -> list[Paper]:
    """Return the mentions of a paper by the acronym that the text gave it."""
    first = {paper.acronym: paper for paper in reversed(papers) if len(paper.acronym) > 2}
    places = [paper.span.start for paper in papers]
    found = []
    for span, paper in Phrases(first.items()).find(reading.text):
        near, number = bisect_right(places, span.start) - 1, _sentence_of(reading, starts, span)
        if number >= 0 and (near < 0 or span.start >= papers[near].span.end):
            found.append(Paper(paper.kind, span, span, number, "the", paper.words, acronym=paper.acronym))
    return found
