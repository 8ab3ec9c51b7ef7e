"""Which mentions speak of one paper: "a memorandum … the MoU … it"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.extraction.agreements.papers import Paper, Step
from articles.extraction.agreements.parties import Parties

RECENT = 12  # mentions and groups that are looked back on
_ANY = (
    "mou",
    "agreement",
    "treaty",
    "protocol",
    "plan",
    "minutes",
    "statement",
    "letter_of_intent",
    "contract",
)
# What a loose word may stand for: "the agreement" for a memorandum, "the deal" for a contract.
_LOOSE = {
    "any": frozenset({*_ANY, "deal", "other"}),
    "agreement": frozenset({"mou", "treaty", "letter_of_intent", "contract", "deal", "protocol"}),
    "deal": frozenset({"mou", "agreement", "treaty", "contract", "letter_of_intent"}),
}
_POINTING = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"}
_DONE = {"signed", "initialled", "adopted", "exchanged", "reached"}
_AFTER = {"in_force", "ratified", "renewed"}  # never before the signing


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

    def add(self, paper: Paper, parties: Parties) -> None:
        """Take in one more mention; a telling kind replaces a loose one."""
        if self.kind in _LOOSE and not (
            paper.later or paper.kind in _LOOSE or any(p.named for p in self.papers)
        ):
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
        self.count = max(self.count, 1 if paper.later else paper.count)
        if parties.strength >= 2 and len(self.known) < RECENT:
            self.known.append(parties)

    @property
    def steps(self) -> list[Step]:
        """What the text says of it, in its order."""
        return [step for paper in self.papers for step in paper.steps]

    @property
    def only_headline(self) -> bool:
        """Whether so far only the headline names it."""
        return all(paper.headline for paper in self.papers[-2:])


def group_papers(mentions: Iterable[tuple[Paper, Parties]]) -> list[Group]:
    """Return one group for each paper; every mention comes with its parties."""
    groups: list[Group] = []
    for paper, parties in mentions:
        if paper.later and paper.plural:
            homes = _all_of(groups, paper)
        elif home := _home(groups, paper, parties):
            homes = [home]
        elif paper.later:
            continue
        else:
            groups.append(Group(paper.kind))
            homes = groups[-1:]
        for group in homes:
            group.add(paper, parties)
    return groups


def _all_of(groups: list[Group], paper: Paper) -> list[Group]:
    """Return the papers that "both documents" stands for: those of the last sentences."""
    if paper.determiner not in _POINTING and paper.count < 2:
        return []
    near = [group for group in groups[-RECENT:] if paper.sentence - group.papers[-1].sentence <= 2]
    near = [group for group in near if group.codes & _DONE]
    return near[-paper.count :] if paper.count > 1 else near


def _home(groups: list[Group], paper: Paper, parties: Parties) -> Group | None:
    """Return the group that a mention belongs to, or nothing for a new one."""
    recent = groups[-2 * RECENT :][::-1]
    if paper.acronym:
        for group in recent:
            if paper.acronym in group.acronyms:
                return group
    if paper.other:
        return None
    fitting = [group for group in recent if _kinds_fit(group, paper) and _fits(group, paper, parties)]
    if paper.later:  # "the document" is rather one that was signed
        fitting.sort(key=lambda group: not group.codes & _DONE)
    fitting.sort(key=lambda group: (group.kind != paper.kind, not (group.words & paper.words)))
    return next((group for group in fitting if _may_repeat(group, paper)), None)


def _kinds_fit(group: Group, paper: Paper) -> bool:
    """Tell whether the noun may be said of the paper; of one of another kind only where it says no more."""
    if group.kind == paper.kind:
        return True
    if group.kind not in _LOOSE.get(paper.kind, ()) and paper.kind not in _LOOSE.get(group.kind, ()):
        return False
    another = paper.words - group.words or any(step.code == "followed" for step in paper.steps)
    if paper.sentence == group.papers[-1].sentence and another:
        return False  # a framework agreement, and the first executive contract
    return not paper.date or paper.kind not in _LOOSE or paper.sentence != group.papers[-1].sentence


def _fits(group: Group, paper: Paper, parties: Parties) -> bool:
    """Tell whether nothing that the mention says speaks against its being that paper."""
    known = [other.codes for other in group.known]
    if parties.strength >= 2 and known and not any(_one_in_other(parties.codes, other) for other in known):
        return False
    if paper.covers and group.covers and paper.covers != group.covers:
        return False
    if paper.acronym and group.acronyms and paper.acronym not in group.acronyms:
        return False
    telling = [other for other in group.papers[-RECENT:] if other.words and not other.headline]
    if telling and not any(_words_fit(paper, other) for other in telling):
        return False
    return _days_fit(group, paper)


def _days_fit(group: Group, paper: Paper) -> bool:
    """Tell whether the days may be those of one paper: signed on one day, in force no earlier."""
    days, signed = _signing_days(paper), group.done_on
    if days and signed and not any(_same_day(a, b) for a in days for b in signed):
        return False
    dated = [step for step in paper.steps if step.date and not step.planned]
    later = {step.date.edtf for step in dated if step.code in _AFTER and step.date}
    if any(day < other for day in later for other in signed if "X" not in day + other):
        return False
    still_planned = group.planned and not signed and not group.only_headline
    return not (still_planned and any(step.code in _DONE for step in dated))


def _signing_days(paper: Paper) -> set[str]:
    """Return the days on which a mention says that the paper was signed."""
    days = {step.date.edtf for step in paper.steps if step.code in _DONE and step.date and not step.planned}
    return days | ({paper.date.edtf} if paper.date else set())


def _words_fit(first: Paper, second: Paper) -> bool:
    """Tell whether two mentions may bear one title."""
    if not first.words or not second.words:
        return True
    shared, fewer = len(first.words & second.words), min(len(first.words), len(second.words))
    if first.named and second.named:
        return shared == fewer or 2 * shared >= len(first.words | second.words)
    return shared > 0


def _one_in_other(first: frozenset[str], second: frozenset[str]) -> bool:
    return first <= second or second <= first


def _same_day(first: str, second: str) -> bool:
    """Tell whether two dates may be one: equal, or the one less exact, or of an unknown year."""
    if first[5:] and second[5:] and "XXXX" in (first[:4], second[:4]):
        return first[4:] == second[4:]
    return first.startswith(second) or second.startswith(first)


def _may_repeat(group: Group, paper: Paper) -> bool:
    """Tell whether a mention that fits is the same paper: it points at it, or tells of it once more."""
    if paper.sentence == group.papers[-1].sentence and not (paper.determiner in _POINTING or paper.acronym):
        return False
    if paper.later or paper.determiner in _POINTING or paper.named or group.only_headline:
        in_general = paper.plural and paper.count == 1
        return not in_general or any(other.plural for other in group.papers[-RECENT:])
    if paper.count != group.count or not (paper.words & group.words or not paper.words or not group.words):
        return False
    steps = {step.code for step in paper.steps}
    if any(step.planned for step in paper.steps) and not group.planned and group.codes:
        return False
    if group.kind != paper.kind:
        return bool(steps & group.codes)
    return not steps or bool(group.codes & steps) or bool(group.codes and steps <= _DONE)
