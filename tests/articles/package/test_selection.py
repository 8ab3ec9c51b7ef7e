"""What an export holds: what is published, and what that refers to."""

import pytest

from articles.models import Engagement, Topic
from articles.package import PackageError, export, load
from tests.articles.package.packages import wipe
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PartyFactory,
    PlaceFactory,
    PositionFactory,
    PublisherFactory,
    RankFactory,
    SideFactory,
    SignatureFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """Make a published article."""
    return ArticleFactory(id="news", published=True, publisher=PublisherFactory(id="gazette"))


@pytest.fixture
def meeting(article):
    """Make a published engagement with evidence."""
    meeting = EngagementFactory(id="meeting", published=True)
    EvidenceFactory(id="ev", article=article, engagement=meeting)
    return meeting


@pytest.fixture
def exported(tmp_path):
    """Export, and return what gives the lines of a table without the heading."""

    def export_now(**options):
        export(tmp_path / "package", **options)
        return lambda table: lines_of(tmp_path / "package", table)

    return export_now


def lines_of(package, table):
    """Return the lines of a table without the heading."""
    return (package / f"{table}.csv").read_text(encoding="utf-8").splitlines()[1:]


def ids(lines):
    """Return the first cell of each line."""
    return [line.split(",")[0] for line in lines]


def test_drafts_and_what_belongs_to_them_stay_behind(exported, meeting):
    draft = EngagementFactory(id="draft")
    SideFactory(id="side-of-draft", engagement=draft)
    SideFactory(id="side", engagement=meeting)
    OfficialAliasFactory(official=OfficialFactory(id="dara"))

    table = exported()
    assert ids(table("engagements")) == ["meeting"]
    assert ids(table("sides")) == ["side"]
    assert table("official_aliases") == []


def test_everything_is_exported_if_asked(exported, meeting):
    draft = EngagementFactory(id="draft")
    SideFactory(id="side-of-draft", engagement=draft)

    table = exported(everything=True)
    assert ids(table("engagements")) == ["draft", "meeting"]
    assert ids(table("sides")) == ["side-of-draft"]
    assert len(table("topics")) == Topic.objects.count()


def test_lists_hold_what_is_referred_to_and_no_more(exported, meeting):
    RankFactory(id="unused-rank")
    rank = RankFactory(id="rank")
    rank.forms.create(name="Gen.")
    position = PositionFactory(id="chief", institution=None, country="KH")
    PositionFactory(id="unused-chief", institution=None, country="VN")
    group = TopicFactory(id="group")
    topic = TopicFactory(id="topic", parent=group)
    TopicFactory(id="unused-topic")
    PlaceFactory(id="unused-place")
    Engagement.objects.filter(pk="meeting").get().topics.add(topic)
    meeting.place = PlaceFactory(id="capital")
    meeting.save()
    ParticipationFactory(
        engagement=meeting, official=OfficialFactory(published=True), rank=rank, position=position
    )
    AppointmentFactory(official=OfficialFactory(), position=PositionFactory(id="draft-post"))

    table = exported()
    assert ids(table("ranks")) == ["rank"]
    assert table("rank_forms") == ["rank,Gen."]
    assert ids(table("positions")) == ["chief"]
    assert ids(table("topics")) == ["group", "topic"]
    assert ids(table("places")) == ["capital"]
    assert ids(table("publishers")) == ["gazette"]


def test_a_reference_to_a_draft_is_left_empty(tmp_path, meeting):
    parent = InstitutionFactory(id="forces")
    InstitutionFactory(id="army", parent=parent, published=True)
    Engagement.objects.get(pk="meeting").parts.add(EngagementFactory(id="part"))
    meeting.part_of = EngagementFactory(id="visit")
    meeting.save()
    ParticipationFactory(
        id="p", engagement=meeting, official=OfficialFactory(id="dara"), name_as_written="Gen. Dara"
    )

    report = export(tmp_path / "package")

    assert report.emptied == 3
    package = (tmp_path / "package").joinpath
    assert "forces" not in package("institutions.csv").read_text(encoding="utf-8")
    assert "visit" not in package("engagements.csv").read_text(encoding="utf-8")
    assert package("participations.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "p,meeting,,,KH,member,0,Gen. Dara,,,,"
    ]


def test_a_row_that_can_only_refer_to_a_draft_is_left_out(exported, tmp_path, meeting, article):
    agreement = AgreementFactory(id="plan", published=True)
    EvidenceFactory(id="ev-plan", article=article, engagement=None, agreement=agreement)
    nameless = ParticipationFactory(id="p", engagement=meeting, official=OfficialFactory(id="dara"))
    EvidenceFactory(id="ev-p", article=article, engagement=None, participation=nameless)
    party = PartyFactory(id="party", agreement=agreement, country="", institution=InstitutionFactory())
    SignatureFactory(id="s", agreement=agreement, official=OfficialFactory(published=True), party=party)
    AppointmentFactory(id="app", published=True, official=OfficialFactory())
    EvidenceFactory(id="ev-draft", article=ArticleFactory(), engagement=meeting)
    post = PositionFactory(id="post", institution=InstitutionFactory(), country="")
    ParticipationFactory(
        id="q", engagement=meeting, official=OfficialFactory(id="binh", published=True), position=post
    )

    table, report = exported(), export(tmp_path / "again")
    assert report.left_out == 2
    assert table("participations") == ["q,meeting,binh,,KH,member,0,,,,,"]
    assert ids(table("positions")) == []
    assert ids(table("parties")) == []
    assert ids(table("signatures")) == ["s"]
    assert ids(table("appointments")) == []
    assert ids(table("evidence")) == ["ev", "ev-plan"]


def test_an_export_is_refused_when_a_published_record_would_lose_its_evidence(tmp_path, meeting, article):
    article.review_status = "draft"
    article.save()

    with pytest.raises(PackageError) as error:
        export(tmp_path / "package")

    assert str(error.value) == (
        "Nothing was exported. In engagements, these are published without evidence that would go "
        "with them: meeting. Publish the article, add evidence, or make them drafts again."
    )
    assert list(tmp_path.iterdir()) == []


def test_an_export_is_refused_when_only_drafts_tell_two_records_apart(tmp_path):
    for name in ("first", "second"):
        army = InstitutionFactory(id=f"{name}-army", name=f"{name} army")
        InstitutionFactory(id=f"{name}-staff", name="General Staff", parent=army, published=True)

    with pytest.raises(PackageError) as error:
        export(tmp_path / "package")

    assert str(error.value) == (
        "Nothing was exported. In institutions, these are told from others only by references to records "
        "that are not published: first-staff. Publish what they refer to, or merge them."
    )


def test_two_participations_that_only_draft_officials_tell_apart_are_found(tmp_path, meeting):
    army = InstitutionFactory(published=True)
    for name in ("a", "b"):
        ParticipationFactory(
            id=name, engagement=meeting, institution=army, official=OfficialFactory(), name_as_written=name
        )

    with pytest.raises(PackageError, match="In participations, these are told from others only by"):
        export(tmp_path / "package")


def test_an_export_with_gaps_loads_in_an_empty_database(tmp_path, meeting, article):
    InstitutionFactory(id="army", parent=InstitutionFactory(), published=True)
    agreement = AgreementFactory(id="plan", published=True, signed_at=EngagementFactory())
    EvidenceFactory(
        article=article, engagement=None, agreement_event=AgreementEventFactory(agreement=agreement)
    )
    PartyFactory(agreement=agreement, institution=InstitutionFactory())
    ParticipationFactory(engagement=meeting, name_as_written="Gen. Dara")
    export(tmp_path / "package")
    wipe()

    report = load(tmp_path / "package")

    assert report.total("new") == sum(len(lines_of(tmp_path / "package", table)) for table in report.tables)
