"""How an engagement or an agreement names an official: as written, and what that means on the day."""

from typing import Any

from articles.drafting.posts import is_recalled
from articles.drafting.shared import Drafting, Meant
from defense_ties.lib.dates import parse_span
from people.models import Position

LONGEST_NAME, LONGEST_RANK, LONGEST_TITLE = 300, 120, 500


def attribution(drafting: Drafting, meant: Meant, date: str) -> dict[str, Any]:
    """Return name, rank and title as written, and the rank and position they resolve to on the date.

    What a text says of a person today is not said of the day of an event that it only recalls.
    """
    fact = meant.fact
    found: dict[str, Any] = {"official": meant.official, "name_as_written": fact.name[:LONGEST_NAME]}
    if is_recalled(drafting, date):
        return found
    return found | {
        "rank_as_written": fact.rank_as_written[:LONGEST_RANK] or fact.rank[:LONGEST_RANK],
        "title_as_written": meant.title[:LONGEST_TITLE],
        "rank": meant.rank,
        "position": _position(meant, date),
    }


def _position(meant: Meant, date: str) -> Position | None:
    """Return the position, unless the date is known and is not among the days on which it is shown held."""
    then, seen = parse_span(date), parse_span(meant.seen)
    known = then.earliest and then.latest and seen.earliest and seen.latest
    if known and (then.earliest > seen.latest or then.latest < seen.earliest):  # type: ignore[operator]
        return None
    return meant.position


def cite_attribution(drafting: Drafting, subject: str, pk: str, meant: Meant, values: dict[str, Any]) -> None:
    """Cite the words of the title and of the rank, where the record has taken them over."""
    cite = drafting.citations.cite
    if values.get("title_as_written"):
        cite(subject, pk, [span for post in meant.held for span in post.spans], "title_as_written")
    if values.get("rank_as_written"):
        cite(subject, pk, meant.fact.evidence.get("rank", ()), "rank")
    if meant.official is None:
        cite(subject, pk, meant.fact.mentions[:1], "name_as_written")
