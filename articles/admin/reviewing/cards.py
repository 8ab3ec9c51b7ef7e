"""Cards: one record of the screen with its facts, its status and what can be done with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse

from articles.admin.reviewing import marks
from articles.admin.reviewing.freshness import token_of
from articles.admin.reviewing.passages import Passage
from articles.admin.reviewing.rows import Row
from articles.admin.reviewing.targets import key_of, kind_of
from defense_ties.lib.reviewing import ReviewStatus

WORDS = {
    ReviewStatus.DRAFT: "to check",
    ReviewStatus.READY: "accepted",
    ReviewStatus.PUBLISHED: "published",
    ReviewStatus.REJECTED: "rejected",
}
LAST = 1 << 30
MANY = 6


@dataclass
class Card:
    """A record with its rows; `along` are drafts that are accepted or rejected together with it."""

    record: Any
    noun: str
    rows: list[Row]
    passages: list[Passage]
    along: list[Any] = field(default_factory=list)
    summary: str = ""
    words: Any = None
    notes: list[str] = field(default_factory=list)
    near: list[Any] | None = None  # the records that may be the same, once they were looked for
    number: int = 0
    is_open: bool = False
    panel: Any = None

    @cached_property
    def key(self) -> str:
        """The key of the record."""
        return key_of(self.record)

    @property
    def kind(self) -> str:
        """The name of the kind of record."""
        return kind_of(self.record)

    @property
    def change_url(self) -> str:
        """The address of its full form."""
        opts = self.record._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.record.pk])

    @property
    def is_tie(self) -> bool:
        """Whether it is an engagement or an agreement."""
        return self.kind in ("engagement", "agreement")

    @property
    def targets(self) -> list[tuple[str, str]]:
        """What a passage can be cited for on the card: the key of a record with the field, and its name."""
        return [(self.key, "the whole record"), *(target for row in self.rows for target in row.targets)]

    @property
    def title(self) -> str:
        """What the record is called."""
        return str(self.record)

    @cached_property
    def token(self) -> str:
        """What has to be the same when somebody acts on what they see."""
        return token_of(self.record)

    @property
    def members(self) -> list[Any]:
        """The record and what is decided together with it."""
        return [self.record, *self.along]

    @cached_property
    def status(self) -> str:
        """How far it has come: a draft as long as anything on it is."""
        statuses = [one.review_status for one in self.members]
        waiting = [status for status in (ReviewStatus.DRAFT, ReviewStatus.READY) if status in statuses]
        return waiting[0] if waiting else self.record.review_status

    @property
    def status_words(self) -> str:
        """The status as a coder reads it."""
        return WORDS[ReviewStatus(self.status)]

    @property
    def is_draft(self) -> bool:
        """Whether it is to be checked."""
        return self.status == ReviewStatus.DRAFT

    @property
    def is_ready(self) -> bool:
        """Whether it is accepted and waits for publication."""
        return self.status == ReviewStatus.READY

    @property
    def is_waiting(self) -> bool:
        """Whether it is to be checked or to be published."""
        return self.is_draft or self.is_ready

    @property
    def is_decided(self) -> bool:
        """Whether it was accepted or rejected, which can be taken back."""
        return self.is_ready or self.is_rejected

    @property
    def is_rejected(self) -> bool:
        """Whether it was found not to be a record."""
        return self.status == ReviewStatus.REJECTED

    @property
    def is_known(self) -> bool:
        """Whether it was public before."""
        return self.record.review_status == ReviewStatus.PUBLISHED

    @property
    def first(self) -> tuple[int, str]:
        """Where in the text it comes first, by which cards are put in order."""
        found = [passage for passage in self.passages if passage.start is not None]
        own = [passage for passage in found if passage.key == self.key]
        itself = [passage for passage in own if passage.field == ""]
        return (min((passage.start or 0 for passage in itself or own or found), default=LAST), self.key)

    @property
    def spans(self) -> str:
        """The offsets of all its passages."""
        return marks.spans(self.passages)

    @property
    def paragraphs(self) -> list[int]:
        """The numbers of the paragraphs that are cited, each once."""
        return sorted({passage.paragraph for passage in self.passages if passage.paragraph})

    @property
    def where(self) -> str:
        """The paragraphs in short: 2, 3, 5; only the first and the last of many."""
        if len(self.paragraphs) > MANY:
            return f"{self.paragraphs[0]}–{self.paragraphs[-1]}"
        return ", ".join(map(str, self.paragraphs))


def in_order(cards: Iterable[Card]) -> list[Card]:
    """Return cards in the order of the text."""
    return sorted(cards, key=lambda card: card.first)
