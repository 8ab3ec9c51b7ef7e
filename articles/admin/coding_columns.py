"""Two codings side by side, as the page of the reviewer shows them."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from articles.double_coding.comparing import Line, item_label, shown
from articles.double_coding.deciding import Choice, Decision


@dataclass
class Option:
    """An answer that can be chosen: its value, its words, and whether it is chosen."""

    value: str
    words: str
    chosen: bool


@dataclass
class Question:
    """A row of the table: what it is about, and what each coder says, to choose from."""

    label: str
    choice: Choice
    options: list[Option] = field(default_factory=list)
    fault: bool = False


@dataclass
class Record:
    """A record as both coders have it, or one of them."""

    decision: Decision
    number: int
    questions: list[Question]
    alike: list[tuple[str, str]]
    outcomes: list[Option]
    fault: bool

    @property
    def title(self) -> str:
        """What it is called: as the first coder has it, or else the second."""
        return str(self.decision.match.fact["title"])

    @property
    def noun(self) -> str:
        """What kind of record it is."""
        return self.decision.match.kind.name

    @property
    def both(self) -> bool:
        """Whether both coders have it."""
        return self.decision.match.both

    @property
    def by(self) -> str:
        """Which coder has it where only one does."""
        return "1" if self.decision.match.first else "2"


class Columns:
    """All records of two codings, with what is to be decided of each."""

    def __init__(self, decisions: list[Decision], topics: dict[str, str], *, faults: bool):
        self._topics, self._faults = topics, faults
        self.records = [self._record(number, decision) for number, decision in enumerate(decisions, start=1)]

    @cached_property
    def open(self) -> int:
        """How many questions there are."""
        return sum(len(record.questions) if record.both else 1 for record in self.records)

    def _record(self, number: int, decision: Decision) -> Record:
        both = decision.match.both
        words = (
            {"one": "One record of both", "two": "Two records: keep both", "reject": "Reject both"}
            if both
            else {"keep": "Keep it", "reject": "Reject it"}
        )
        answer = decision.outcome.answer
        outcomes = [Option(value, text, value == answer) for value, text in words.items()]
        fault = self._faults and (
            not answer or (answer == "reject" and not decision.reason.answer) or self._is_open(decision)
        )
        questions = self._questions(decision) if both else []
        return Record(decision, number, questions, self._alike(decision), outcomes, fault)

    @staticmethod
    def _is_open(decision: Decision) -> bool:
        return decision.outcome.answer == "one" and any(not choice.answer for choice in decision.choices)

    def _questions(self, decision: Decision) -> list[Question]:
        found = [self._line("", line, choice) for line, choice in decision.lines]
        for row in decision.items:
            name = f"{row.item.part.noun} {row.item.label}"
            if row.keep:
                words = f"has it{_details(row.item.part, row.item.fact)}"
                found.append(self._kept(name, (words, "not found"), row.keep, first=bool(row.item.first)))
            found += [self._line(f"{name}: ", line, choice) for line, choice in row.lines]
        for topic, choice in decision.topics:
            first, _ = decision.match.topics
            name = f"topic {self._topics.get(topic, topic)}"
            found.append(self._kept(name, ("given", "not given"), choice, first=topic in first))
        return found

    def _line(self, prefix: str, line: Line, choice: Choice) -> Question:
        options = [
            Option(value, words or "not given", choice.answer == value)
            for value, words in zip(("1", "2"), line.shown, strict=True)
        ]
        return Question(f"{prefix}{line.label}", choice, options, self._faults and not choice.answer)

    def _kept(self, label: str, words: tuple[str, str], choice: Choice, *, first: bool) -> Question:
        """Return the question whether to keep what one coder has: each column has its coder's answer."""
        options = [
            Option(value, word, choice.answer == value)
            for value, word in zip(("keep", "reject"), words, strict=True)
        ]
        return Question(
            label, choice, options if first else options[::-1], self._faults and not choice.answer
        )

    def _alike(self, decision: Decision) -> list[tuple[str, str]]:
        """Return what both coders say alike; of a record of one coder, all that they say."""
        match = decision.match
        if not match.both:
            model: Any = match.kind.model
            found = [
                (str(model._meta.get_field(name).verbose_name), shown(model, name, match.fact[name]))
                for name in match.kind.fields
            ]
            found += [(item.part.noun, item.label + _details(item.part, item.fact)) for item in match.items]
        else:
            differing = {line.name for line, _ in decision.lines}
            found = [(line.label, line.shown[0]) for line in match.lines if line.name not in differing]
            found += [(item.part.noun, item.label) for item in match.items if item.both]
        first, second = match.topics
        shared = first & second if match.both else first | second
        if shared:
            found.append(("topics", "; ".join(self._topics.get(topic, topic) for topic in sorted(shared))))
        return [(label, words) for label, words in found if words]


def _details(part: Any, fact: dict) -> str:
    """Return what else is known of a row of a list, in short."""
    names = [name for name in ("role", "title_as_written", "rank") if name in part.fields]
    words = [shown(part.model, name, fact[name]) for name in names]
    words = [word for word in words if word and word != item_label(part, fact)]
    return f" ({', '.join(words)})" if words else ""
