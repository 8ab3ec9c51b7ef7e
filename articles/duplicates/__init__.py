"""Duplicates of every kind: what a record resembles, and the memory of such pairs."""

from articles.duplicates.kinds import KINDS, kind_of, note_resemblances, resembling
from people.duplicates import Kind, Likely, Pair, forget_gone, note_pairs, told
from people.matching import tell_apart

__all__ = [
    "KINDS",
    "Kind",
    "Likely",
    "Pair",
    "forget_gone",
    "kind_of",
    "note_pairs",
    "note_resemblances",
    "resembling",
    "tell_apart",
    "told",
]
