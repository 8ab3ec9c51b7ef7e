"""Merging another installation's package: ours by natural keys, theirs if new, and nothing overwritten."""

import csv
from pathlib import Path

import pytest

from articles.combining import MergeRefused, merge
from articles.models import Agreement, AgreementEvent, Article, Engagement, Evidence, Participation, Side
from articles.package import PackageRefused, export, holds_records, load
from articles.package.tables import TABLES
from people import merging
from people.models import Institution, Official, OfficialAlias
from tests import factories as made
from tests.articles.combining.conftest import renamed
from tests.articles.package.packages import MEETING, folder_with

pytestmark = pytest.mark.django_db
DATASET = Path(__file__).resolve().parents[3] / "articles" / "dataset"


def numbers():
    return {table.name: table.model._base_manager.count() for table in TABLES}


def decided(tmp_path, *rows):
    path = tmp_path / "decisions.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["table", "id", "column", "decision"], *rows])
    return path


def found(report):
    return {
        name: (counts.new, counts.equal, counts.conflict, counts.undecided)
        for name, counts in report.tables.items()
    }


def test_what_two_installations_coded_alike_is_found_by_its_natural_keys(ours, theirs):
    load(ours())
    before = numbers()

    report = merge(theirs())

    assert report.total("new") == 0
    assert report.total("equal") == 14
    assert numbers() == before


def test_what_is_new_comes_in_under_its_own_id_and_refers_to_what_is_ours(ours, theirs):
    load(ours())
    another = renamed(MEETING)["engagements"] + "x-visit,A visit,visit,2022-03,draft,\n"
    sides = renamed(MEETING)["sides"] + "x-side-3,x-visit,KH,host\n"
    people = renamed(MEETING)["participations"] + "x-part-3,x-visit,x-dara,host\n"

    report = merge(theirs(engagements=another, sides=sides, participations=people))

    assert found(report)["engagements"] == (1, 1, 0, 0)
    visit = Engagement.objects.get(pk="x-visit")
    assert [side.country for side in visit.sides.all()] == ["KH"]
    assert [row.official_id for row in visit.participations.all()] == ["sok-dara"]
    assert Official.objects.count() == 2


def test_the_history_says_where_it_came_from(theirs):
    merge(theirs())
    assert Official.history.get(id="x-dara").history_change_reason == "Merged from two-generals"


def test_merging_a_second_time_changes_nothing(ours, theirs):
    load(ours())
    package = theirs(officials=renamed(MEETING)["officials"] + "x-new,Chea Rith,KH,draft,\n")
    merge(package)
    before = numbers()
    report = merge(package)
    assert (report.total("new"), numbers()) == (0, before)


def test_a_package_merges_into_an_empty_database_as_it_is(theirs):
    report = merge(theirs())
    assert (report.total("new"), report.total("equal")) == (14, 0)
    assert set(Official.objects.values_list("pk", flat=True)) == {"x-dara", "x-binh"}


def test_the_first_edition_is_equal_where_it_stands_already(tmp_path):
    load(DATASET)
    report = merge(DATASET)
    assert (report.total("new"), report.total("conflict"), report.total("undecided")) == (0, 0, 0)
    assert report.total("equal") == 699


def test_two_installations_that_take_each_others_package_hold_the_same(ours, theirs, tmp_path):
    """Ours and theirs, each with an official the other lacks: afterwards both have both."""
    more = renamed(MEETING)["officials"] + "x-rith,Chea Rith,KH,published,2026-11-22T12:00:00Z\n"
    less = MEETING["officials"] + "long,Vũ Long,VN,published,2026-11-22T12:00:00Z\n"
    a, b = ours(officials=less), theirs(officials=more)

    def names():
        return sorted(Official.objects.values_list("name", flat=True)), numbers()

    load(a)
    merge(b)
    here = names()
    Institution.objects.update(parent=None)
    for table in reversed(TABLES):
        if table.name not in ("ranks", "rank_forms", "topics"):
            table.model._base_manager.all().delete()
    assert not holds_records()
    load(b)
    merge(a)
    assert names() == here
    assert here[0] == ["Chea Rith", "Sok Dara", "Trần Văn Bình", "Vũ Long"]


# -- Conflicts ---------------------------------------------------------------------


def test_where_two_differ_ours_stays_and_the_difference_is_told(ours, theirs, tmp_path):
    load(ours())
    package = theirs(
        sides="id,engagement_id,country,role\nx-side-1,x-meeting,KH,visitor\nx-side-2,x-meeting,VN,visitor\n"
    )

    report = merge(package, preview=tmp_path / "preview.csv")

    assert found(report)["sides"] == (0, 1, 1, 0)
    assert Side.objects.get(pk="side-1").role == "host"
    with (tmp_path / "preview.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["table", "row", "id", "our_id", "what", "column", "ours", "theirs", "decision"],
            ["sides", "2", "x-side-1", "side-1", "conflict", "role", "host", "visitor", ""],
        ]


def test_theirs_is_taken_where_somebody_decided_so(ours, theirs, tmp_path):
    load(ours())
    package = theirs(
        sides="id,engagement_id,country,role\nx-side-1,x-meeting,KH,visitor\nx-side-2,x-meeting,VN,host\n"
    )

    report = merge(package, decisions=decided(tmp_path, ["sides", "x-side-1", "role", "theirs"]))

    assert report.total("taken") == 1
    assert dict(Side.objects.values_list("pk", "role")) == {"side-1": "visitor", "side-2": "visitor"}
    assert Side.history.filter(id="side-1").first().history_change_reason == "Merged from two-generals"


def test_what_the_package_leaves_blank_contradicts_nothing(ours, theirs):
    load(ours())
    Article.objects.filter(pk="news-1").update(abstract="What it says.")
    report = merge(
        theirs(
            articles=renamed(MEETING)["articles"].replace(",language,", ",abstract,").replace(",en,", ",,")
        )
    )
    assert found(report)["articles"] == (0, 1, 0, 0)
    assert Article.objects.get().abstract == "What it says."


def test_what_we_leave_blank_is_theirs_to_give_but_not_without_a_word(ours, theirs, tmp_path):
    load(ours())
    articles = (
        renamed(MEETING)["articles"]
        .replace("review_status", "author,review_status")
        .replace("2021-12-17,", "2021-12-17,Sokha,")
    )
    assert found(merge(theirs(articles=articles)))["articles"] == (0, 0, 1, 0)
    assert Article.objects.get().author == ""
    merge(theirs(articles=articles), decisions=decided(tmp_path, ["articles", "x-news", "", "theirs"]))
    assert Article.objects.get().author == "Sokha"


def test_what_is_published_there_stays_a_draft_here_unless_decided(ours, theirs, tmp_path):
    load(ours())
    Official.objects.filter(pk="sok-dara").update(review_status="draft")
    assert found(merge(theirs()))["officials"] == (0, 1, 1, 0)
    assert Official.objects.get(pk="sok-dara").review_status == "draft"
    merge(theirs(), decisions=decided(tmp_path, ["officials", "x-dara", "review_status", "theirs"]))
    assert Official.objects.get(pk="sok-dara").review_status == "published"


def test_what_is_a_draft_there_withdraws_nothing_here(ours, theirs):
    load(ours())
    officials = renamed(MEETING)["officials"].replace("published,2026-11-22T12:00:00Z", "draft,")
    assert found(merge(theirs(officials=officials)))["officials"] == (0, 2, 0, 0)
    assert set(Official.objects.values_list("review_status", flat=True)) == {"published"}


# -- Which record it is -------------------------------------------------------------


def test_an_id_that_was_merged_here_is_the_record_that_stays(ours, theirs):
    load(ours())
    kept, lost = Official.objects.get(pk="sok-dara"), made.OfficialFactory(id="x-dara", name="Sok Darra")
    merging.merge(kept=kept, lost=lost, user=made.AdministratorFactory(), reason="One man.")
    officials = renamed(MEETING)["officials"].replace("Sok Dara,", "Sok Darra,")

    report = merge(theirs(officials=officials))

    assert found(report)["officials"] == (0, 1, 1, 0)
    assert set(Official.objects.values_list("pk", flat=True)) == {"sok-dara", "tran-van-binh"}


def test_a_text_that_is_here_is_the_same_article_whatever_its_title(ours, theirs):
    load(ours())
    Article.objects.filter(pk="news-1").update(body_sha256="a" * 64)
    articles = "id,title,language,date,body_sha256\nx-news,Another headline,en,2021-12-18," + "a" * 64 + "\n"

    report = merge(theirs(articles=articles))

    assert found(report)["articles"] == (0, 0, 1, 0)
    assert Article.objects.count() == 1
    assert Evidence.objects.count() == 1


def test_a_meeting_of_other_countries_is_another_meeting(ours, theirs):
    load(ours())
    sides = "id,engagement_id,country,role\nx-side-1,x-meeting,LA,host\nx-side-2,x-meeting,TH,visitor\n"

    report = merge(theirs(sides=sides))

    assert found(report)["engagements"] == (1, 0, 0, 0)
    assert set(Engagement.objects.values_list("pk", flat=True)) == {"meeting-1", "x-meeting"}


def test_an_institution_is_told_from_its_namesakes_by_what_it_stands_under(ours, theirs, tmp_path):
    load(ours())
    made.InstitutionFactory(
        id="staff-1", name="General Staff", country="KH", kind="army", parent_id="forces-kh"
    )
    made.InstitutionFactory(
        id="staff-2", name="General Staff", country="KH", kind="army", parent_id="army-kh"
    )
    institutions = renamed(MEETING)["institutions"] + "a-staff,General Staff,army,KH,x-army,draft,\n"

    report = merge(theirs(institutions=institutions))

    assert found(report)["institutions"] == (0, 3, 0, 0)
    assert Institution.objects.count() == 4


def test_where_several_of_ours_fit_nothing_is_written_until_it_is_decided(ours, theirs, tmp_path):
    load(ours())
    made.OfficialFactory(id="namesake", name="Sok Dara", country="KH")
    people = renamed(MEETING)["participations"].replace(",host", ",guest")
    before = numbers()

    with pytest.raises(MergeRefused) as refused:
        merge(theirs(participations=people))

    told = str(refused.value).splitlines()
    assert told[0] == "Nothing was merged: 1 row may be one of our records or another."
    assert told[1].startswith("officials.csv, row 2, “x-dara”: This may be Sok Dara (id ")
    assert "ours" in told[2]
    assert numbers() == before
    merge(theirs(participations=people), decisions=decided(tmp_path, ["officials", "x-dara", "", "namesake"]))
    assert Official.objects.count() == 3
    assert Participation.objects.get(pk="x-part-1").official_id == "namesake"


def test_another_record_of_the_same_name_comes_in_when_it_is_said_to_be_another(ours, theirs, tmp_path):
    load(ours())
    merge(theirs(), decisions=decided(tmp_path, ["officials", "x-dara", "", "new"]))
    assert set(Official.objects.values_list("pk", flat=True)) == {"sok-dara", "tran-van-binh", "x-dara"}
    assert set(OfficialAlias.objects.values_list("official_id", flat=True)) == {"sok-dara", "x-dara"}


def test_two_of_theirs_are_never_made_one_of_ours_in_silence(ours, theirs):
    load(ours())
    officials = renamed(MEETING)["officials"] + "x-dara-2,Sok Dara,KH,draft,\n"
    with pytest.raises(MergeRefused, match="row 4, “x-dara-2”: This is the same official as in row 2"):
        merge(theirs(officials=officials))


def test_two_of_theirs_that_are_alike_and_new_stay_two(ours, theirs):
    load(ours())
    officials = renamed(MEETING)["officials"] + "x-1,Chea Rith,KH,draft,\nx-2,Chea Rith,KH,draft,\n"
    report = merge(theirs(officials=officials))
    assert found(report)["officials"] == (2, 2, 0, 0)


def test_a_step_of_an_agreement_takes_the_next_number_that_is_free(tmp_path):
    agreement = made.AgreementFactory(id="ours", title="A plan", kind="mou", published=False)
    made.AgreementEventFactory(agreement=agreement, sequence=1, kind="signed", date="2022-03-31")
    package = folder_with(
        tmp_path / "theirs",
        {
            "agreements": "id,title,kind\ntheirs,A plan,mou\n",
            "agreement_events": "id,agreement_id,sequence,kind,date\n"
            "e-1,theirs,1,signed,2022-03-31\ne-2,theirs,2,in_force,2022-05\ne-3,theirs,3,expired,2025\n",
        },
    )
    made.AgreementEventFactory(agreement=agreement, sequence=2, kind="amended", date="2023")

    report = merge(package)

    events = AgreementEvent.objects.order_by("sequence").values_list("agreement_id", "sequence", "kind")
    assert list(events) == [
        ("ours", 1, "signed"),
        ("ours", 2, "amended"),
        ("ours", 3, "in_force"),
        ("ours", 4, "expired"),
    ]
    assert Agreement.objects.count() == 1
    assert "agreement_events.csv, row 3: step 2 there is step 3 of “ours” here." in report.notes


# -- Refused as a whole -----------------------------------------------------------------


def test_a_bad_row_is_named_as_it_stands_in_the_package_and_nothing_is_merged(ours, theirs):
    load(ours())
    officials = renamed(MEETING)["officials"] + "x-1,Chea Rith,KH,draft,\nx-2,,KH,draft,\n"
    before = numbers()
    with pytest.raises(PackageRefused) as refused:
        merge(theirs(officials=officials))
    assert str(refused.value).startswith("officials.csv, row 5, name: ")
    assert numbers() == before


def test_what_the_database_refuses_is_named_by_the_row_of_the_package(ours, theirs):
    load(ours())
    engagements = renamed(MEETING)["engagements"] + "x-lone,Alone,talks,2022,published,2026-11-22T12:00:00Z\n"
    before = numbers()
    with pytest.raises(PackageRefused) as refused:
        merge(theirs(engagements=engagements))
    assert str(refused.value).splitlines() == [
        "engagements.csv, row 3: it is published, and no passage of an article supports it."
    ]
    assert numbers() == before


def test_a_dry_run_writes_nothing(ours, theirs):
    load(ours())
    before = numbers()
    report = merge(
        theirs(officials=renamed(MEETING)["officials"] + "x-1,Chea Rith,KH,draft,\n"), dry_run=True
    )
    assert (report.total("new"), numbers()) == (1, before)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            ["officials", "x-dara", "", "perhaps"],
            "row 2, decision: “perhaps” is none of “ours”, “theirs”, “new”",
        ),
        (["generals", "x-dara", "", "new"], "row 2, table: there is no table “generals”."),
        (["officials", "nobody", "", "new"], "row 2: the package has no row “nobody” in officials."),
        (["officials", "nobody", "name", "theirs"], "row 2: the package has no row “nobody” in officials."),
    ],
)
def test_a_decision_that_cannot_be_followed_is_named(ours, theirs, tmp_path, row, reason):
    load(ours())
    with pytest.raises(PackageRefused) as refused:
        merge(theirs(), decisions=decided(tmp_path, row))
    assert str(refused.value).startswith(f"decisions.csv, {reason}")


def test_decisions_that_contradict_each_other_are_named(ours, theirs, tmp_path):
    load(ours())
    rows = (["officials", "x-dara", "", "new"], ["officials", "x-dara", "", "sok-dara"])
    with pytest.raises(PackageRefused, match=r"decisions\.csv, row 3, decision: row 2 says otherwise: “new”"):
        merge(theirs(), decisions=decided(tmp_path, *rows))


def test_an_id_that_is_taken_is_given_to_no_other_record(ours, tmp_path):
    load(ours())
    with pytest.raises(PackageRefused, match="“sok-dara” is one of our records"):
        merge(tmp_path / "ours", decisions=decided(tmp_path, ["officials", "sok-dara", "", "new"]))


def test_an_exported_package_merges_as_well_as_one_made_by_hand(ours, tmp_path):
    load(ours())
    export(tmp_path / "all.zip")
    report = merge(tmp_path / "all.zip")
    assert (report.total("new"), report.total("conflict")) == (0, 0)
