"""`manage.py report_coder_agreement`."""

import csv
import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.double_coding import reporting
from tests.articles.double_coding.made import Apart
from tests.articles.double_coding.test_reconciling import settle

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("report_coder_agreement", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def apart():
    apart = Apart()
    for coder, name in ((apart.first, "ann"), (apart.second, "=bo")):
        coder.username = name
        coder.save()
    apart.meeting(1, title="Meeting", status="planned")
    apart.meeting(2, title="Meeting")
    apart.hand_in()
    return apart


def test_figures_are_told_of_all_and_by_pair(apart):
    told = run()
    assert "All coders: 1 article" in told
    assert "=bo and ann: 1 article" in told
    assert "  engagement, status                                 0 of 1    0.0 %  alpha 0.000" in told
    assert "alpha not defined: no variation" in told


def test_the_csv_is_safe_to_open_in_a_spreadsheet(apart, tmp_path):
    path = tmp_path / "agreement.csv"
    assert run("--out", str(path)).endswith(f"figures written to {path}.\n")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["coders"] for row in rows} == {"All coders", "'=bo and ann"}
    [found] = [row for row in rows if row["coders"] == "All coders" and row["field"] == "status"]
    assert found == {
        "coders": "All coders",
        "articles": "1",
        "record": "engagement",
        "field": "status",
        "units": "1",
        "alike": "0",
        "percent": "0.0",
        "alpha": "0.0",
        "alpha_note": "",
    }
    [kind] = [row for row in rows if row["coders"] == "All coders" and row["field"] == "kind"][:1]
    assert (kind["percent"], kind["alpha"], kind["alpha_note"]) == ("100.0", "", "not defined: no variation")


def test_what_is_decided_later_changes_no_figure(apart):
    before = run()
    settle(apart, m0__status="2")
    assert run() == before


def test_only_what_was_handed_in_between_the_days_counts(apart):
    today = timezone.now().date()
    yesterday, tomorrow = today - datetime.timedelta(2), today + datetime.timedelta(2)
    assert run("--since", str(tomorrow)) == "No article was handed in by two coders.\n"
    assert run("--until", str(yesterday)) == "No article was handed in by two coders.\n"
    assert run("--since", str(yesterday), "--until", str(tomorrow)) == run()
    with pytest.raises(CommandError, match="The last day is before the first"):
        run("--since", str(tomorrow), "--until", str(yesterday))


def test_a_file_that_cannot_be_written_is_named(apart, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        run("--out", str(tmp_path))


def test_the_report_takes_two_queries_however_many_articles(apart, django_assert_num_queries):
    for number in range(3):
        other = Apart(body=f"Another report, {number}.")
        other.meeting(1)
        other.hand_in()
    with django_assert_num_queries(1):
        assert len(reporting.report()) == 5
