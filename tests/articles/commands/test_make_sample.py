"""`manage.py make_sample`."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Engagement
from tests.published import an_article

pytestmark = pytest.mark.django_db


def test_the_records_that_were_made_are_counted(capsys):
    call_command("make_sample", engagements=40, seed=1)

    told = capsys.readouterr().out.splitlines()
    assert "engagements: 40" in told
    assert "institutions: 320" in told
    assert Engagement.objects.count() == 40


def test_records_that_are_there_are_not_mixed_with_made_up_ones():
    an_article()
    with pytest.raises(
        CommandError,
        match=r"^Nothing was written\. There are articles in the database already; name an empty one\.$",
    ):
        call_command("make_sample", engagements=40)
    assert not Engagement.objects.exists()
