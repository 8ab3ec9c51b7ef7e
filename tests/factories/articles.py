"""Articles, engagements, agreements and their evidence."""

import factory

from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    Coding,
    CoverageMonth,
    Engagement,
    Evidence,
    Likeness,
    Participation,
    Party,
    Place,
    Publisher,
    Side,
    Signature,
    Topic,
)
from tests.factories.accounts import CoderFactory, ReviewerFactory
from tests.factories.people import OfficialFactory
from tests.factories.reviewing import ReviewableFactory


class PublisherFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Publisher

    name = factory.Sequence(lambda number: f"Daily Gazette {number}")
    kind = "newspaper"
    country = "KH"


class ArticleFactory(ReviewableFactory):
    class Meta:
        model = Article

    title = factory.Sequence(lambda number: f"Two armies meet, part {number}")
    publisher = factory.SubFactory(PublisherFactory)
    date = "2021-12-17"


class LikenessFactory(factory.django.DjangoModelFactory):
    """A likeness of two articles, whichever of them has the lower id."""

    class Meta:
        model = Likeness

    article = factory.SubFactory(ArticleFactory)
    other = factory.SubFactory(ArticleFactory)
    share = 0.9

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        pair = sorted((kwargs.pop("article"), kwargs.pop("other")), key=lambda article: article.pk)
        return super()._create(model_class, *args, article=pair[0], other=pair[1], **kwargs)


class CoverageMonthFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CoverageMonth

    publisher = factory.SubFactory(PublisherFactory)
    month = "2021-12"


class CodingFactory(factory.django.DjangoModelFactory):
    """An article in the hands of a coder, who has not handed it in."""

    class Meta:
        model = Coding

    article = factory.SubFactory(ArticleFactory)
    coder = factory.SubFactory(CoderFactory)
    given_by = factory.SubFactory(ReviewerFactory)


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    label = factory.Sequence(lambda number: f"Mountain warfare {number}")
    definition = "Fighting in mountains."


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    name = factory.Sequence(lambda number: f"Riverside {number}")
    country = "KH"


class EngagementFactory(ReviewableFactory):
    class Meta:
        model = Engagement

    title = factory.Sequence(lambda number: f"Meeting of two commanders {number}")
    kind = "meeting"
    date = "2021-12-16"


class SideFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Side

    engagement = factory.SubFactory(EngagementFactory)
    country = "KH"


class ParticipationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participation

    engagement = factory.SubFactory(EngagementFactory)
    official = factory.SubFactory(OfficialFactory)
    country = "KH"


class AgreementFactory(ReviewableFactory):
    class Meta:
        model = Agreement

    title = factory.Sequence(lambda number: f"Memorandum on cooperation {number}")
    kind = "mou"


class AgreementEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementEvent

    agreement = factory.SubFactory(AgreementFactory)
    sequence = factory.Sequence(lambda number: number + 1)
    kind = "signed"
    date = "2022-03-31"


class PartyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Party

    agreement = factory.SubFactory(AgreementFactory)
    country = "KH"


class SignatureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Signature

    agreement = factory.SubFactory(AgreementFactory)
    official = factory.SubFactory(OfficialFactory)


class EvidenceFactory(factory.django.DjangoModelFactory):
    """Evidence for an engagement, unless another subject is given and `engagement=None`."""

    class Meta:
        model = Evidence

    article = factory.SubFactory(ArticleFactory)
    engagement = factory.SubFactory(EngagementFactory)
    paragraph = 1
