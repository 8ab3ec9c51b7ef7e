"""Filling the empty boxes of participations from the appointments, for whoever works without scripts."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from articles.models import Participation
from articles.posts.as_of import posts_as_of

FILLED = ("rank", "position", "institution", "country")


@transaction.atomic
def fill_posts(*, participations: Iterable[Participation], user: Any) -> list[str]:
    """Fill in rank, position, institution and country where they are empty and there is no doubt.

    Return a sentence for each participation in which something was filled in or is still to be chosen.
    """
    told = []
    for participation in participations:
        if participation.official is None:
            continue
        engagement = participation.engagement
        then = posts_as_of(
            official=participation.official,
            date=engagement.date,
            title=participation.title_as_written,
            rank_as_written=participation.rank_as_written,
            apart_from=engagement.pk,
        )
        post = then.post
        known = {
            "rank": then.rank.rank if then.rank else None,
            "position": post.position if post else None,
            "institution": post.institution if post else None,
            "country": str(then.official.country or ""),
        }
        filled = [name for name in FILLED if known[name] and not getattr(participation, name)]
        if filled:
            for name in filled:
                setattr(participation, name, known[name])
            participation._history_user = user  # type: ignore[attr-defined]
            participation._change_reason = "Filled in as of the date"  # type: ignore[attr-defined]
            participation.save()
            told.append(f"{participation.official}: filled in {', '.join(filled)}.")
        if not post and not participation.position and len(then.posts) > 1:
            choice = "; ".join(str(each.position) for each in then.posts)
            told.append(f"{participation.official}: held several posts then. Choose one: {choice}.")
    return told
