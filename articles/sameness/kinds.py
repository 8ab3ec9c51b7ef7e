"""Kinds of engagement that one report may use for what another calls by a different name."""

from articles.choices import EngagementKind as Kind

_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({Kind.MEETING, Kind.TALKS, Kind.COURTESY_CALL, Kind.MULTILATERAL_MEETING, Kind.DIALOGUE}),
    frozenset({Kind.VIDEO_CONFERENCE, Kind.CALL, Kind.TALKS, Kind.MEETING, Kind.DIALOGUE}),
    frozenset({Kind.AWARD, Kind.CEREMONY}),
    frozenset({Kind.AID_OR_TRANSFER, Kind.CEREMONY}),
    frozenset({Kind.EXERCISE, Kind.TRAINING}),
    frozenset({Kind.VISIT, Kind.PORT_CALL}),
    frozenset({Kind.EXCHANGE, Kind.MEETING}),
    frozenset({Kind.EXCHANGE, Kind.CEREMONY}),
)


def near_kinds(kind: str) -> set[str]:
    """Return the kinds that may be meant where a report says this one, itself included.

    >>> sorted(near_kinds("award"))
    ['award', 'ceremony']
    """
    return {kind}.union(*(family for family in _FAMILIES if kind in family))
