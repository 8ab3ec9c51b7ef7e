"""What the site exports can be imported as it is, and changes nothing."""

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.exports import AGREEMENTS, ARTICLES, ENGAGEMENTS, INSTITUTIONS, OFFICIALS
from articles.models import Agreement, Article, Engagement
from articles.sheets import KINDS
from defense_ties.lib.exports import choose
from defense_ties.lib.sheets.templates import csv_template, workbook_template
from people.models import Institution, Official
from tests.sheets import counts, preview

pytestmark = pytest.mark.django_db

DATASET = Path(__file__).resolve().parents[3] / "articles" / "dataset"


@pytest.fixture
def edition(db):
    """Load the first edition."""
    call_command("load_records", str(DATASET), verbosity=0)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_table_of_the_data_package_says_what_is_on_record(edition, kind):
    found = preview(kind.name, data=(DATASET / f"{kind.name}.csv").read_bytes())

    assert (found.message, found.new, found.changed, found.faulty) == ("", 0, 0, 0)
    assert found.equal == kind.model._base_manager.count() or kind.name in ("ranks", "rank_forms")


@pytest.mark.parametrize(
    ("name", "export", "model"),
    [
        ("officials", OFFICIALS, Official),
        ("institutions", INSTITUTIONS, Institution),
        ("articles", ARTICLES, Article),
        ("engagements", ENGAGEMENTS, Engagement),
        ("agreements", AGREEMENTS, Agreement),
    ],
)
def test_an_exported_list_says_what_is_on_record(edition, name, export, model):
    records = model.objects.published()
    if name == "agreements":
        records = records.with_status()

    found = preview(name, data=b"".join(export.csv(records)))

    assert (found.message, counts(found)) == ("", (0, 0, records.count(), 0))


def test_a_list_with_labels_beside_the_codes_says_what_is_on_record(edition):
    data = b"".join(ENGAGEMENTS.csv(Engagement.objects.published(), choose(ENGAGEMENTS.columns, labels=True)))

    found = preview("engagements", data=data)

    assert (found.message, counts(found)) == ("", (0, 0, 18, 0))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_templates_can_be_read_as_they_are(kind):
    """What they name as examples need not be on record, but the headings and cells are in order."""
    for data, name in ((csv_template(kind).encode(), "a.csv"), (workbook_template(kind), "a.xlsx")):
        found = preview(kind.name, data=data, name=name)

        assert (found.message, found.notes, found.rows) == ("", [], 1)
