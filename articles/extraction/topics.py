"""Topics: what the sides do, or mean to do, together."""

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick

from articles.extraction.document import STORY, Sentence
from articles.extraction.facts import Span, TopicFact
from articles.extraction.letters import lowered
from articles.extraction.reading import Reading, within
from articles.extraction.vocabulary import forms, rows

# An engagement of such a kind is a topic by itself.
_BY_KIND = {"exercise": "exercises", "port_call": "maritime"}
_OF_NAMES = {"exercises"}  # their names say what they are: Exercise Steel Bridge
_NOT_AFTER = re.compile(r"[^.;,]{0,30}?\b(?:is|are|was|were|will|would|does|do)(?: not\b|n't\b)")
_NOT_BEFORE = re.compile(r"\b(?:no|not|without|neither|nor|never)(?: [\w-]+)?(?: [\w-]+)? $")
_OUTSIDER = re.compile(
    r"\b(?:analysts?|professor|lecturer|researcher|expert|think[- ]tank|political scientist|columnist"
    r"|activists?|"
    r"co-founder|teaches|(?:retired|former) (?:general|admiral|colonel|officer)|institute|university)\b"
)
_GOES_ON = re.compile(r"[\"“'‘\s]*(?:He|She|They|This|That|It|“|\")")
_TOGETHER = re.compile(
    r"\b(?:both|two|three|joint(?:ly)?|bilateral\w*|trilateral\w*|mutual\w*|co-?operat\w*|collaborat\w*"
    r"|between|with|"
    r"exchang\w*|together|one another|each other|agree\w*|discuss\w*|talk\w*|sides|partner\w*|shar\w*"
    r"|assist\w*|support"
    r"\w*|help\w*|aid|provid\w*|counterpart\w*|relation\w*|ties|alliance|allies|agreement|pact|treaty"
    r"|memorandum|"
    r"plan|programme|cover\w*|include\w*|including|host\w*|visit\w*|meeting|contingent|troops"
    r"|peacekeep\w*|exercise\w*|"
    r"countries|nations|armies|navies|forces|focus\w*|strengthen\w*|enhanc\w*|expand\w*|deepen\w*"
    r"|promot\w*|boost\w*|"
    r"work\w*|priorit\w*|area\w*|field\w*|part|offer\w*|invit\w*|donat\w*|supply|supplies|deliver\w*"
    r"|buy\w*|order\w*|"
    r"contract\w*|receiv\w*|met|delegation\w*|welcom\w*|hand\w*|sign\w*|ships?|warships|squadron|under"
    r"|taught|learn\w*)\b",
    re.IGNORECASE,
)


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
        together = hits[at][0].end <= sentence.span.end and _is_together(reading.text, sentence)
        while at < len(hits) and hits[at][0].end <= sentence.span.end:
            span, topic = hits[at]
            at += 1
            if together and topic != "not" and _counts(reading.text, span, topic, sentence.span, titles):
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


def _spoken(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of the story in which someone of the sides, or the article itself, speaks."""
    outside = False
    paragraph = -1
    for sentence in reading.document.sentences:
        if sentence.zone not in STORY:
            continue
        text = reading.text[sentence.span.start : min(sentence.span.end, sentence.span.start + 600)]
        if _OUTSIDER.search(text) and not within(reading.official_mentions, sentence.span):
            outside = True
        elif outside:
            goes_on = sentence.paragraph == paragraph or _GOES_ON.match(text)
            outside = bool(goes_on) and not within(reading.official_mentions, sentence.span)
        paragraph = sentence.paragraph
        if not outside:
            yield sentence


def _is_together(text: str, sentence: Sentence) -> bool:
    """Tell whether the sentence speaks of doing something together."""
    low, high = sentence.span.start, min(sentence.span.end, sentence.span.start + 2000)
    return sentence.zone == "headline" or bool(_TOGETHER.search(text, low, high))


def _counts(text: str, span: Span, code: str, here: Span, titles: list[Span]) -> bool:
    """Tell whether the words speak of the topic, and not of a unit's name, nor deny it."""
    if _NOT_AFTER.match(text, span.end, here.end) or _NOT_BEFORE.search(
        text[max(here.start, span.start - 30) : span.start]
    ):
        return False
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
    for last, (length, code, open_end) in _automaton().iter(small):
        start, end = last - length + 1, last + 1
        if start and small[start - 1].isalnum():
            continue
        if end < len(small) and small[end].isalnum():
            if not open_end:
                continue
            end = _word_end(small, end)
        found.append((start, -end, code))
    found.sort()
    reached = 0
    for start, minus_end, code in found:
        if start >= reached:
            reached = -minus_end
            yield Span(start, reached), code


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
        for form in forms(row["forms"]):
            phrase = form.rstrip("*")
            automaton.add_word(phrase, (len(phrase), row["topic"], form.endswith("*")))
    automaton.make_automaton()
    return automaton
