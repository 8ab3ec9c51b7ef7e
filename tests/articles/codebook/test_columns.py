"""The columns of the codebook are those of the files."""

from articles.codebook import list_files, package_files
from articles.codebook.columns import LISTS
from articles.package.derived import DERIVED
from articles.package.tables import TABLES


def codes_of(files, name):
    """Return the anchor of the codes of each column of a file that has any."""
    (found,) = (file for file in files if file.name == name)
    return {column.name: column.codes for column in found.columns if column.codes}


def test_every_column_of_every_file_is_explained():
    assert [[column.name for column in file.columns] for file in list_files()] == [
        [column.name for column in export.columns] for _, export, _ in LISTS
    ]
    assert [[column.name for column in file.columns] for file in package_files()] == [
        *(list(table.fields) for table in TABLES),
        *(table.heading for table in DERIVED),
    ]
    explained = [column for file in [*list_files(), *package_files()] for column in file.columns]
    assert [column.anchor for column in explained if not column.description.strip()] == []
    assert len({column.anchor for column in explained}) == len(explained)


def test_a_column_of_codes_leads_to_them():
    assert codes_of(list_files(), "defense_ties-engagements.csv") == {
        "kind": "engagement-kind",
        "status": "engagement-status",
        "mode": "mode",
        "date_basis": "basis",
        "topics": "topic",
    }
    assert codes_of(list_files(), "defense_ties-agreements.csv") == {
        "kind": "agreement-kind",
        "legally_binding": "legal-force",
        "status": "agreement-event-kind",
        "date_basis": "basis",
        "topics": "topic",
    }
    assert codes_of(package_files(), "engagement_topics.csv") == {"topic_id": "topic"}
    assert codes_of(package_files(), "ranks.csv") == {
        "scheme": "rank-scheme",
        "service": "service",
        "nato_code": "nato-code",
    }
