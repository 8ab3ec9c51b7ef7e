"""Vocabulary files."""

from defense_ties.lib.tables import read_table


def test_a_row_is_a_cell_for_each_column(tmp_path):
    (tmp_path / "ranks.csv").write_text(
        'id,title\nkh_1,"General, ""first"""\nkh_2,ឧត្តមសេនីយ៍\n', encoding="utf-8"
    )
    assert read_table(tmp_path / "ranks.csv") == [
        {"id": "kh_1", "title": 'General, "first"'},
        {"id": "kh_2", "title": "ឧត្តមសេនីយ៍"},
    ]


def test_a_byte_order_mark_does_not_count(tmp_path):
    (tmp_path / "topics.csv").write_text("\ufeffid\ncyber\n", encoding="utf-8")
    assert read_table(tmp_path / "topics.csv") == [{"id": "cyber"}]


def test_a_heading_alone_has_no_rows(tmp_path):
    (tmp_path / "empty.csv").write_text("id,title\n", encoding="utf-8")
    assert read_table(tmp_path / "empty.csv") == []
