"""Which records stand in the edition that ships with the software."""

import pytest

from articles.editions import is_in_first_edition
from tests.published import an_engagement, an_official

pytestmark = pytest.mark.django_db


def test_a_record_of_the_first_edition_says_so_and_another_does_not(client):
    shipped, own = an_official(id="hun-manet"), an_engagement(id="hun-manet")
    assert is_in_first_edition(shipped)
    assert not is_in_first_edition(own)
    assert "first edition" in client.get("/officials/hun-manet/").content.decode()
    assert "first edition" not in client.get("/engagements/hun-manet/").content.decode()
