"""Where a text names a paper: its kind, its title, the period it covers, and how definitely it is meant."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.extraction.agreements.words import Word
from articles.extraction.facts import Span
from articles.extraction.reading import DateMention, Reading, within


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the text says of a paper: signed, renewed, ended; `planned` where it is still to come."""

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
    covers: str = ""
    covers_span: Span | None = None
    date: DateMention | None = None  # in its name: the 2013 agreement
    steps: list[Step] = field(default_factory=list)


NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
DETERMINERS = {
    *("a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "any", "no"),
    *("such", "one", "another", "each", "every", "some", "several", "many", "various", "all", "which", "other"),
    *NUMBERS,
}
# Words that no name of a paper holds: walking back from the noun stops here.
STOPS = DETERMINERS | {
    *("in", "on", "at", "by", "to", "from", "with", "under", "between", "after", "before", "into", "over"),
    *("of", "and", "or", "for", "as", "than", "that", "but", "also", "both", "including", "about", "within"),
    *("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "shall", "may"),
    *("can", "could", "should", "must", "do", "does", "did", "not", "it", "they", "he", "she", "we", "who"),
    *("said", "says", "signed", "sign", "signs", "signing", "inked", "ink", "inks", "inking", "sealed", "seal"),
    *("concluded", "conclude", "reached", "reach", "struck", "renewed", "renew", "extended", "extend"),
    *("implementing", "implement", "renewing", "extending", "ratified", "ratify", "exchanged", "adopted"),
    *("concluding", "negotiating", "finalising", "finalizing", "scrapped", "suspended", "terminated", "via"),
    *("if", "when", "while", "where", "following", "during", "through", "against", "without", "per", "upon"),
}
_MODIFIER = re.compile(r"[\w'’&./-]+$")
_BRACKET = re.compile(r"\s*[(\[]\s*(?:the\s+|or\s+|known as\s+)?[“\"']?([A-Z][A-Za-z&-]{1,11})[”\"']?\s*[)\]]")
_YEARS = r"(?:19|20)\d\d(?:\s*(?:[-–—/]|to|until|through|and)\s*(?:(?:19|20)\d\d|\d\d(?!\d)))?"
_COVERS = re.compile(
    rf"\s*,?\s*(?:for|covering|spanning)\s+(?:the\s+)?(?:period\s+|years?\s+)?(?:of\s+|from\s+)?({_YEARS})\b(?!-)"
)
_COVERS_BARE = re.compile(r"\s*,?\s+(?:(?:for|in|over|from)\s+)?(?:the\s+)?(?:period\s+|years?\s+)?"
                          r"((?:19|20)\d\d\s*(?:[-–—/]|to)\s*(?:19|20)?\d\d)\b(?!-)")
_ABOUT = re.compile(
    r"\s+(?:on|for|of|in|concerning|regarding|governing|relating to|about|to|aimed at|covering)\s+"
    r"(?=\D)(?!(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d))"
)
_ABOUT_END = re.compile(
    r"[,;:.!?()\[\]\n“”\"—]|\s[-–]\s|\s(?:between|with|signed|inked|that|which|who|during|at|by|was|were|is|are|will"
    r"|would|has|have|had|when|while|after|before|here|today|yesterday|following|under|as|until|from|since"
    r"|into|soon|last|next|this|through|expires?|expired|entered|enters|came|takes?|took|remains?|in force"
    r"|on (?=[A-Z]|\d)|in (?=[A-Z]|\d)|and (?=(?:a|an|the|to|agreed|will|pledged|discussed|vowed|said)\b))"
)
_PLACEHOLDER = re.compile(r"(?:the )?(?:two|both|three|respective|four) |(?:its|their|our)\b")
_FLEETING = {
    *("new", "landmark", "major", "historic", "draft", "proposed", "existing", "current", "recent", "same", "first"),
    *("detailed", "more", "signed", "renewed", "planned", "future", "possible", "key", "formal", "latest", "old"),
}
_PLAIN = _FLEETING | {
    *("new", "joint", "bilateral", "mutual", "landmark", "major", "military", "defence", "defense", "cooperation"),
    *("co-operation", "historic", "draft", "proposed", "key", "formal", "existing", "current", "recent", "same"),
    *("on", "for", "of", "in", "the", "and", "a", "to", "enhancing", "strengthening", "promoting", "relations"),
    *("enhance", "strengthen", "promote", "expand", "deepen", "their", "its", "ties", "two", "countries"),
    *("between", "field", "fields", "area", "areas", "bilaterally", "important", "comprehensive", "broad"),
    *("memorandum", "understanding", "agreement", "signed", "planned", "future", "possible", "between", "deal"),
}


def find_papers(reading: Reading, words: Iterable[Word]) -> list[Paper]:
    """Return every mention of a paper in the story, in the order of the text."""
    sentences = reading.document.sentences
    starts = [sentence.span.start for sentence in sentences]
    papers: list[Paper] = []
    for word in words:
        number = bisect_right(starts, word.span.start) - 1
        if number < 0 or word.span.end > sentences[number].span.end:
            continue
        if papers and word.span.start < papers[-1].span.end:
            continue  # the acronym in brackets after the name
        paper = read_paper(reading, word, number)
        if paper.determiner or reading.text[word.span.start : word.span.end] not in ("plan", "plans", "program"):
            papers.append(paper)
    return papers + _by_acronym(reading, papers, starts)


def read_paper(reading: Reading, word: Word, number: int) -> Paper:
    """Return the paper that a noun names, with what stands around it."""
    text, (low, high) = reading.text, reading.document.sentences[number].span
    noun = text[word.span.start : word.span.end]
    start, determiner, before = _walk_back(text, low, word.span.start)
    end, acronym = word.span.end, ""
    if bracket := _BRACKET.match(text, end, high):
        acronym, end = bracket[1], bracket.end()
    elif noun.isupper() or (noun[:-1].isupper() and noun[-1] == "s" and len(noun) > 3):
        acronym = noun.rstrip("s")
    about = _about(text, end, high)
    covers, covers_span = _covers(text, start, end, about, high)
    paper = Paper(
        kind=word.code,
        span=Span(word.span.start, end),
        phrase=Span(start, max(end, about)),
        sentence=number,
        determiner=determiner,
        acronym="" if acronym.lower() in ("mou", "moc", "loi", "mous", "lois", "tor") else acronym,
        later=word.part == "later",
        covers=covers,
        covers_span=covers_span,
    )
    paper.plural = _is_plural(noun, word.code)
    paper.count = NUMBERS.get(determiner, 1) if paper.plural else 1
    paper.named = noun[:1].isupper() and any(w[:1].isupper() and w.lower() not in _FLEETING for w in before)
    paper.words = _telling(" ".join([*before, text[end:about]]), paper.named)
    paper.title = _title(text, paper, before, about)
    paper.date = _own_date(reading, paper, start, high)
    return paper


def _is_plural(noun: str, kind: str) -> bool:
    """Tell whether the noun names more than one paper; minutes, terms and notes are one."""
    if kind in ("minutes", "other") or "notes" in noun or "exchange" in noun:
        return False
    return noun.endswith("s") or noun.lower().split()[0] in _PLURALS


_PLURALS = {"memoranda", "memorandums", "letters", "mous", "lois"}


def _walk_back(text: str, low: int, start: int) -> tuple[int, str, list[str]]:
    """Return where the noun phrase starts, its determiner, and the words between it and the noun."""
    words: list[str] = []
    at = start
    while len(words) < 9:
        head = text[max(low, at - 40) : at]
        if not head.endswith(" "):
            break
        found = _MODIFIER.search(head.rstrip(" "))
        if not found:
            break
        word = found[0]
        plain = word.lower()
        if plain in STOPS and not _inside_a_name(plain, words, head[: found.start()]):
            determiner = plain if plain in DETERMINERS else ""
            at = at - len(head) + found.start() if determiner else at
            return at, determiner, words[::-1]
        if word.endswith((".", ",")) and not word[:1].isupper():
            break
        at = at - len(head) + found.start()
        words.append(word)
    return at, "", words[::-1]


def _inside_a_name(word: str, after: list[str], before: str) -> bool:
    """Tell whether a small word joins two capitalised words: Status of Forces Agreement."""
    if word not in ("of", "and", "on", "for") or not after or not after[-1][:1].isupper():
        return False
    previous = before.split()[-1:]
    return bool(previous) and previous[0][:1].isupper() and previous[0].isalpha() and previous[0] in _NAME_HEADS


_NAME_HEADS = {"Status", "Acquisition", "Security", "Exchange", "Mutual", "Protection", "Defence", "Defense", "Visit"}


def _about(text: str, end: int, high: int) -> int:
    """Return where the words that say what the paper is about end."""
    found = _ABOUT.match(text, end, high)
    if not found or _PLACEHOLDER.match(text, found.end(), high):
        return end
    stop = _ABOUT_END.search(text, found.end(), min(high, found.end() + 160))
    return stop.start() if stop else min(high, found.end() + 160)


def _covers(text: str, start: int, end: int, about: int, high: int) -> tuple[str, Span | None]:
    """Return the period that the paper covers, and where the text says so."""
    ranged = re.compile(r"((?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d)\b").search(text, start, end)
    found = ranged or _COVERS.match(text, end, high) or _COVERS_BARE.match(text, end, high)
    if not found:
        found = _COVERS.match(text, about, high) or _COVERS_BARE.match(text, about, high)
    if not found:
        found = re.compile(r"\bfor\s+(?:the\s+)?(?:period\s+)?(?:of\s+)?(" + _YEARS + r")\b(?!-)").search(text, end, about)
    if not found:
        return "", None
    years = re.findall(r"\d{2,4}", found[1])
    if len(years) == 1:
        return years[0], Span(*found.span(1))
    last = years[1] if len(years[1]) == 4 else years[0][:2] + years[1]
    return (f"{years[0]}/{last}" if last > years[0] else years[0]), Span(*found.span(1))


def _own_date(reading: Reading, paper: Paper, start: int, high: int) -> DateMention | None:
    """Return the date in the name of the paper: the 2013 agreement, the arrangement of May 10, 2013."""
    for date in within(reading.dates, Span(start, paper.span.start)):
        if paper.covers_span is None or date.span.start < paper.covers_span.start:
            return date  # type: ignore[no-any-return]
    for date in within(reading.dates, Span(paper.span.end, min(high, paper.phrase.end + 40))):
        between = reading.text[paper.span.end : date.span.start].strip().lower()
        if between == "of" or between == "dated":
            return date  # type: ignore[no-any-return]
    return None


def _telling(words: str, named: bool) -> frozenset[str]:
    """Return the words that tell one paper from another of its kind; in a proper name even plain ones do."""
    found = re.findall(r"[^\W\d_][\w'-]+", words.lower().replace("defense", "defence").replace("co-op", "coop"))
    passed = STOPS | (_FLEETING if named else _PLAIN)
    return frozenset(word.rstrip("s") for word in found if word not in passed)


def _title(text: str, paper: Paper, before: list[str], about: int) -> str:
    """Return the title as the field would write it."""
    noun = text[paper.span.start : paper.span.end].split("(")[0].split("[")[0].strip()
    full = {"mou": "Memorandum of Understanding", "loi": "Letter of Intent", "moc": "Memorandum of Cooperation"}
    noun = full.get(noun.lower(), noun)
    if paper.plural or paper.later:
        return ""
    while before and before[0].lower() in _FLEETING:
        before = before[1:]
    rest = text[paper.span.end : about].strip().rstrip("'\"’”")
    title = " ".join([*before, noun, *([rest] if rest else [])])
    return title[:1].upper() + " ".join(title.split())[1:]


def _by_acronym(reading: Reading, papers: list[Paper], starts: list[int]) -> list[Paper]:
    """Return the mentions of a paper by the acronym that the text gave it."""
    known = {paper.acronym: paper for paper in papers if len(paper.acronym) > 2}
    places = [paper.span.start for paper in papers]
    found = []
    for acronym, first in known.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w-])", reading.text):
            number, near = bisect_right(starts, match.start()) - 1, bisect_right(places, match.start()) - 1
            if near >= 0 and match.start() < papers[near].span.end:
                continue
            if number < 0 or match.end() > reading.document.sentences[number].span.end:
                continue
            span = Span(*match.span())
            found.append(Paper(first.kind, span, span, number, "the", first.words, acronym=acronym))
    return found
