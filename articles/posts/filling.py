"""Filling the empty boxes of rows from the appointments, for whoever works without scripts."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from articles.models import Participation, Signature
from articles.posts.as_of import AsOf, posts_as_of
from articles.posts.days import day_of, whole_of

FILLED = ("rank", "position", "institution", "country")


@transaction.atomic
def fill_posts(*, rows: Iterable[Participation | Signature], user: Any) -> list[str]:
    """Fill in rank, position, institution and country where they are empty and there is no doubt.

    Return a sentence for each row in which something was filled in or is still to be chosen.
    """
    told = []
    for row in rows:
        if row.official is None:
            continue
        whole = whole_of(row)
        then = posts_as_of(
            official=row.official,
            date=day_of(whole).date,
            title=row.title_as_written,
            rank_as_written=row.rank_as_written,
            apart_from=whole.pk,
        )
        filled = _fill(row, then)
        if filled:
            _save(row, user)
            told.append(f"{row.official}: filled in {', '.join(filled)}.")
        if not then.post and not row.position and len(then.posts) > 1:
            choice = "; ".join(str(each.position) for each in then.posts)
            told.append(f"{row.official}: held several posts then. Choose one: {choice}.")
    return told


def _fill(row: Participation | Signature, then: AsOf) -> list[str]:
    """Put what is known into the empty boxes of a row, and return which; a signature has fewer of them."""
    post = then.post
    known = {
        "rank": then.rank.rank if then.rank else None,
        "position": post.position if post else None,
        "institution": post.institution if post else None,
        "country": str(then.official.country or ""),
    }
    filled = [name for name in FILLED if known[name] and hasattr(row, name) and not getattr(row, name)]
    for name in filled:
        setattr(row, name, known[name])
    return filled


def _save(row: Any, user: Any) -> None:
    row._history_user = user
    row._change_reason = "Filled in as of the date"
    row.save()
