"""Rules about data: the conditions that the database is given."""

import pytest
from django.db.models import Q

from defense_ties.lib.constraints import exactly_one, matches, never_itself, one_of, valid_country

pytestmark = pytest.mark.django_db


def holds(constraint, **values) -> bool:
    """Return whether the database finds that a row of these values keeps the rule."""
    return constraint.condition.check(values)


@pytest.mark.parametrize(
    ("value", "blank", "kept"),
    [("army", False, True), ("", False, False), ("", True, True), ("zz", True, False), ("Army", True, False)],
)
def test_a_code_is_one_of_the_vocabulary(value, blank, kept):
    rule = one_of("kind", ["army", "navy"], name="kind", blank=blank)
    assert holds(rule, kind=value) is kept
    assert rule.violation_error_message == "“kind” holds a code that is not in its vocabulary."


@pytest.mark.parametrize(
    ("value", "blank", "kept"),
    [("KH", False, True), ("XK", False, True), ("kh", True, False), ("ZZ", True, False), ("", False, False)],
)
def test_a_country_is_a_code_of_iso_3166(value, blank, kept):
    rule = valid_country(name="country", blank=blank)
    assert holds(rule, country=value) is kept
    assert rule.violation_error_message == "“country” is not a country code of ISO 3166-1."


def test_a_country_may_be_blank_unless_it_is_needed():
    assert holds(valid_country(name="country"), country="")


@pytest.mark.parametrize(
    ("value", "blank", "kept"),
    [("Q12", True, True), ("Q0", True, False), ("xQ12", True, False), ("", True, True), ("", False, False)],
)
def test_a_text_fits_its_pattern(value, blank, kept):
    rule = matches("wikidata_id", r"^Q[1-9][0-9]*$", name="item", message="A Q and a number.", blank=blank)
    assert holds(rule, wikidata_id=value) is kept
    assert rule.violation_error_message == "A Q and a number."


def test_exactly_one_of_the_references_is_set():
    rule = exactly_one(["one", "two"], name="subject", message="Exactly one.")
    assert rule.condition == (Q(one__isnull=False, two__isnull=True) | Q(one__isnull=True, two__isnull=False))
    assert rule.violation_error_message == "Exactly one."


@pytest.mark.parametrize(("parent", "kept"), [("b", True), ("a", False)])
def test_a_record_does_not_refer_to_itself(parent, kept):
    rule = never_itself("parent", name="parent", message="Not itself.")
    assert holds(rule, id="a", parent=parent) is kept
    assert rule.violation_error_message == "Not itself."


def test_a_rule_is_named_as_it_is_told():
    assert one_of("kind", ["army"], name="people_institution_kind").name == "people_institution_kind"
    assert one_of("kind", ["army"], name="kind").condition == Q(kind__in=["army"])
