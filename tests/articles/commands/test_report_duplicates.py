"""`manage.py report_duplicates`."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.duplicates import KINDS
from people.matching import tell_apart
from people.merging import merge
from people.models import Distinct, Merge, Official, Resemblance
from tests.articles.sameness.makers import make_reported, make_signed
from tests.factories import (
    AdministratorFactory,
    CoderFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

COLUMNS = "kind score reasons first_id first first_facts second_id second second_facts decision keep reason"
HEADING = COLUMNS.split()


def report(tmp_path, **options):
    """Write the report to a file, and return its rows and the path."""
    path = tmp_path / "duplicates.csv"
    call_command("report_duplicates", out=path, stderr=io.StringIO(), **options)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file)), path


def decide(path, user, **options):
    out = io.StringIO()
    call_command("report_duplicates", read=path, user=user.username, stdout=out, **options)
    return out.getvalue()


def rewrite(path, rows, *, dialect=None):
    """Write rows back as a spreadsheet would."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADING, delimiter=dialect or ",")
        writer.writeheader()
        writer.writerows(rows)


def fill(rows, **columns):
    return [row | columns for row in rows]


def names(rows):
    return [{row["first"], row["second"]} for row in rows]


def make_pair(name="Hun Manet", other="Manet Hun"):
    return OfficialFactory(id="a-one", name=name), OfficialFactory(id="b-two", name=other)


def test_the_report_has_a_row_for_each_pair_with_what_tells_them_apart(tmp_path):
    make_pair()
    OfficialFactory(name="Hun Manith")
    rows, path = report(tmp_path, kind=["official"])

    assert rows == [
        {
            "kind": "official",
            "score": "0.912",
            "reasons": "The same words in another order: Manet Hun. Both are of Cambodia.",
            "first_id": "a-one",
            "first": "Hun Manet",
            "first_facts": "Country: Cambodia; Engagements: none",
            "second_id": "b-two",
            "second": "Manet Hun",
            "second_facts": "Country: Cambodia; Engagements: none",
            "decision": "",
            "keep": "a-one",
            "reason": "",
        }
    ]
    assert path.read_bytes().startswith("\ufeffkind,score,".encode())
    assert list(tmp_path.iterdir()) == [path]
    noted = Resemblance.objects.get()
    assert (noted.first_id, noted.second_id, noted.score) == ("a-one", "b-two", 0.912)


@pytest.mark.parametrize(
    ("name", "other", "country"),
    [
        ("Nguyễn Tân Cương", "Nguyen Tan Cuong", "VN"),
        ("Liu Zhenli", "Liu Zhen Li", "CN"),
        ("Sergei Kuzhugetovich Shoigu", "Sergey Shoigu", "RU"),
        ("Nikolai Patrushev", "Nikolai Patrushew", "RU"),
        ("V. Gerasimov", "Valery Gerasimov", "RU"),
        ("Choe Ryong Hae", "Choe Ryong-hae", "KP"),
        ("Abdulrahman Al Rashid", "Rashid Abdulrahman", "SA"),
        ("ហ៊ុន ម៉ាណែត", "ហ៊ុន ម៉ាណែត ", "KH"),
    ],
)
def test_spellings_of_one_name_are_found(tmp_path, name, other, country):
    OfficialFactory(name=name, country=country)
    OfficialFactory(name=other, country=country)

    assert len(report(tmp_path)[0]) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [("Hun Manet", "Hun Manith"), ("Nguyen Van Hung", "Nguyen Van Dung"), ("Sok An", "Sok Anh")],
)
def test_names_of_two_people_are_not(tmp_path, name, other):
    OfficialFactory(name=name)
    OfficialFactory(name=other)

    assert report(tmp_path)[0] == []


def test_a_blank_country_is_compared_with_all_and_another_with_none(tmp_path):
    for country in ("KH", "VN", ""):
        OfficialFactory(name="Hun Manet", country=country)
    rows, _ = report(tmp_path)

    assert len(rows) == 2


def test_an_alias_is_a_name_too(tmp_path):
    first, _ = make_pair("The Prime Minister", "Hun Manet")
    OfficialAliasFactory(official=first, name="Hun Manet")

    assert names(report(tmp_path)[0]) == [{"The Prime Minister", "Hun Manet"}]


def test_institutions_engagements_and_agreements_are_compared_too(tmp_path):
    InstitutionFactory(name="Ministry of Defence", kind="ministry")
    InstitutionFactory(name="Ministry of National Defense of Cambodia", kind="ministry")
    make_reported(kind="talks", title="Talks", date="2021-12-15")
    make_reported(kind="talks", title="More talks", date="2021-12-15")
    make_reported(kind="talks", title="Other talks", date="2021-11-15")
    make_signed(kind="mou", title="An MoU")
    make_signed(kind="mou", title="The MoU")
    rows, _ = report(tmp_path)

    assert [(row["kind"], {row["first"], row["second"]}) for row in rows] == [
        ("institution", {"Ministry of Defence", "Ministry of National Defense of Cambodia"}),
        ("engagement", {"Talks", "More talks"}),
        ("agreement", {"An MoU", "The MoU"}),
    ]


def test_an_undated_engagement_is_compared_with_all_of_its_countries(tmp_path):
    people = OfficialFactory(name="Nikolai Patrushev", country="RU"), OfficialFactory(name="Hun Manet")
    make_reported(*people, kind="talks", title="Talks", date="2021-12-15")
    make_reported(*people, kind="talks", title="Talks, undated", date="")
    rows, _ = report(tmp_path, kind=["engagement"])

    assert names(rows) == [{"Talks", "Talks, undated"}]


def test_two_engagements_of_one_article_are_not_one(tmp_path):
    first = make_reported(kind="talks", title="Talks", date="2021-12-15")
    article = first.evidence.first().article
    make_reported(kind="talks", title="More talks", date="2021-12-15", article=article)

    assert report(tmp_path)[0] == []


def test_what_was_told_apart_or_rejected_is_not_reported(tmp_path):
    first, second = make_pair()
    tell_apart(first=first, second=second)
    OfficialFactory(name="Hun Manet", review_status="rejected")

    assert report(tmp_path)[0] == []


def test_pairs_of_records_that_are_gone_are_forgotten(tmp_path):
    first, _ = make_pair()
    report(tmp_path)
    first.delete()
    report(tmp_path)

    assert not Resemblance.objects.exists()


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(tmp_path):
    make_pair("=Hun Manet", "=Manet Hun")
    (row,), _ = report(tmp_path)

    assert (row["first"], row["second"]) == ("'=Hun Manet", "'=Manet Hun")


def test_only_what_scores_enough_is_reported(tmp_path):
    make_pair()

    assert report(tmp_path, min_score=0.95)[0] == []
    assert len(report(tmp_path, min_score=0.9)[0]) == 1


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_same_merges_into_the_one_that_is_kept(tmp_path, separator):
    make_pair()
    rows, path = report(tmp_path)
    rewrite(path, fill(rows, decision="Same", keep="b-two", reason="One man."), dialect=separator)
    user = AdministratorFactory()

    assert decide(path, user) == "1 merged.\n"
    assert Official.objects.get().pk == "b-two"
    done = Merge.objects.get()
    assert (done.kept_id, done.lost_id, done.reason, done.made_by) == ("b-two", "a-one", "One man.", user)
    assert decide(path, user) == "1 decided before.\n"


def test_different_is_remembered(tmp_path):
    make_pair()
    rows, path = report(tmp_path)
    rewrite(path, fill(rows, decision="different", reason="Brothers."))
    user = CoderFactory()

    assert decide(path, user) == "1 told apart.\n"
    judged = Distinct.objects.get()
    assert (judged.reason, judged.judged_by) == ("Brothers.", user)
    assert decide(path, user) == "1 decided before.\n"
    assert report(tmp_path)[0] == []


def test_blank_is_left_open(tmp_path):
    make_pair()
    _, path = report(tmp_path)

    assert decide(path, CoderFactory()) == "1 left open.\n"


def test_a_dry_run_changes_nothing(tmp_path):
    make_pair()
    rows, path = report(tmp_path)
    rewrite(path, fill(rows, decision="same", reason="One man."))

    assert decide(path, AdministratorFactory(), dry_run=True) == (
        "Nothing was changed; the file would give: 1 merged.\n"
    )
    assert Official.objects.count() == 2


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ({"decision": "maybe"}, "J (decision): “maybe” is neither “same” nor “different”, nor blank."),
        ({"decision": "same"}, "L (reason): A merge needs a reason."),
        ({"decision": "same", "keep": ""}, "K (keep): Write which of the two ids stays."),
        ({"decision": "same", "keep": "zz"}, "K (keep): “zz” is none of the two ids."),
        ({"decision": "same", "kind": "rank"}, f"A (kind): “rank” is none of {', '.join(KINDS)}."),
        ({"decision": "different", "second_id": "zz"}, "G (second_id): There is no official with the id zz."),
        ({"decision": "different", "second_id": ""}, "G (second_id): The id is missing."),
        (
            {"decision": "different", "second_id": "a-one"},
            "G (second_id): Both ids are one: a pair is two records.",
        ),
        (
            {"decision": "=same"},
            "J (decision): “=same” would be run as a formula by a spreadsheet. Write the value itself; "
            "if a text is to begin so, put an apostrophe in front.",
        ),
    ],
)
def test_each_fault_is_told_by_row_and_column(tmp_path, columns, fault):
    make_pair()
    rows, path = report(tmp_path)
    rewrite(path, fill(rows, **columns))

    with pytest.raises(CommandError) as told:
        decide(path, AdministratorFactory())
    assert str(told.value) == f"Nothing was changed:\nRow 2, column {fault}"


def two_rows(tmp_path):
    """Return two decisions, of which the second is faulty."""
    make_pair()
    OfficialFactory(id="c-one", name="Tea Banh"), OfficialFactory(id="d-two", name="Banh Tea")
    rows, path = report(tmp_path)
    rows[0] |= {"decision": "same", "reason": "One man."}
    rows[1] |= {"decision": "perhaps"}
    rewrite(path, rows)
    return path


def test_one_fault_and_nothing_is_done(tmp_path):
    path = two_rows(tmp_path)

    with pytest.raises(CommandError, match="Row 3"):
        decide(path, AdministratorFactory())
    assert Official.objects.count() == 4


def test_the_rows_that_are_right_are_followed_where_that_is_asked_for(tmp_path):
    path = two_rows(tmp_path)

    with pytest.raises(CommandError, match="These rows were passed over:\nRow 3"):
        decide(path, AdministratorFactory(), skip_faulty=True)
    assert Official.objects.count() == 3


def test_decisions_that_contradict_what_was_decided_are_faults(tmp_path):
    first, second = make_pair()
    rows, path = report(tmp_path)
    user = AdministratorFactory()
    rewrite(path, fill(rows, decision="same", reason="One man."))
    judged = tell_apart(first=first, second=second, user=user)
    with pytest.raises(CommandError, match="were judged not to be the same by administrator"):
        decide(path, user)
    judged.delete()
    merge(kept=first, lost=second, reason="One man.", user=user)
    rewrite(path, fill(rows, decision="different"))
    with pytest.raises(CommandError, match="were merged into “Hun Manet” meanwhile; undo that first"):
        decide(path, user)


def test_three_of_one_person_become_one(tmp_path):
    for key in ("a", "b", "c"):
        OfficialFactory(id=key, name="Hun Manet")
    rows, path = report(tmp_path)
    rewrite(path, fill(rows, decision="same", reason="One man."))

    assert decide(path, AdministratorFactory()) == "2 merged, 1 decided before.\n"
    assert Official.objects.get().pk == "a"


def test_who_may_not_change_officials_decides_nothing(tmp_path):
    make_pair()
    rows, path = report(tmp_path)
    rewrite(path, fill(rows, decision="different"))

    with pytest.raises(CommandError, match="may not change officials"):
        decide(path, UserFactory())
    with pytest.raises(CommandError, match="There is no active user “nobody”"):
        call_command("report_duplicates", read=path, user="nobody")


def test_a_coder_does_not_merge_what_is_published(tmp_path):
    first, _ = make_pair()
    first.review_status, first.published_at = "published", timezone.now()
    first.save()
    rows, path = report(tmp_path)
    rewrite(path, fill(rows, decision="same", reason="One man."))

    with pytest.raises(CommandError, match="may not merge what is published"):
        decide(path, CoderFactory())


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "has no column"),
        (b"kind,score\n", "it has no column “first_id”, “second_id”, “decision”, “keep”, “reason”"),
        (b"%PDF-1.4", "This is not CSV but a PDF"),
        (b"kind,kind,first_id,second_id,decision,keep,reason\n", "“kind” is there more than once"),
    ],
)
def test_a_file_that_is_no_report_is_refused(tmp_path, content, fault):
    path = tmp_path / "wrong.csv"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=fault):
        decide(path, AdministratorFactory())


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        decide(tmp_path / "none.csv", AdministratorFactory())
    with pytest.raises(CommandError, match="cannot be written"):
        report(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"min_score": 2.0}, "--min-score is a number from 0 to 1, not 2."),
        ({"user": "x"}, "--user, --dry-run and --skip-faulty go with --read only."),
        ({"read": "x.csv", "out": "y.csv"}, "--read goes with --user, --dry-run and --skip-faulty only."),
        ({"read": "x.csv"}, "--user says who decided: it is needed."),
    ],
)
def test_options_that_do_not_go_together_are_refused(options, fault):
    with pytest.raises(CommandError) as told:
        call_command("report_duplicates", **options)
    assert str(told.value) == fault
