"""The choices of a filter as they are shown: what is frequent first, the rest to be opened."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

FIRST = 8
# It takes no less room to say “2 more” than to show them.
SPARED = 2


@dataclass(frozen=True)
class Choice:
    """One choice of a filter: how many records it would leave, and whether it is chosen."""

    value: str
    label: str
    count: int | None = None
    chosen: bool = False
    mark: str = ""  # a code beside the label: of a country
    lower: bool = False  # whether it belongs to the one above it


@dataclass(frozen=True)
class Facet:
    """The choices of a filter; `note` says why they are not counted, if they are not."""

    choices: list[Choice] = field(default_factory=list)
    note: str = ""

    @property
    def first(self) -> list[Choice]:
        """The choices that are shown at once: the most frequent, and those that are chosen."""
        if len(self.choices) <= FIRST + SPARED:
            return self.choices
        rest = [] if self._in_groups else [choice for choice in self.choices[FIRST:] if choice.chosen]
        return [*self.choices[:FIRST], *rest]

    @property
    def further(self) -> list[Choice]:
        """The choices that are opened on demand."""
        shown = {choice.value for choice in self.first}
        return [choice for choice in self.choices if choice.value not in shown]

    @property
    def is_open(self) -> bool:
        """Whether one that is chosen stands, in its group, among the further ones."""
        return any(choice.chosen for choice in self.further)

    @property
    def _in_groups(self) -> bool:
        return any(choice.lower for choice in self.choices)


def by_count(
    labels: Mapping[str, str],
    counts: Iterable[tuple[str, int]],
    chosen: Collection[str],
    *,
    marked: bool = False,
) -> list[Choice]:
    """Return the choices that occur or are chosen, the most frequent first, like ones as the labels stand."""
    found = dict.fromkeys(chosen, 0) | dict(counts)
    return [
        Choice(code, label, found[code], code in chosen, code if marked else "")
        for code, label in sorted(labels.items(), key=lambda known: -found.get(known[0], 0))
        if code in found
    ]
