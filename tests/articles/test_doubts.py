"""What pages say of what is inferred, and of what contradicts them."""

import pytest

from tests import factories as made
from tests.articles.views.test_lists import page
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


def doubts(client, record):
    """Return the sentences of the section on what is inferred."""
    return client.get(record.get_absolute_url()).context["inferred"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"date": "2022-03-31", "date_basis": "inferred"},
            "The date, [2022?] Mar 31, was inferred by the coder; no article states it in full.",
        ),
        (
            {"date": "2023", "date_basis": "worked_out"},
            "The date, [2023], was worked out from the article’s own date.",
        ),
        ({"date": "2023?"}, "The date, 2023?, is uncertain."),
        ({"date": "2023~"}, "The date, about 2023, is approximate."),
        ({"date": "2023%"}, "The date, about 2023?, is uncertain and approximate."),
    ],
)
def test_a_date_that_is_not_stated_in_full_is_told(client, given, sentence):
    assert doubts(client, an_engagement("KH", **given)) == [sentence]


@pytest.mark.parametrize("date", ["2021-12-16", "2021", ""])
def test_where_everything_is_stated_there_is_no_such_section(client, date):
    engagement = an_engagement("KH", date=date)
    assert doubts(client, engagement) == []
    assert "What is inferred" not in page(client, engagement.get_absolute_url())
    assert "What contradicts it" not in page(client, engagement.get_absolute_url())


def test_the_steps_of_an_agreement_and_the_posts_of_an_official_are_told(client):
    agreement = an_agreement("KH", events=(("signed", "2022?"), ("in_force", "2023")))
    assert doubts(client, agreement) == ["The date of “signed”, 2022?, is uncertain."]
    official = an_official()
    an_appointment(official, an_institution(), date="2018/..", true_start=True)
    assert doubts(client, official) == []
    an_appointment(official, an_institution(), date="2015/2016")
    assert doubts(client, official) == [
        "“First cited” is when an article names the post; when it began is not known.",
        "Whether a post without a known end is held still does not follow from the articles.",
    ]


def test_passages_that_say_otherwise_and_posts_that_nothing_covers_are_told(client):
    official = an_official(name="Hun Manet")
    post = an_appointment(official, an_institution(), title="Commander", date="2015/2016").position
    engagement = an_engagement("KH", date="2021-12-16")
    made.ParticipationFactory(engagement=engagement, official=official, position=post)
    report = an_article(date="2021-12-17")
    cite(report, 4, engagement=engagement, field="date", stance="contradicts", note="Gives the 15th.")
    hidden = made.ArticleFactory(title="Hidden")
    cite(hidden, 5, engagement=engagement, field="kind", stance="contradicts", note="Hidden note")
    text = page(client, engagement.get_absolute_url())
    assert 'Date: <a href="#A">article A, paragraph 4</a> says otherwise. Gives the 15th.' in text
    assert "Hun Manet is named as Commander; no appointment on record covers that post on that date." in text
    assert "Hidden" not in text
