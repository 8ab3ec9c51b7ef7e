"""The words of protocol that show that something took place or will: verbs, nouns, set phrases."""

from dataclasses import dataclass
from functools import cache

from articles.extraction.facts import Span
from articles.extraction.phrases import Phrases
from articles.extraction.vocabulary import forms, rows


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


def find_triggers(low: str) -> list[Trigger]:
    """Return the words of protocol in a text in small letters, in its order."""
    return [
        Trigger(span, kind, grammar, left, right)
        for span, (kind, grammar, left, right) in _phrases().find(low)
        if grammar != "none"
    ]


@cache
def _phrases() -> Phrases:
    return Phrases(
        (form, (row["kind"], row["grammar"], row["left"], row["right"]))
        for row in rows("engagements.csv")
        for form in forms(row["forms"])
    )
