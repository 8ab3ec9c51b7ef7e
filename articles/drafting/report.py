"""What the drafting of an article did."""

from collections import Counter
from dataclasses import dataclass, field

from articles.models import Article


@dataclass
class Report:
    """The rows that were drafted, by model; how many names were linked, left to choose, or new; remarks."""

    article: Article
    drafted: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The number of rows that were drafted."""
        return sum(self.drafted.values())
