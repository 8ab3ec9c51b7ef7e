"""Making two records one, and taking that back: what is common to records of every kind."""

from defense_ties.lib.merging.columns import label_of, model_of, pack, packed
from defense_ties.lib.merging.journal import Journal
from defense_ties.lib.merging.moving import Mover, Numbered, editable, is_blank, missing_in
from defense_ties.lib.merging.planning import Fault, Plan, plan
from defense_ties.lib.merging.references import Reference, references_to
from defense_ties.lib.merging.refused import Refused
from defense_ties.lib.merging.twins import twins
from defense_ties.lib.merging.undoing import rehearse, take_back
from defense_ties.lib.merging.writing import Writer

__all__ = [
    "Fault",
    "Journal",
    "Mover",
    "Numbered",
    "Plan",
    "Reference",
    "Refused",
    "Writer",
    "editable",
    "is_blank",
    "label_of",
    "missing_in",
    "model_of",
    "pack",
    "packed",
    "plan",
    "references_to",
    "rehearse",
    "take_back",
    "twins",
]
