"""The records that an article is cited for."""

import pytest

from articles.cited import cited_records
from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db


def test_records_are_told_with_the_paragraphs_of_all_that_belongs_to_them():
    article = an_article()
    engagement, agreement = an_engagement("KH"), an_agreement("KH")
    official, institution = an_official(), an_institution()
    cite(article, 7, engagement=engagement)
    cite(article, 3, side=engagement.sides.get())
    cite(article, 3, participation=made.ParticipationFactory(engagement=engagement))
    cite(article, 2, agreement_event=agreement.events.get())
    cite(article, 1, official=official)
    cite(article, 4, appointment=an_appointment(official))
    cite(article, 9, institution=institution)
    cite(an_article(), 5, engagement=engagement)
    cited = cited_records(article)
    assert {noun: [(row, row.paragraphs) for row in rows] for noun, rows in cited.items()} == {
        "engagements": [(engagement, [3, 7])],
        "agreements": [(agreement, [2])],
        "officials": [(official, [1, 4])],
        "institutions": [(institution, [9])],
    }


def test_what_is_not_published_is_left_out():
    article = an_article()
    cite(article, engagement=made.EngagementFactory())
    cite(article, side=made.SideFactory())
    cite(article, agreement=made.AgreementFactory())
    cite(article, official=made.OfficialFactory())
    cite(article, institution=made.InstitutionFactory())
    cite(article, appointment=made.AppointmentFactory(official=an_official()))
    assert cited_records(article) == {
        "engagements": [],
        "agreements": [],
        "officials": [],
        "institutions": [],
    }
