"""The change log: added, changed by column, withdrawn and merged, and nothing else."""

import csv
import zipfile

import pytest

from articles.editions import Folder, publish
from articles.editions.changes import write_changes
from articles.package import PackageError
from people import merging
from people.models import Official
from tests import factories as made
from tests.published import an_engagement, an_official, cite

pytestmark = pytest.mark.django_db
HEADING = ["table", "key", "what", "column", "before", "after"]


def log_of(edition):
    with Folder(edition).changes.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    assert heading == HEADING
    return rows


def test_the_first_edition_has_no_change_log(records):
    edition = publish(version="1")
    assert (edition.changes, Folder(edition).changes.exists()) == ({}, False)


def test_where_nothing_changed_there_is_a_heading_and_no_row(records):
    publish(version="1")
    edition = publish(version="2")
    assert (log_of(edition), edition.changes) == ([], {})


def test_a_changed_record_has_a_row_for_each_column_that_differs(records):
    publish(version="1")
    records["visit"].title, records["visit"].date = 'The "visit", mended', "2022-04-01"
    records["visit"].save()

    edition = publish(version="2")

    assert log_of(edition) == [
        ["engagements", "visit", "changed", "title", "A visit", 'The "visit", mended'],
        ["engagements", "visit", "changed", "date", "2022-03", "2022-04-01"],
        ["engagements", "visit", "changed", "earliest", "2022-03-01", "2022-04-01"],
        ["engagements", "visit", "changed", "latest", "2022-03-31", "2022-04-01"],
    ]
    assert edition.changes == {"engagements": {"changed": 1}}


def test_records_that_came_and_records_that_went_are_told_apart(records):
    publish(version="1")
    cite(records["report"], 3, id="ev-talks", engagement=an_engagement(id="talks"))
    records["plan"].evidence.all().delete()
    records["plan"].review_status = "draft"
    records["plan"].save()

    rows = log_of(publish(version="2"))

    assert ["engagements", "talks", "added", "", "", ""] in rows
    assert ["evidence", "ev-talks", "added", "", "", ""] in rows
    assert ["agreements", "plan", "withdrawn", "", "", ""] in rows
    assert {row[2] for row in rows} == {"added", "withdrawn"}


def test_a_merged_record_names_the_one_it_went_into(records):
    kept, lost = an_official(id="sok-dara", name="Sok Dara"), an_official(id="sok-darra", name="Sok Darra")
    publish(version="1")
    merging.merge(kept=kept, lost=lost, user=made.AdministratorFactory.create(), reason="One man.")

    edition = publish(version="2")

    assert ["officials", "sok-darra", "merged", "", "", "sok-dara"] in log_of(edition)
    assert edition.changes["officials"] == {"merged": 1}


def test_a_record_merged_into_a_draft_is_withdrawn_for_readers(records):
    kept, lost = an_official(id="sok-dara", name="Sok Dara"), an_official(id="sok-darra", name="Sok Darra")
    publish(version="1")
    merging.merge(kept=kept, lost=lost, user=made.AdministratorFactory.create(), reason="One man.")
    Official.objects.filter(pk="sok-dara").update(review_status="draft")

    rows = [row for row in log_of(publish(version="2")) if row[0] == "officials"]

    assert rows == [
        ["officials", "sok-dara", "withdrawn", "", "", ""],
        ["officials", "sok-darra", "withdrawn", "", "", ""],
    ]


def test_what_a_spreadsheet_would_run_is_no_formula_in_the_log_either(records):
    publish(version="1")
    records["visit"].title = "=1+1"
    records["visit"].save()
    assert log_of(publish(version="2")) == [["engagements", "visit", "changed", "title", "A visit", "'=1+1"]]


def test_rows_without_ids_go_by_what_tells_them_apart(records):
    official = an_official(id="sok-dara", name="Sok Dara")
    publish(version="1")
    records["visit"].topics.add("cyber")
    made.OfficialAliasFactory(official=official, name="-Dara")

    rows = log_of(publish(version="2"))

    assert ["engagement_topics", "visit | cyber", "added", "", "", ""] in rows
    assert ["official_aliases", "sok-dara | -Dara", "added", "", "", ""] in rows


def package(path, **files):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return path


def changes(tmp_path, before, now):
    with (tmp_path / "changes.csv").open("w+b") as file:
        counts = write_changes(
            file, package(tmp_path / "a.zip", **before), package(tmp_path / "b.zip", **now)
        )
        file.seek(0)
        return file.read().decode("utf-8-sig").splitlines()[1:], counts


def test_columns_that_came_or_went_are_told_once_and_not_with_every_row(tmp_path):
    rows, counts = changes(
        tmp_path,
        {"publishers": "id,name,country\na,A,KH\nb,B,KH\n"},
        {"publishers": "id,name,language\na,A,km\nb,C,km\n"},
    )
    assert counts == {"publishers": {"column_added": 1, "column_dropped": 1, "changed": 1}}
    assert rows == [
        "publishers,,column_added,language,,",
        "publishers,,column_dropped,country,,",
        "publishers,b,changed,name,B,C",
    ]


def test_tables_that_came_or_went_are_whole_in_the_log(tmp_path):
    rows, counts = changes(tmp_path, {"publishers": "id,name\na,A\n"}, {"places": "id,name\np,P\n"})
    assert counts["places"] == {"column_added": 2, "added": 1}
    assert "publishers,a,withdrawn,,," in rows
    assert "places,p,added,,," in rows


def test_a_table_out_of_order_is_refused_rather_than_misread(tmp_path):
    with pytest.raises(PackageError, match=r"publishers\.csv is not in the order of its keys, at “a”"):
        changes(tmp_path, {"publishers": "id,name\nb,B\na,A\n"}, {"publishers": "id,name\na,A\n"})
