"""An article in the hands of two coders, and what each of them drew from it."""

from typing import Any

from articles import double_coding
from articles.models import Engagement
from tests import factories as made

TEXT = """On 16 December General Sar Bunthan received Admiral Tran Quoc Hung in Phnom Penh.

They signed a memorandum on training and spoke of a joint exercise in 2022.
"""


class Apart:
    """An article that two coders code apart, a reviewer who gave it to them, and what the coders draft."""

    def __init__(self, **given: Any):
        self.first: Any = made.CoderFactory.create()
        self.second: Any = made.CoderFactory.create()
        self.reviewer: Any = made.ReviewerFactory.create()
        self.article: Any = made.ArticleFactory.create(**{"title": "Two navies meet", "body": TEXT} | given)
        codings = double_coding.give(
            articles=[self.article], coders=(self.first, self.second), user=self.reviewer
        )
        self.codings: list[Any] = codings

    def coding(self, slot: int) -> Any:
        """Return one of the codings as it now stands."""
        self.codings[slot - 1].refresh_from_db()
        return self.codings[slot - 1]

    def meeting(self, slot: int, countries: tuple[str, ...] = ("KH", "VN"), **given: Any) -> Any:
        """Make a draft of a coder's, with sides and a passage."""
        values = {"title": f"Meeting as coder {slot} has it", "kind": "meeting", "date": "2021-12-16"} | given
        coder = self.codings[slot - 1].coder
        engagement = made.EngagementFactory.create(coding=self.codings[slot - 1], drafter=coder, **values)
        for country in countries:
            made.SideFactory.create(engagement=engagement, country=country)
        made.EvidenceFactory.create(engagement=engagement, article=self.article, start=0, end=10 + slot)
        return engagement

    def memorandum(self, slot: int, **given: Any) -> Any:
        """Make a draft of an agreement of a coder's, with a party, an event, a signature and a passage."""
        values = {"title": f"Memorandum as coder {slot} has it", "kind": "mou"} | given
        agreement = made.AgreementFactory.create(coding=self.codings[slot - 1], **values)
        made.PartyFactory.create(agreement=agreement, country="KH")
        made.AgreementEventFactory.create(agreement=agreement, kind="signed", date="2021-12-16")
        made.SignatureFactory.create(agreement=agreement, name_as_written="Sar Bunthan", official=None)
        made.EvidenceFactory.create(
            engagement=None, agreement=agreement, article=self.article, start=90, end=100 + slot
        )
        return agreement

    def hand_in(self, *slots: int) -> None:
        """Hand codings in; both if none is named."""
        for slot in slots or (1, 2):
            double_coding.hand_in(coding=self.codings[slot - 1], user=self.codings[slot - 1].coder)


def take_part(engagement: Engagement, **given: Any) -> Any:
    """Make a participant of a draft."""
    return made.ParticipationFactory.create(engagement=engagement, **given)
