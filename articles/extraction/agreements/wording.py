"""The words around the noun of a paper: its name, what it is about, the period it covers, its title."""

import re

from articles.extraction.agreements.words import words_of
from articles.extraction.facts import Span

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_LONGEST = 160  # characters of what a paper is about
_MODIFIER = re.compile(r"[\w'’&./\"“”-]+$")
_YEAR = r"(?:19|20)\d\d"
_RANGE = rf"{_YEAR}\s*(?:[-–—/]|to|until|through)\s*(?:{_YEAR}|\d\d(?!\d))"
_PERIOD = rf"(?:{_RANGE}|{_YEAR} and {_YEAR}|{_YEAR})\b(?!-)"
_IN_NAME = re.compile(rf"({_RANGE})\b")
_COVERS = re.compile(
    rf"\s*,?\s*(?:\(|(?:for|covering|spanning)\s+)(?:the\s+)?(?:period\s+|years?\s+)?(?:of\s+"
    rf"|from\s+)?({_PERIOD})"
    rf"|\s*,?\s+(?:(?:in|over|from)\s+)?(?:the\s+)?(?:period\s+|years?\s+)?({_RANGE})\b(?!-)"
)
_COVERS_LATER = re.compile(rf"\bfor\s+(?:the\s+)?(?:period\s+|years?\s+)?(?:of\s+|from\s+)?({_PERIOD})")
_ABOUT = re.compile(
    r"\s+(?:of|on(?! (?:the (?:sidelines|margins)|behalf)\b)"
    r"|for(?! (?:approval|ratification|signature|signing|consideration|review)\b)"
    r"|in(?= (?:the )?(?:fields?|areas?|spheres?|domains?|respect|defen[cs]e|military|security|training"
    r"|cyber|maritime|science|technolog|logistic|peace))"
    r"|concerning|regarding|governing|relating to|about|to(?! be\b)|aimed at|covering)\s+"
    r"(?=\D)(?!(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d))"
)
_ABOUT_END = re.compile(
    r"[,;:.!?()\[\]\n“”\"—]|\s[-–]\s|\s(?:between|with|signed|inked|that|which|who|during|at(?! sea)|by|was"
    r"|were|is|are|will|would|has|have|had|when|while|after|before|here|today|yesterday|following|under|as|until"
    r"|from|since|into|soon|last|next|this|through|expired|entered|enters|came|expires?|takes?|took|remains?"
    r"|in force|on (?=[A-Z]|\d)|in (?=[A-Z]|\d)"
    r"|and (?=(?:a|an|the|to|agreed|will|pledged|discussed|vowed|said)\b))"
)
# The acquisition and | cross-servicing agreement.
_HALF = re.compile(r"\b(?:the|an?|this|their|its) (?:[\w-]+ ){1,2}and $", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[\d.,]+(?<!\d{4})|(?:\d[\d.]*-?)?(?:billion|million|bln|mln|bn|m)(?:-\w+)?|(?:euro|dollar|pound|yen|won)s?"
)
_NOBODY = re.compile(r"(?:the )?(?:two|both|three|respective|four) |(?:its|their|our)\b")
_WORD = re.compile(r"[^\W\d_][\w'-]+")
_FULL = {
    "mou": "Memorandum of Understanding",
    "moc": "Memorandum of Cooperation",
    "loi": "Letter of Intent",
}


def walk_back(text: str, low: int, start: int) -> tuple[int, str, list[str]]:
    """Return where the noun phrase starts, its determiner, and the words between it and the noun."""
    words: list[str] = []
    at = start
    while len(words) < 9:
        head = text[max(low, at - 40) : at]
        found = _MODIFIER.search(head.rstrip(" ")) if head.endswith(" ") else None
        if not found:
            break
        word, begin = found[0].strip('"“”'), at - len(head) + found.start()
        plain = word.lower()
        if plain in words_of("determiner"):
            return begin, plain, words[::-1]
        if plain in words_of("stop") and not (
            _inside_a_name(plain, words, head[: found.start()]) or _is_half(plain, words, text[low:at])
        ):
            break
        if word.endswith(".") and not word[:1].isupper():
            break
        at = begin
        words.append(word)
    return at, "", words[::-1]


def _inside_a_name(word: str, after: list[str], before: str) -> bool:
    """Tell whether a small word joins two words of a name: Status of Forces Agreement."""
    previous = before.split()[-1:]
    if word not in ("of", "and", "on", "for") or not after or not previous:
        return False
    if word == "of" and previous[0].islower():
        return previous[0].capitalize() in words_of("joined")
    return after[-1][:1].isupper() and previous[0] in words_of("joined")


def _is_half(word: str, after: list[str], before: str) -> bool:
    """Tell whether "and" joins two words of one name, after an article: the training and exercise plan."""
    return word == "and" and bool(after) and bool(_HALF.search(before[-60:]))


def about_end(text: str, end: int, high: int) -> int:
    """Return where the words that say what the paper is about end; they start at the end of its noun."""
    found = _ABOUT.match(text, end, high)
    if not found or _NOBODY.match(text, found.end(), high):
        return end
    limit = min(high, found.end() + _LONGEST)
    stop = _ABOUT_END.search(text, found.end(), limit)
    return stop.start() if stop else limit


def period_covered(text: str, start: int, end: int, about: int, high: int) -> tuple[str, Span | None]:
    """Return the period that the paper covers as EDTF, and where the text says so."""
    found = _IN_NAME.search(text, start, end) or _COVERS.match(text, end, high)
    found = found or _COVERS.match(text, about, high) or _COVERS_LATER.search(text, end, about)
    if not found or not found.lastindex:
        return "", None
    where = Span(*found.span(found.lastindex))
    first, *others = re.findall(r"\d{2,4}", found[found.lastindex])
    last = others[0] if others else first
    last = last if len(last) == 4 else first[:2] + last
    return (f"{first}/{last}" if last > first else first), where


def telling_words(words: str, named: bool) -> frozenset[str]:
    """Return the words that tell one paper from another of its kind; in a proper name even plain ones do."""
    found = _WORD.findall(words.lower().replace("defense", "defence").replace("co-op", "coop"))
    passed = words_of("passing") if named else words_of("passing") | words_of("plain")
    passed = passed | words_of("stop") | words_of("determiner")
    return frozenset(word.rstrip("s") for word in found if word not in passed and not word.endswith("-year"))


def title_of(noun: str, before: list[str], rest: str) -> str:
    """Return the title as the field would write it: Memorandum of Understanding on border cooperation."""
    noun = noun.split("(")[0].split("[")[0].strip()
    while before and before[0].lower() in words_of("passing"):
        before = before[1:]
    while before and _AMOUNT.fullmatch(before[0].lower()):
        before = before[1:]
    words = " ".join([*before, _FULL.get(noun.lower(), noun), rest.strip().rstrip("'\"’”")]).split()
    title = " ".join(words)
    return title[:1].upper() + title[1:]
