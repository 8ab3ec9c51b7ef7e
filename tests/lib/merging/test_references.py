"""Where records refer to one another, found in the description of the tables."""

import pytest

from articles.models import Agreement, Engagement, Place, Topic
from defense_ties.lib.merging import references_to
from people.models import Institution, Official


def columns(model):
    """Return every column that refers to a kind of record, but those of tables about what staff do."""
    found = {f"{reference.model.__name__}.{reference.field.name}" for reference in references_to(model)}
    return {name for name in found if not name.startswith(("Coding", "Coverage", "Likeness"))}


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (
            Official,
            {
                "Appointment.official",
                "Evidence.official",
                "OfficialAlias.official",
                "Participation.official",
                "Signature.official",
            },
        ),
        (
            Institution,
            {
                "Evidence.institution",
                "Institution.parent",
                "InstitutionAlias.institution",
                "Participation.institution",
                "Party.institution",
                "Position.institution",
            },
        ),
        (Place, {"Engagement.place"}),
        (
            Engagement,
            {
                "Agreement.signed_at",
                "Engagement.part_of",
                "Engagement_topics.engagement",
                "Evidence.engagement",
                "Participation.engagement",
                "Side.engagement",
            },
        ),
        (
            Agreement,
            {
                "Agreement.amends",
                "Agreement.implements",
                "AgreementEvent.agreement",
                "Agreement_topics.agreement",
                "Evidence.agreement",
                "Party.agreement",
                "Signature.agreement",
            },
        ),
        (Topic, {"Agreement_topics.topic", "Engagement_topics.topic", "Topic.parent"}),
    ],
)
def test_every_column_that_refers_to_a_kind_is_found_and_no_history(model, expected):
    assert columns(model) == expected
