"""One who acts in a sentence: an official whom it names or means."""

from dataclasses import dataclass

from articles.extraction.facts import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A place in a sentence that names or means one or more officials."""

    span: Span
    keys: tuple[str, ...]
    named: bool = True
    title: str = ""  # of one who is only meant: "the minister"
