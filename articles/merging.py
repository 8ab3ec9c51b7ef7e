"""The kinds of records of reports that can be merged, and what is particular to each."""

from articles.choices import AgreementEventKind
from articles.models import Agreement, AgreementEvent, Engagement, Place, Publisher
from defense_ties.lib.merging import Numbered
from people.merging import Kind, register

_LIFE = list(AgreementEventKind.values)


def same_event(event: AgreementEvent, other: AgreementEvent) -> bool:
    """Return whether two reports tell of one step: the same kind, and dates that do not differ."""
    return event.kind == other.kind and (not event.date or not other.date or event.date == other.date)


def goes_before(event: AgreementEvent, other: AgreementEvent) -> bool:
    """Return whether a step stands before another: by date, and where one has none, as agreements live."""
    if event.earliest and other.earliest and event.earliest != other.earliest:
        return event.earliest < other.earliest
    return _LIFE.index(event.kind) < _LIFE.index(other.kind)


register(
    Kind(Place, together=(("latitude", "longitude"),)),
    Kind(Publisher),
    Kind(Engagement, trees=("part_of",)),
    Kind(
        Agreement,
        trees=("implements", "amends"),
        numbered={
            AgreementEvent: Numbered(
                owner="agreement", place="sequence", same=same_event, goes_before=goes_before
            )
        },
    ),
)
