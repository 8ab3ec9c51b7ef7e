"""Times in which something begins and ends."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from defense_ties.lib.filters.when import WhenField
from tests.published import an_engagement, listed

FIELD = WhenField()


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2021-12", ("2021-12-01", "2021-12-31"), ("2021-12-01", "2021-12-31")),
        ("2021-01/2021-12", ("2021-01-01", "2021-01-31"), ("2021-12-01", "2021-12-31")),
        ("202X", ("2020-01-01", "2029-12-31"), ("2020-01-01", "2029-12-31")),
        ("2021/..", ("2021-01-01", "2021-12-31"), ("9999-12-31", "9999-12-31")),
        ("../2021-12-16", ("0001-01-01", "0001-01-01"), ("2021-12-16", "2021-12-16")),
    ],
)
def test_a_time_says_in_what_a_record_begins_and_ends(text, begins, ends):
    when = FIELD.clean(text)
    for span, (first, last) in ((when.begins, begins), (when.ends, ends)):
        assert span.earliest == datetime.date.fromisoformat(first)
        assert span.latest == datetime.date.fromisoformat(last)


@pytest.mark.parametrize("text", ["soon", "2021-13", "2021/", "/2021", "2021/2022/2023", "Y9E99", "2021-1"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValidationError, match="is not a time"):
        FIELD.clean(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-12", "2021 Dec"),
        ("2021-01/2021-12", "begins 2021 Jan, ends 2021 Dec"),
        ("2021/..", "begins 2021, ends open"),
        ("undated", "no date known"),
        ("soon", "“soon”"),
    ],
)
def test_a_time_is_said_in_words(text, words):
    assert FIELD.in_words(text) == words


@pytest.mark.django_db
def test_a_list_holds_what_lies_in_a_time_and_not_what_may_lie_in_it(client):
    for date in ("2021-12-16", "2021-12", "2021", "2021-12-30/2022-01-02", "2021/..", ""):
        an_engagement("KH", "RU", id=f"e{date}".replace("/", "_").replace(".", "o"), date=date)
    assert listed(client, "/engagements/?when=2021-12&sort=oldest") == ["e2021-12", "e2021-12-16"]
    assert listed(client, "/engagements/?when=2021-01/2021-12") == ["e2021"]
    assert listed(client, "/engagements/?when=2021-12/2022-01") == ["e2021-12-30_2022-01-02"]
    assert listed(client, "/engagements/?when=2021/..") == ["e2021_oo"]
    assert listed(client, "/engagements/?when=undated") == ["e"]
