"""Merging records, with preview and undo, and the memory of what was merged."""

from defense_ties.lib.merging import Refused
from people.matching import tell_apart
from people.merging.kinds import KINDS, Kind, bar_by, kind_named, kind_of, register, settle_by
from people.merging.merging import MOST, merge, merge_all
from people.merging.previewing import Preview, preview
from people.merging.redirecting import heir, redirect
from people.merging.rules import gone, may_merge
from people.merging.undoing import Restoring, may_undo, restoring, undo
from people.models import Merge

__all__ = [
    "KINDS",
    "MOST",
    "Kind",
    "Merge",
    "Preview",
    "Refused",
    "Restoring",
    "bar_by",
    "gone",
    "heir",
    "kind_named",
    "kind_of",
    "may_merge",
    "may_undo",
    "merge",
    "merge_all",
    "preview",
    "redirect",
    "register",
    "restoring",
    "settle_by",
    "tell_apart",
    "undo",
]
