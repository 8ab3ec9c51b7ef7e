"""How columns become fields of forms."""

import pytest
from django.core.exceptions import ValidationError

from articles.choices import EngagementKind
from articles.models import Engagement
from defense_ties.lib.admin.fields import CountryChoice, vocabulary_of
from people.choices import Seniority
from people.models import Position
from tests.posting import page


def test_the_codes_of_a_column_are_known_with_their_definitions():
    assert vocabulary_of(Engagement._meta.get_field("kind")) is EngagementKind
    assert vocabulary_of(Position._meta.get_field("seniority")) is Seniority
    assert vocabulary_of(Engagement._meta.get_field("title")) is None


@pytest.mark.django_db
def test_the_form_explains_what_the_codes_mean(coder):
    shown = coder.get(page(Engagement, "add")).content.decode()

    assert "<dt>Port call</dt><dd>Ships of one side in a port of another.</dd>" in shown
    assert (
        '<option value="port_call" title="Ships of one side in a port of another.">Port call</option>'
        in shown
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [("Cambodia", "KH"), ("kh", "KH"), (" Türkiye ", "TR"), ("South Korea", "KR"), ("", "")],
)
def test_a_country_is_kept_as_its_code(written, code):
    assert CountryChoice(required=False).clean(written) == code


@pytest.mark.parametrize("written", ["ZZ", "Atlantis", "KH,RU"])
def test_what_is_no_country_is_refused(written):
    with pytest.raises(ValidationError, match="is not a country"):
        CountryChoice().clean(written)


def test_a_country_written_otherwise_is_no_change():
    field = CountryChoice()

    assert not field.has_changed("KH", "Cambodia")
    assert field.has_changed("KH", "Laos")
    assert field.has_changed("KH", "Atlantis")
