"""Records that a text may mean, and what follows from how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

LINK = 0.9  # from here on a candidate is taken to be meant, unless another comes near
CHOOSE = 0.6  # from here on a person has to look
MARGIN = 0.05  # two candidates that are nearer to each other than this are not told apart


@dataclass(frozen=True)
class Candidate:
    """A record that may be meant, how likely that is from 0 to 1, and why, a sentence each."""

    record: Any
    score: float
    reasons: tuple[str, ...] = ()


class Verdict(Enum):
    """What to do with a name: link it, let a person choose, or make a new record."""

    LINKED = "linked"
    CHOOSE = "choose"
    NEW = "new"


@dataclass(frozen=True)
class Decision:
    """A verdict, and the candidate it is about where there is one."""

    verdict: Verdict
    candidate: Candidate | None = None

    @property
    def record(self) -> Any:
        """The record to link, or None."""
        return self.candidate.record if self.candidate and self.verdict is Verdict.LINKED else None


def decide(candidates: Sequence[Candidate]) -> Decision:
    """Return whether one of the candidates, the best first, is clearly meant, perhaps meant, or none."""
    if not candidates or candidates[0].score < CHOOSE:
        return Decision(Verdict.NEW)
    best = candidates[0]
    rival = candidates[1].score if len(candidates) > 1 else 0.0
    is_clear = best.score >= LINK and best.score - rival >= MARGIN
    return Decision(Verdict.LINKED if is_clear else Verdict.CHOOSE, best)


def ranked(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, the best first, those with one score in the order of their ids."""
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.record.pk))
