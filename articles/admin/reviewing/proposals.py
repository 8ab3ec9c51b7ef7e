"""What the screen proposes: who a name may mean, and which record of another article may be the same."""

from collections.abc import Iterable
from typing import Any

from articles.admin.reviewing.cards import Card
from people.matching import Presented, PresentedPost, candidates_for, official_register

FEW = 5


def propose_officials(cards: Iterable[Card]) -> None:
    """Give each row with a name that is not settled the officials who may be meant, the likeliest first."""
    rows = [row for card in cards for row in card.rows if row.open_choice]
    if not rows:
        return
    register = official_register({row.part.name_as_written for row in rows})
    known: dict[Presented, list] = {}
    for row in rows:
        presented = presented_by(row.part)
        if presented not in known:
            known[presented] = candidates_for(presented, register=register)[:FEW]
        row.proposals = known[presented]


def presented_by(part: Any) -> Presented:
    """Return how the article presents somebody who takes part or signs."""
    institution = getattr(part, "institution", None)
    post = PresentedPost(
        title=part.title_as_written,
        institution=str(institution or ""),
        institution_id=getattr(part, "institution_id", None) or "",
    )
    party = getattr(part, "party", None)
    engagement = getattr(part, "engagement", None)
    return Presented(
        name=part.name_as_written,
        country=str(getattr(part, "country", "") or (party.country if party else "")),
        rank=part.rank_as_written,
        posts=(post,) if post != PresentedPost() else (),
        date=engagement.date if engagement else "",
    )


def propose_same(cards: Iterable[Card]) -> None:
    """Give each draft the records of other articles that may be of the same event."""
    try:
        from articles.sameness import similar
    except ImportError:
        return
    for card in cards:
        if card.is_draft or card.is_ready:
            card.near = similar(card.record)[:FEW]


