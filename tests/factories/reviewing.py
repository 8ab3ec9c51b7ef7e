"""What the factories of reviewable records share."""

import datetime

import factory

PUBLISHED_AT = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


class ReviewableFactory(factory.django.DjangoModelFactory):
    """Base of factories whose records are drafted, reviewed and published."""

    class Meta:
        abstract = True

    class Params:
        published = factory.Trait(review_status="published", published_at=PUBLISHED_AT)
