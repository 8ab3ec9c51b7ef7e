"""How far coders agree: percent, and Krippendorff's alpha for nominal data."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.double_coding.comparing import KINDS
from articles.double_coding.units import Question, Unit

IN_ORDER = [noun for kind in KINDS for noun in (kind.name, *(part.noun for part in kind.parts))]
NO_VARIATION = "not defined: no variation"
NO_CHANCE = "not defined: what neither coder found is not counted"


@dataclass(frozen=True)
class Figure:
    """The agreement on one question: how many units, how many alike, and alpha or why there is none."""

    question: Question
    number: int
    alike: int
    alpha: float | None
    why_not: str = ""

    @property
    def percent(self) -> float:
        """The share of the units that are alike, in percent."""
        return 100 * self.alike / self.number

    @property
    def alpha_words(self) -> str:
        """Alpha to three places, or why there is none."""
        return f"{self.alpha:.3f}" if self.alpha is not None else self.why_not


def alpha_of(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Krippendorff's alpha for nominal data of two coders; None if only one answer was ever given."""
    answers = sorted({answer for pair in pairs for answer in pair})
    if len(answers) < 2:
        return None
    import krippendorff  # it brings numpy, which nothing else needs

    place = {answer: number for number, answer in enumerate(answers)}
    counts = []
    for pair in pairs:
        row = [0] * len(answers)
        for answer in pair:
            row[place[answer]] += 1
        counts.append(row)
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def figures_of(units: Iterable[Unit]) -> list[Figure]:
    """Return the agreement of each question, records before what belongs to them."""
    by_question: dict[Question, list[tuple[str, str]]] = defaultdict(list)
    for unit in units:
        by_question[unit.question].append((unit.first, unit.second))
    ordered = sorted(by_question, key=lambda question: IN_ORDER.index(question.kind))
    return [_figure(question, by_question[question]) for question in ordered]


def _figure(question: Question, pairs: list[tuple[str, str]]) -> Figure:
    alike = sum(first == second for first, second in pairs)
    if not question.has_chance:
        return Figure(question, len(pairs), alike, None, NO_CHANCE)
    alpha = alpha_of(pairs)
    return Figure(question, len(pairs), alike, alpha, "" if alpha is not None else NO_VARIATION)
