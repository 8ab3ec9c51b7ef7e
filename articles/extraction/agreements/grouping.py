"""Which mentions speak of one paper: "a memorandum … the MoU … it"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.extraction.agreements.papers import Paper, Step
from articles.extraction.agreements.parties import Parties

# What a loose word may stand for when it comes later: "the agreement" for a memorandum, "the deal" for a contract.
_LOOSE = {
    "any": frozenset(
        {
            "mou",
            "agreement",
            "treaty",
            "protocol",
            "plan",
            "minutes",
            "statement",
            "letter_of_intent",
            "contract",
            "deal",
            "other",
        }
    ),
    "agreement": frozenset({"mou", "treaty", "letter_of_intent", "contract", "deal", "protocol"}),
    "deal": frozenset({"mou", "agreement", "treaty", "contract", "letter_of_intent"}),
}
_AFTER = {"in_force", "ratified", "renewed"}  # never before the signing
RECENT = 12  # mentions and groups that are looked back on
_POINTING = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"}
_DONE = {"signed", "initialled", "adopted", "exchanged", "reached"}


@dataclass(slots=True)
class Group:
    """One paper with all its mentions."""

    kind: str
    papers: list[Paper] = field(default_factory=list)
    parties: list[Parties] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    acronyms: set[str] = field(default_factory=set)
    done_on: set[str] = field(default_factory=set)  # the days on which the text says it was signed
    codes: set[str] = field(default_factory=set)  # of what the text says of it
    known: list[Parties] = field(default_factory=list)  # those named outright
    covers: str = ""
    count: int = 1
    planned: bool = False  # the text says that it is to be signed
    opening: bool = False  # so far only the headline or a caption names it

    def add(self, paper: Paper, parties: Parties, opening: bool) -> None:
        """Take in one more mention; a telling kind replaces a loose one."""
        if _is_loose(self.kind) and not _is_loose(paper.kind) or (self.kind == "any"):
            self.kind = paper.kind
        self.papers.append(paper)
        self.parties.append(parties)
        self.words = self.words or paper.words
        if paper.acronym:
            self.acronyms.add(paper.acronym)
        self.done_on |= _signing_days(paper)
        self.codes |= {step.code for step in paper.steps}
        self.planned = self.planned or any(step.planned and step.code in _DONE for step in paper.steps)
        self.covers = self.covers or paper.covers
        self.count = max(self.count, paper.count)
        if parties.strength >= 2 and len(self.known) < RECENT:
            self.known.append(parties)
        self.opening = opening and (self.opening or len(self.papers) == 1)

    @property
    def steps(self) -> list[Step]:
        """What the text says of it, in its order."""
        return [step for paper in self.papers for step in paper.steps]


def group_papers(mentions: Iterable[tuple[Paper, Parties, bool]]) -> list[Group]:
    """Return one group for each paper; the mentions come with their parties, and whether they are of the headline."""
    groups: list[Group] = []
    for paper, parties, opening in mentions:
        group = _home(groups, paper, parties)
        if group is None:
            if paper.later:
                continue
            groups.append(group := Group(paper.kind))
        group.add(paper, parties, opening)
    return groups


def _home(groups: list[Group], paper: Paper, parties: Parties) -> Group | None:
    """Return the group that a mention belongs to, or nothing for a new one."""
    recent = groups[-2 * RECENT :][::-1]
    if paper.acronym:
        for group in recent:
            if paper.acronym in group.acronyms:
                return group
    if paper.other:
        return None
    fitting = [
        group for group in recent if _kinds_fit(group, paper) and _fits(group, paper, parties)
    ]
    fitting.sort(key=lambda group: (group.kind != paper.kind, not (group.words & paper.words)))
    for group in fitting:
        if _may_repeat(group, paper):
            return group
    return None


def _kinds_fit(group: Group, paper: Paper) -> bool:
    """Tell whether the noun may be said of the paper; of one of another kind only where it says no more."""
    if group.kind == paper.kind:
        return True
    if group.kind not in _LOOSE.get(paper.kind, ()) and paper.kind not in _LOOSE.get(group.kind, ()):
        return False
    return not paper.date or paper.kind not in _LOOSE or paper.sentence != group.papers[-1].sentence


def _is_loose(kind: str) -> bool:
    return kind in _LOOSE


def _fits(group: Group, paper: Paper, parties: Parties) -> bool:
    """Tell whether nothing that the mention says speaks against its being that paper."""
    known = [other.codes for other in group.known]
    if parties.strength >= 2 and known and not any(_overlap(parties.codes, other) for other in known):
        return False
    days = _signing_days(paper)
    if days and group.done_on and not any(_same_day(a, b) for a in days for b in group.done_on):
        return False
    if paper.covers and group.covers and paper.covers != group.covers:
        return False
    telling = [other for other in group.papers[-RECENT:] if other.words and not other.headline]
    if telling and not any(_words_fit(paper, other) for other in telling):
        return False
    forced = {
        step.date.edtf for step in paper.steps if step.code in _AFTER and step.date and not step.planned
    }
    if any(day < signed for day in forced for signed in group.done_on if "X" not in day + signed):
        return False
    planned_only = group.planned and not group.done_on and not all(other.headline for other in group.papers[-2:])
    if planned_only and any(step.code in _DONE and step.date and not step.planned for step in paper.steps):
        return False
    return not (paper.acronym and group.acronyms and paper.acronym not in group.acronyms)


def _signing_days(paper: Paper) -> set[str]:
    """Return the days on which a mention says that the paper was signed."""
    days = {step.date.edtf for step in paper.steps if step.code in _DONE and step.date and not step.planned}
    return days | ({paper.date.edtf} if paper.date else set())


def _words_fit(first: Paper, second: Paper) -> bool:
    """Tell whether two mentions may bear one title."""
    shared = len(first.words & second.words)
    if not first.words or not second.words:
        return True
    if first.named and second.named:
        return shared == min(len(first.words), len(second.words)) or 2 * shared >= len(
            first.words | second.words
        )
    return shared > 0


def _overlap(first: frozenset[str], second: frozenset[str]) -> bool:
    return first <= second or second <= first


def _same_day(first: str, second: str) -> bool:
    """Tell whether two dates may be one: equal, or the one less exact, or of an unknown year."""
    if first[5:] and second[5:] and "XXXX" in (first[:4], second[:4]):
        return first[4:] == second[4:]
    return first.startswith(second) or second.startswith(first)


def _may_repeat(group: Group, paper: Paper) -> bool:
    """Tell whether a mention that fits is the same paper again: by pointing at it, or by telling of it once more."""
    last = group.papers[-1]
    if paper.sentence == last.sentence and paper.determiner not in _POINTING and not paper.acronym:
        return False
    if paper.later or paper.determiner in _POINTING or paper.named or all(p.headline for p in group.papers[-2:]):
        return not (paper.plural and paper.count == 1 and not any(p.plural for p in group.papers[-RECENT:]))
    if paper.count != group.count:
        return False
    steps = {step.code for step in paper.steps}
    if group.kind != paper.kind and not (steps & group.codes):
        return False
    if any(step.planned for step in paper.steps) and not group.planned and group.codes:
        return False
    same = bool(paper.words & group.words) or not paper.words or not group.words
    if not steps:
        return same
    return same and bool(group.codes & steps or (group.codes and steps <= _DONE))
