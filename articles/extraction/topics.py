"""Topics: what the sides do, or mean to do, together."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import ahocorasick

from articles.extraction.document import STORY, Sentence
from articles.extraction.facts import Span, TopicFact
from articles.extraction.letters import lowered
from articles.extraction.reading import Reading, within
from articles.extraction.vocabulary import forms, rows

# An engagement of such a kind is a topic by itself.
_BY_KIND = {"exercise": "exercises", "port_call": "maritime"}
# Their names say what they are: Exercise Steel Bridge, the Defence Dialogue.
_OF_NAMES = {"exercises", "defence_policy_dialogue"}
_NOT_AFTER = re.compile(r"[^.;,]{0,30}?\b(?:is|are|was|were|will|would|does|do)(?: not\b|n't\b)")
_NOT_BEFORE = re.compile(r"\b(?:no|not|without|neither|nor|never)(?: [\w-]+)?(?: [\w-]+)? $")
_OUTSIDER = re.compile(
    r"\b(?:analysts?|professor|lecturer|researcher|expert|think[- ]tank|political scientist|columnist"
    r"|activists?|critics|co-founder|teaches|(?:retired|former) (?:general|admiral|colonel|officer))\b"
)
_SCHOLAR = re.compile(
    r"\b(?:said|says|told|according to|argue[sd]|believes?|wrote|thinks)\b[^.]*\b(?:institute|university)\b"
    r"|\b(?:institute|university)\b[^.]*\b(?:said|says|told|argue[sd]|believes?|wrote|thinks)\b"
)
_GOES_ON = re.compile(r"[\"“'‘\s]*(?:He|She|They|This|That|It|“|\")")
_OFFICE = re.compile(
    r"\b(?:head|chief|director|commander|secretary|minister|officer|adviser|advisor|department|directorate)"
    r" (?:of|for) (?:[\w-]+,? ){0,3}$"
)
_SENTENCE_END = re.compile(r"[.;?!]\s|\n")
_NEAR = 80  # characters on either side in which the words stand that a form needs beside it


def find_topics(reading: Reading) -> list[TopicFact]:
    """Return the topics that the text names as done or intended between the sides, in its order."""
    if not reading.engagements and not reading.agreements:
        return []
    found: dict[str, list[Span]] = {}
    titles = [span for agreement in reading.agreements for span in agreement.evidence.get("title", ())]
    hits = list(_hits(reading.text))
    at = 0
    for sentence in _spoken(reading):
        while at < len(hits) and hits[at][0].start < sentence.span.start:
            at += 1
        if at == len(hits):
            break
        while at < len(hits) and hits[at][0].end <= sentence.span.end:
            span, topic = hits[at]
            at += 1
            if topic != "not" and _counts(reading.text, span, topic, sentence.span, titles):
                found.setdefault(topic, []).append(span)
    for agreement in reading.agreements:
        if agreement.kind == "contract" and "arms_equipment" not in found:
            found["arms_equipment"] = list(agreement.evidence["kind"])
    for engagement in reading.engagements:
        code = _BY_KIND.get(engagement.kind, "")
        if code and code not in found:
            found[code] = list(engagement.evidence.get("kind", engagement.evidence.get("", ())))
    return [TopicFact(code, tuple(spans)) for code, spans in found.items()]


def topics_within(text: str) -> list[str]:
    """Return the codes of the topics that a title names."""
    return list(dict.fromkeys(code for _, code in _hits(text) if code != "not"))


def _is_outsiders(sentence: str) -> bool:
    """Tell whether a sentence gives the words of someone who takes no part."""
    small = sentence.lower()
    learned = "institute" in small or "university" in small
    return bool(_OUTSIDER.search(small) or (learned and _SCHOLAR.search(small)))


def _spoken(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of the story in which someone of the sides, or the article itself, speaks."""
    outside = False
    paragraph = -1
    for sentence in reading.document.sentences:
        if sentence.zone not in STORY:
            continue
        text = reading.text[sentence.span.start : min(sentence.span.end, sentence.span.start + 600)]
        if _is_outsiders(text) and not within(reading.official_mentions, sentence.span):
            outside = True
        elif outside:
            goes_on = sentence.paragraph == paragraph or _GOES_ON.match(text)
            outside = bool(goes_on) and not within(reading.official_mentions, sentence.span)
        paragraph = sentence.paragraph
        if not outside:
            yield sentence


def _counts(text: str, span: Span, code: str, here: Span, titles: list[Span]) -> bool:
    """Tell whether the words speak of the topic, and not of a unit's name, nor deny it."""
    if _NOT_AFTER.match(text, span.end, here.end) or _NOT_BEFORE.search(
        text[max(here.start, span.start - 30) : span.start]
    ):
        return False
    if _OFFICE.search(text[max(here.start, span.start - 60) : span.start]):
        return False
    if code == "arms_equipment" and re.match(r"s? [A-Z]{2}", text[span.end : span.end + 4]):
        return False  # the patrol vessel ARC Victoria
    if not text[span.start].isupper() or span.start - here.start <= 2 or code in _OF_NAMES:
        return True
    if any(title.start <= span.start < title.end for title in titles):
        return True
    before = text[max(here.start, span.start - 30) : span.start].split()
    after = text[span.end : span.end + 30].lstrip("-").split()
    if after and after[0] in ("and", "&", "of") and len(after) > 1:
        after = after[1:]
    return not (
        (before and before[-1][:1].isupper()) or (after and after[0][:1].isupper()) or _of_office(before)
    )


def _of_office(before: list[str]) -> bool:
    """Tell whether the words before are those of a title: Director of Intelligence."""
    return len(before) > 1 and before[-1] in ("of", "for", "and", "the") and before[-2][:1].isupper()


def _hits(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the phrases of the vocabulary in the text, the first and longest of those that overlap."""
    small = lowered(text).replace("-", " ")
    found = []
    for last, (length, code, open_end, beside) in _automaton().iter(small):
        start, end = last - length + 1, last + 1
        if start and small[start - 1].isalnum():
            continue
        if end < len(small) and small[end].isalnum():
            if not open_end:
                continue
            end = _word_end(small, end)
        if beside is None or _stands_beside(small, Span(start, end), beside):
            found.append((start, -end, code))
    found.sort()
    reached = 0
    for start, minus_end, code in found:
        if start >= reached:
            reached = -minus_end
            yield Span(start, reached), code


def _stands_beside(small: str, span: Span, beside: re.Pattern[str]) -> bool:
    """Tell whether one of the words stands near, in the same sentence."""
    before = small[max(0, span.start - _NEAR) : span.start]
    after = small[span.end : span.end + _NEAR]
    return bool(
        beside.search(_SENTENCE_END.split(before)[-1]) or beside.search(_SENTENCE_END.split(after)[0])
    )


def _word_end(text: str, at: int) -> int:
    """Return where the word goes to, at most twenty letters on."""
    limit = min(len(text), at + 20)
    while at < limit and text[at].isalnum():
        at += 1
    return at


@cache
def _automaton() -> ahocorasick.Automaton:
    """Return the vocabulary; a star at the end of a form stands for any ending of the word."""
    automaton = ahocorasick.Automaton()
    for row in rows("topics.csv"):
        beside = _any_of(forms(row["beside"])) if row["beside"] else None
        for form in forms(row["forms"]):
            phrase = form.rstrip("*")
            automaton.add_word(phrase, (len(phrase), row["topic"], form.endswith("*"), beside))
    automaton.make_automaton()
    return automaton


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the words, each with any ending where it has a star."""
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")
