"""Duplicates: which officials and institutions may be one and the same, and the memory of such pairs."""

from people.duplicates.institutions import INSTITUTION, resembling_institutions
from people.duplicates.kinds import Fact, Kind, Likely, Pair, told
from people.duplicates.noting import MOST, forget_gone, note_likely, note_pairs
from people.duplicates.officials import OFFICIAL, filled, resembling_officials, years

__all__ = [
    "INSTITUTION",
    "MOST",
    "OFFICIAL",
    "Fact",
    "Kind",
    "Likely",
    "Pair",
    "filled",
    "forget_gone",
    "note_likely",
    "note_pairs",
    "resembling_institutions",
    "resembling_officials",
    "told",
    "years",
]
