"""The tables: which columns they have, in which order, and what is never among them."""

import pytest

from articles.package.tables import BY_NAME, TABLES


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        (
            "institutions",
            "id name native_name acronym kind country parent_id wikidata_id note "
            "review_status published_at drafted_by extractor_version confidence",
        ),
        ("institution_aliases", "institution_id name language kind"),
        ("rank_forms", "rank_id name"),
        (
            "engagements",
            "id title kind status mode place_id summary part_of_id date date_basis earliest latest "
            "review_status published_at drafted_by extractor_version confidence",
        ),
        ("engagement_topics", "engagement_id topic_id"),
        (
            "participations",
            "id engagement_id official_id institution_id country role sequence "
            "name_as_written rank_as_written title_as_written rank_id position_id",
        ),
    ],
)
def test_columns_are_the_fields_with_the_key_first_and_the_review_last(name, columns):
    assert " ".join(BY_NAME[name].fields) == columns


def test_bodies_notes_of_staff_and_users_have_no_column():
    columns = {name for table in TABLES for name in table.fields}

    assert not columns & {"body", "review_note", "reviewed_by_id", "reviewed_at", "drafter_id"}
    assert not columns & {"folded", "sort_key", "created_at", "changed_at"}
    assert "user" not in {model.__name__.lower() for table in TABLES for model in table.references.values()}


def test_a_table_comes_after_those_it_refers_to():
    seen = set()
    for table in TABLES:
        seen.add(table.model)
        assert set(table.references.values()) <= seen


def test_rows_are_told_apart_by_their_key():
    assert BY_NAME["evidence"].key == ("id",)
    assert BY_NAME["rank_forms"].key == ("rank_id", "name")
    assert BY_NAME["official_aliases"].key == ("official_id", "name")
    assert BY_NAME["agreement_topics"].key == ("agreement_id", "topic_id")


def test_every_table_and_column_is_described():
    assert [table.name for table in TABLES if not table.description.endswith(".")] == []
    silent = [
        f"{table.name}.{name}"
        for table in TABLES
        for name, field in table.fields.items()
        if not field.help_text and not table.is_join
    ]
    assert silent == []
