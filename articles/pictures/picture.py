"""What a picture is asked, and what it gives: geometry for its template, words, and its numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db.models import QuerySet

from articles.counts.chosen import Chosen

ENGAGEMENTS, AGREEMENTS = "engagements", "agreements"


@dataclass(frozen=True)
class Asked:
    """What is to be drawn: records that are published and filtered, and how.

    `section` is “engagements” or “agreements”; of agreements the records come `with_status()`. `options`
    holds a code for each option of the picture. `link(kind="visit")` returns the address of the list with
    one filter more, whatever is set already; values may be lists. `filtered` holds the filters as they
    were read, by name. `kept` are the numbers that are kept of these records, where there are any.
    """

    records: QuerySet
    section: str
    options: Mapping[str, str]
    link: Callable[..., str]
    filtered: Mapping[str, Any] = field(default_factory=dict)
    kept: Chosen | None = None


@dataclass(frozen=True)
class KeyItem:
    """What a class of marks means; `figure` is rect, disc, line or none."""

    css: str
    words: str
    figure: str = "rect"


@dataclass(frozen=True)
class TableRow:
    """A row of the table twin, the address of the records behind it, and its `values` in the CSV.

    Where there are no values the cells stand in the CSV as well.
    """

    cells: Sequence[Any]
    href: str = ""
    values: Sequence[Any] | None = None

    @property
    def in_csv(self) -> Sequence[Any]:
        """What stands in the CSV."""
        return self.cells if self.values is None else self.values


@dataclass(frozen=True)
class Drawn:
    """A picture that is drawn.

    `template` holds one root <svg> and gets `chart`, `id`, `title`, `desc` and `standalone`. A picture
    whose x is in per cent stretches; one of a fixed `width` in pixels scrolls in its own frame. `page`
    is a template that stands in its place on the page, if HTML does it better. `notes` say what is not
    drawn, and why. `header` holds the headings of the table twin in words, `columns` those of the CSV as
    snake_case names.
    """

    title: str
    desc: str
    template: str
    chart: Any
    height: int
    header: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[TableRow]
    key: Sequence[KeyItem] = ()
    notes: Sequence[str] = ()
    width: int = 0
    page: str = ""


@dataclass(frozen=True)
class Option:
    """A choice that a reader has about a picture: its words, and the label of each code, the first chosen."""

    label: Any
    choices: Mapping[str, Any]


class Picture:
    """A kind of picture. Subclasses say what it is called and draw it; they hold no state."""

    code: ClassVar[str]  # in the address: ?view=timeline
    label: ClassVar[Any]  # on its tab
    sections: ClassVar[Sequence[str]] = (ENGAGEMENTS, AGREEMENTS)

    def options(self, section: str) -> Mapping[str, Option]:
        """Return the options of the picture by the name of their parameter."""
        return {}

    def draw(self, asked: Asked) -> Drawn | None:
        """Return the picture; None where there is nothing to draw."""
        raise NotImplementedError

    def nothing(self, asked: Asked) -> str:
        """Return in words why nothing is drawn of records that are there."""
        return ""
