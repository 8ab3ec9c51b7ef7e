"""Loading: all or nothing, once or twice, and what differs is left alone."""

import pytest

from articles.models import Article, Engagement, Evidence, Participation, Side
from articles.package import PackageRefused, holds_records, load
from people.models import Institution, Official, OfficialAlias
from tests.articles.package.packages import MEETING, folder_with, refusals, zip_of
from tests.factories import ArticleFactory, EngagementFactory, OfficialFactory, PublisherFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def package(tmp_path):
    """Write the package of the meeting."""
    return folder_with(tmp_path / "package", MEETING)


def changed(tmp_path, **tables):
    """Write the package of the meeting with some tables in other words."""
    return folder_with(tmp_path / "changed", MEETING | tables)


def counts(report):
    """Return the numbers of new, equal, different and updated rows."""
    return tuple(report.total(what) for what in ("new", "equal", "different", "updated"))


def test_every_row_of_a_package_becomes_a_record(package):
    report = load(package)

    assert counts(report) == (14, 0, 0, 0)
    assert report.package == "two-generals"
    assert Institution.objects.get(pk="army-kh").parent_id == "forces-kh"
    assert Official.objects.get(pk="tran-van-binh").country == "VN"
    assert list(OfficialAlias.objects.values_list("official", "name", "kind")) == [
        ("sok-dara", "សុខ ដារ៉ា", "native")
    ]
    meeting = Engagement.objects.published().get()
    assert (str(meeting.earliest), str(meeting.latest)) == ("2021-12-16", "2021-12-16")
    assert set(meeting.topics.values_list("pk", flat=True)) == {"exercises", "peacekeeping"}
    assert Evidence.objects.get().engagement == meeting


def test_columns_that_are_worked_out_are_as_if_saved_one_by_one(package):
    load(package)

    assert Official.objects.get(pk="tran-van-binh").folded == "tran van binh"
    assert Official.objects.search("binh").count() == 1


def test_a_column_that_is_left_out_takes_its_default(package):
    load(package)

    assert Engagement.objects.get().mode == "in_person"
    assert Engagement.objects.get().date_basis == "stated"


def test_a_zip_is_loaded_like_a_folder(package, tmp_path):
    assert counts(load(zip_of(package, tmp_path / "package.zip"))) == (14, 0, 0, 0)
    assert counts(load(zip_of(package, tmp_path / "inside.zip", inside="two-generals/"))) == (0, 14, 0, 0)


def test_loading_twice_changes_nothing(package):
    load(package)
    before = list(Engagement.history.values_list("history_id", "changed_at"))

    report = load(package)

    assert counts(report) == (0, 14, 0, 0)
    assert list(Engagement.history.values_list("history_id", "changed_at")) == before


def test_the_history_says_where_a_record_came_from(package):
    load(package)

    for history in (Engagement.history, Side.history.filter(id="side-1"), OfficialAlias.history):
        entry = history.get()
        assert (entry.history_type, entry.history_change_reason) == ("+", "Loaded from two-generals")


def test_the_history_of_an_engagement_holds_its_topics(package):
    load(package)

    entry = Engagement.objects.get().history.get()

    assert {row.topic_id for row in entry.topics.all()} == {"exercises", "peacekeeping"}


def test_a_topic_that_is_added_to_a_record_is_in_its_history(package, tmp_path):
    load(package)

    load(changed(tmp_path, engagement_topics="engagement_id,topic_id\nmeeting-1,cyber\n"))

    latest, first = Engagement.objects.get().history.all()
    assert {row.topic_id for row in first.topics.all()} == {"exercises", "peacekeeping"}
    assert {row.topic_id for row in latest.topics.all()} == {"cyber", "exercises", "peacekeeping"}


def test_a_row_that_differs_is_reported_and_left(package, tmp_path):
    load(package)

    report = load(changed(tmp_path, sides="id,engagement_id,country,role\nside-2,meeting-1,LA,party\n"))

    assert counts(report) == (0, 12, 1, 0)
    assert [str(difference) for difference in report.differences] == [
        "sides.csv, row 2: differs in country, role"
    ]
    assert Side.objects.get(pk="side-2").country == "VN"


def test_a_row_that_differs_is_updated_if_asked(package, tmp_path):
    load(package)

    report = load(
        changed(tmp_path, sides="id,engagement_id,country,role\nside-2,meeting-1,LA,party\n"), update=True
    )

    side = Side.objects.get(pk="side-2")
    assert counts(report) == (0, 12, 0, 1)
    assert (side.country, side.role) == ("LA", "party")
    assert [(entry.history_type, entry.country) for entry in side.history.all()] == [("~", "LA"), ("+", "VN")]


def test_an_alias_that_differs_is_updated_by_its_key(package, tmp_path):
    load(package)

    load(
        changed(tmp_path, official_aliases="official_id,name,language,kind\nsok-dara,សុខ ដារ៉ា,km,former\n"),
        update=True,
    )

    assert list(OfficialAlias.objects.values_list("kind", flat=True)) == ["former"]


def test_an_update_brings_worked_out_columns_up_to_date(package, tmp_path):
    load(package)

    load(
        changed(tmp_path, engagements="id,title,kind,date\nmeeting-1,Talks of two generals,talks,2022-01\n"),
        update=True,
    )

    meeting = Engagement.objects.get()
    assert (meeting.folded, str(meeting.earliest), str(meeting.latest)) == (
        "talks of two generals",
        "2022-01-01",
        "2022-01-31",
    )


def test_an_update_may_turn_a_tree_over(tmp_path):
    before = "id,name,kind,parent_id\na,Army,army,\nb,Brigade,army,a\n"
    after = "id,name,kind,parent_id\na,Army,army,b\nb,Brigade,army,\n"
    load(folder_with(tmp_path / "before", {"institutions": before}))

    load(folder_with(tmp_path / "after", {"institutions": after}), update=True)

    assert dict(Institution.objects.values_list("pk", "parent_id")) == {"a": "b", "b": None}


def test_an_update_cannot_withdraw_a_published_record(package, tmp_path):
    load(package)

    faults = refusals(
        changed(
            tmp_path,
            engagements="id,title,kind,review_status\nmeeting-1,Meeting of two generals,meeting,draft\n",
        ),
        update=True,
    )

    assert faults == [
        "engagements.csv, row 2, review_status: "
        "the record is published here, and a package cannot withdraw it."
    ]


def test_an_update_cannot_change_the_checksum_of_a_text_that_is_at_hand(tmp_path):
    ArticleFactory(id="news-1", title="Two generals meet", body="They met.")
    articles = f"id,title,language,body_sha256\nnews-1,Two generals meet,en,{'0' * 64}\n"
    package = folder_with(tmp_path / "package", {"articles": articles})

    assert load(package).differences[0].columns == ("body_sha256",)
    assert refusals(package, update=True) == [
        "articles.csv, row 2, body_sha256: this follows from what is kept here, such as the text, "
        "and cannot be updated."
    ]


def test_a_text_that_is_at_hand_stays_when_the_record_is_updated(tmp_path):
    ArticleFactory(id="news-1", title="Two generals meet", body="They met.")

    load(
        folder_with(tmp_path / "p", {"articles": "id,title,language\nnews-1,Two generals met,en\n"}),
        update=True,
    )

    article = Article.objects.get()
    assert (article.title, article.body) == ("Two generals met", "They met.")


def test_a_dry_run_says_what_would_happen_and_writes_nothing(package):
    report = load(package, dry_run=True)

    assert counts(report) == (14, 0, 0, 0)
    assert report.dry_run
    assert not holds_records()


def test_a_row_may_refer_to_a_record_in_the_database(tmp_path):
    PublisherFactory(id="gazette")

    load(
        folder_with(
            tmp_path / "p", {"articles": "id,title,publisher_id,language\nnews-1,Two generals,gazette,en\n"}
        )
    )

    assert Article.objects.get().publisher_id == "gazette"


def test_nothing_is_written_when_one_row_is_bad(package, tmp_path):
    with pytest.raises(PackageRefused):
        load(changed(tmp_path, sides=MEETING["sides"] + "side-3,meeting-1,XX,host\n"))

    assert not holds_records()
    assert not Participation.history.exists()


def test_every_bad_row_is_named_at_once(tmp_path):
    faults = refusals(
        changed(
            tmp_path,
            officials="id,name,country\nsok-dara,,KH\nTran,Trần Văn Bình,XX\n",
            engagements=(
                "id,title,kind,date,review_status,published_at\n"
                "meeting-1,Meeting of two generals,meeting,2021-13-16,published,2026-11-22T12:00:00Z\n"
                "meeting-2,Another meeting,picnic,2021-12-16,published,yesterday\n"
            ),
            sides="id,engagement_id,country,role\nside-1,meeting-9,KH,host\nside-2,meeting-1,VN\n",
        )
    )

    assert faults == [
        "officials.csv, row 2, name: this may not be empty.",
        "officials.csv, row 3, id: “Tran” does not fit. "
        "An id is at most 80 lower-case letters, digits, “-” and “_”.",
        "officials.csv, row 3, country: “XX” is not a country code of ISO 3166-1.",
        "engagements.csv, row 2, date: “2021-13-16” is not a date. "
        "Write a year, a month, a day or a span: 2019, 2022-03, 2021-12-16, 2021-12-14/2021-12-16.",
        "engagements.csv, row 3, kind: “picnic” is none of: aid_or_transfer, award, call, ceremony, "
        "courtesy_call, dialogue, exchange, exercise, meeting, multilateral_meeting, other, port_call, "
        "talks, training, video_conference, visit.",
        "engagements.csv, row 3, published_at: “yesterday” is not a time such as 2026-11-22T12:00:00Z.",
        "sides.csv, row 2, engagement_id: there is no engagement “meeting-9” in the package or here.",
        "sides.csv, row 3: this row has 3 cells, and the heading has 4.",
        "participations.csv, row 3, official_id: "
        "there is no official “tran-van-binh” in the package or here.",
    ]


def test_more_faults_than_are_kept_are_counted(tmp_path):
    rows = "".join(f"o-{number},,KH\n" for number in range(1200))

    with pytest.raises(PackageRefused) as refused:
        load(folder_with(tmp_path / "p", {"officials": f"id,name,country\n{rows}"}))

    assert refused.value.report.faulty == 1200
    assert len(refused.value.report.faults) == 1000


def test_the_number_of_queries_does_not_grow_with_the_rows_of_a_batch(
    tmp_path, django_assert_max_num_queries
):
    rows = "".join(f"o-{number:03},Sok Dara {number},KH\n" for number in range(400))
    package = folder_with(tmp_path / "p", {"officials": f"id,name,country\n{rows}"})

    # SQLite takes 999 values in a statement: forty officials, or forty entries of their history.
    with django_assert_max_num_queries(40):
        load(package)
    with django_assert_max_num_queries(8):
        load(package)

    assert Official.objects.count() == 400


def test_a_database_with_any_record_of_substance_holds_records():
    assert not holds_records()
    PublisherFactory()
    assert not holds_records()
    OfficialFactory()
    assert holds_records()


def test_a_row_that_stands_is_not_new_though_the_package_says_less(tmp_path):
    EngagementFactory(id="meeting-1", title="Meeting", summary="They met in the capital.")

    report = load(folder_with(tmp_path / "p", {"engagements": "id,title,kind\nmeeting-1,Meeting,meeting\n"}))

    assert counts(report) == (0, 1, 0, 0)
    assert Engagement.objects.get().summary == "They met in the capital."
