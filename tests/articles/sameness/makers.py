"""Engagements and agreements as two articles report them."""

from itertools import count

from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialFactory,
    ParticipationFactory,
    PartyFactory,
    SideFactory,
    SignatureFactory,
)

numbers = count(1)  # no two articles have one text


def make_reported(*people, sides=("KH", "RU"), published="2021-12-17", article=None, **given):
    """Make an engagement that an article of its own reports, with officials of these names."""
    text = f"They met and talked, says report {next(numbers)}."
    article = article or ArticleFactory(date=published, body=text)
    engagement = EngagementFactory(**given)
    for country in sides:
        SideFactory(engagement=engagement, country=country)
    for person in people:
        official = person if not isinstance(person, str) else OfficialFactory(name=person)
        row = ParticipationFactory(
            engagement=engagement, official=official, name_as_written=official.name, country=official.country
        )
        EvidenceFactory(engagement=None, participation=row, article=article, start=0, end=4)
    EvidenceFactory(engagement=engagement, article=article, start=0, end=8)
    EvidenceFactory(engagement=engagement, article=article, field="date", start=9, end=12)
    return engagement


def make_signed(*people, date="2022-03-31", parties=("KH", "CN"), **given):
    """Make an agreement that an article of its own reports as signed."""
    article = ArticleFactory(date="2022-04-01", body=f"They signed it, it says in {next(numbers)}.")
    agreement = AgreementFactory(**given)
    event = AgreementEventFactory(agreement=agreement, sequence=1, date=date)
    for country in parties:
        PartyFactory(agreement=agreement, country=country)
    for official in people:
        party = agreement.parties.get(country=official.country)
        SignatureFactory(agreement=agreement, official=official, name_as_written=official.name, party=party)
    EvidenceFactory(engagement=None, agreement=agreement, article=article, start=0, end=4)
    EvidenceFactory(engagement=None, agreement_event=event, article=article, field="date", start=5, end=8)
    return agreement
