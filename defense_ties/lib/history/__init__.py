"""What is kept of every change of a record: its time line, its states, and the ways back."""

from defense_ties.lib.history.deleting import deletion_of, erase, undelete
from defense_ties.lib.history.parts import Part, has_history, parts_of, versions_of, wholes_of
from defense_ties.lib.history.publication import (
    changed_since,
    changed_since_publication,
    last_publication,
    touched_since_publication,
)
from defense_ties.lib.history.restoring import revert, tried
from defense_ties.lib.history.states import Difference
from defense_ties.lib.history.timeline import Entry, Moment, Timeline, moment_of
from defense_ties.lib.history.writing import Plan, Refused, in_words

__all__ = [
    "Difference",
    "Entry",
    "Moment",
    "Part",
    "Plan",
    "Refused",
    "Timeline",
    "changed_since",
    "changed_since_publication",
    "deletion_of",
    "erase",
    "has_history",
    "in_words",
    "last_publication",
    "moment_of",
    "parts_of",
    "revert",
    "touched_since_publication",
    "tried",
    "undelete",
    "versions_of",
    "wholes_of",
]
