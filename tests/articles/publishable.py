"""Records that can be published, and what stands in the database after a change."""

import pytest

from articles import review
from articles.models import Article
from people.models import Institution, Official
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PartyFactory,
    PositionFactory,
    SideFactory,
    SignatureFactory,
)


def make_meeting():
    """Make an engagement that can be published: a side, a participant in a post, and evidence."""
    meeting = EngagementFactory(title="Meeting")
    SideFactory(engagement=meeting, country="KH")
    post = PositionFactory(institution=InstitutionFactory(name="Army"))
    manet = OfficialFactory(name="Hun Manet")
    ParticipationFactory(
        engagement=meeting, official=manet, position=post, institution=InstitutionFactory(name="Forces")
    )
    EvidenceFactory(engagement=meeting, article=ArticleFactory(title="Report"))
    return meeting


def make_memorandum():
    """Make an agreement that can be published: a party, a signatory, an event, and evidence of it."""
    memorandum = AgreementFactory(title="Memorandum")
    PartyFactory(agreement=memorandum, institution=InstitutionFactory(name="Ministry"))
    SignatureFactory(
        agreement=memorandum,
        official=OfficialFactory(name="Liu Zhenli"),
        position=PositionFactory(institution=InstitutionFactory(name="Staff")),
    )
    event = AgreementEventFactory(agreement=memorandum)
    EvidenceFactory(engagement=None, agreement_event=event, article=ArticleFactory(title="Report"))
    return memorandum


def status(record):
    """Return the status of a record as the database has it."""
    return type(record).objects.get(pk=record.pk).review_status


def statuses():
    """Return the status of every record that can be carried along, by name or title."""
    return {
        str(record): record.review_status
        for model in (Official, Institution, Article)
        for record in model.objects.all()
    }


def refused(change, **given):
    """Return the sentences with which a change is refused."""
    with pytest.raises(review.Refused) as caught:
        change(**given)
    return caught.value.sentences()
