"""The words of protocol that show that something took place or will: verbs, nouns, set phrases."""

import re
from dataclasses import dataclass
from functools import cache

from articles.extraction.facts import Span
from articles.extraction.phrases import Phrases
from articles.extraction.vocabulary import forms, rows

# What must follow a word that shows an event only with more words after it, by the kind of the row.
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WHEN = (
    r"on|this|next|back|later|again|today|tomorrow|yesterday|early|\w+day|week|month|morning"
    r"|evening|afternoon"
    rf"|(?:{_MONTHS})[a-z]*\.?|\d{{1,2}}(?:st|nd|rd|th)?,?"
)
_LOOKS = {
    "travel": ("visit", "verb", re.compile(rf"\w+(?: (?:{_WHEN})){{1,5}} to\b")),
    "staying": (
        "visit",
        "verb",
        re.compile(
            r"[\w ]+? in (?=(?:the )?[^.;,]{3,50}? (?:until|till|through|to attend|to take part|this week"
            r"|for (?:a|an|the|talks|meetings|two|three|four|five)\b|on (?:a|an|his|her)\b))"
        ),
    ),
    "mission": ("visit", "noun", re.compile(r"mission(?=,? (?:which|that) (?:start|beg[au]n|end|conclud))")),
    "opening": (
        "ceremony",
        "verb",
        re.compile(
            r"\w+(?=(?:, (?:together|along|jointly) with [^;.]{0,160}?,)? (?:the|a"
            r"|an)(?: [\w-]+){0,3} (?:halls?|cent(?:re|er)|school|facility|course"
            r"|academy|workshop|hospital|bridge|office|building|memorial|monument|clinic|hangar|pier|base)\b)"
        ),
    ),
    "round": (
        "meeting",
        "noun",
        re.compile(
            r"\S+ (?:[a-z][\w–/-]* ){0,4}?(?:(?:tri|bi)lateral(?= (?:was|is|will|in|at|on|took"
            r"|between)\b|[,.])|round|sitting|consultations?|dialogue|session|committee"
            r"|commission|joint working"
            r" group)\b(?! of (?:fire|ammunition))"
        ),
    ),
    "again": (
        "again",
        "noun",
        re.compile(
            r"\w+(?: one| edition| round| exchange| session| such \w+)?(?: of (?:the|its|this) kind)?,?"
            r"(?= (?:was|is|were|will|took|takes|had)\b)"
        ),
    ),
    "taking_part": ("exercise", "noun", re.compile(r"[a-z ]+")),
}
_FAR = 200  # characters that are looked at
_KINDS_OF_ROUNDS = {"dialogue": "dialogue", "consultation": "talks", "consultations": "talks"}
_OPENS = re.compile(r"(?:^|[.!?;]['\"]? |\n\s*)the $")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of protocol in the text: what kind of event it shows and how its sentence is built."""

    span: Span
    kind: str
    # verb, welcome (received X), call (called on X), noun, visiting, award, sign, mode (by phone),
    # and for people of an event named elsewhere: lead, chair, witness
    grammar: str
    left: str = ""  # role of those before it
    right: str = ""  # role of those after it
    joins: bool = False  # it tells of an event named elsewhere: "taking part"
    by_name: bool = False  # the name of an exercise without the word


def find_triggers(low: str) -> list[Trigger]:
    """Return the words of protocol in a text in small letters, in its order."""
    found: list[Trigger] = []
    for span, (kind, grammar, left, right) in _phrases().find(low):
        if grammar == "look":
            found += _looked_at(low, span, kind, left, right)
        elif grammar != "none":
            found.append(Trigger(span, kind, grammar, left, right))
    return [
        trigger
        for number, trigger in enumerate(found)
        if not number
        or trigger.span.start >= max(before.span.end for before in found[max(0, number - 3) : number])
    ]


def _looked_at(low: str, span: Span, code: str, left: str, right: str) -> list[Trigger]:
    """Return the trigger that a word begins if the words after it are those that it needs."""
    again = code == "round" and _OPENS.search(low, max(0, span.start - 8), span.start)
    for each in ("again", code) if again else (code,):
        kind, grammar, pattern = _LOOKS[each]
        match = pattern.match(low, span.start, span.start + _FAR)
        if match:
            break
    if not match or match.end() < span.end:
        return []
    if each == "round":
        kind = _KINDS_OF_ROUNDS.get(low[match.start() : match.end()].split()[-1], kind)
    joins = code == "taking_part"
    return [Trigger(span if joins else Span(*match.span()), kind, grammar, left, right, joins)]


@cache
def _phrases() -> Phrases:
    return Phrases(
        (form, (row["kind"], row["grammar"], row["left"], row["right"]))
        for row in rows("engagements.csv")
        for form in forms(row["forms"])
    )
