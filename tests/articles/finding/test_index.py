"""The index of the search: it follows whatever is written, by whatever way, and holds only what is public."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles import review
from articles.finding.index import INDEX
from articles.models import Engagement, Participation, Place, SearchEntry, Side
from people.merging import merge, undo
from people.models import Institution, Merge, Official
from tests import factories as made
from tests.articles.package.packages import MEETING, folder_with
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
)

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def as_if_rebuilt():
    """Whatever a test does, the triggers leave what a rebuild would write."""
    yield
    assert list(INDEX.faults()) == []


def found(word, *kinds):
    """Return the ids of the records whose entries hold a folded word."""
    rows = SearchEntry.objects.filter(kind__in=kinds) if kinds else SearchEntry.objects.all()
    held = [row for row in rows if word in f"{row.names} {row.linked} {row.more} {row.marks}".split()]
    return sorted(row.record_id for row in held)


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# -- What is public ------------------------------------------------------------


@pytest.mark.parametrize(
    "factory",
    [
        made.OfficialFactory,
        made.InstitutionFactory,
        made.EngagementFactory,
        made.AgreementFactory,
        made.ArticleFactory,
    ],
)
@pytest.mark.parametrize("status", ["draft", "ready", "rejected"])
def test_only_published_records_are_in_it(factory, status):
    factory(review_status=status)

    assert not SearchEntry.objects.exists()


def test_publishing_puts_a_record_in_and_withdrawing_takes_it_out():
    user = made.UserFactory()
    meeting = made.EngagementFactory(id="meeting", title="Meeting")
    made.SideFactory(engagement=meeting)
    made.EvidenceFactory(engagement=meeting)
    assert found("meeting") == []

    review.publish(records=[meeting], user=user)
    assert found("meeting") == ["meeting"]

    review.reopen(records=[meeting], user=user, note="Wrong.")
    assert found("meeting") == []


def test_names_of_drafts_are_not_in_the_entries_of_public_records():
    meeting = an_engagement("KH", id="meeting")
    draft, army = made.OfficialFactory(name="Zorro"), made.InstitutionFactory(name="Zebra", acronym="ZBR")
    made.OfficialAliasFactory(official=draft, name="Fox")
    made.ParticipationFactory(engagement=meeting, official=draft, institution=army)
    post = made.PositionFactory(title="Chief", institution=army)
    an_appointment(an_official(id="sok"), position=post)
    memorandum = an_agreement("KH", id="memorandum")
    made.SignatureFactory(agreement=memorandum, official=draft)
    made.PartyFactory(agreement=memorandum, country="", institution=army)
    assert [found(word) for word in ("zorro", "fox", "zebra", "zbr")] == [[], [], [], []]
    assert found("chief") == ["sok"]

    draft.review_status = army.review_status = "published"
    draft.published_at = army.published_at = meeting.published_at
    draft.save()
    army.save()
    assert found("zorro", "engagement", "agreement") == found("fox", "engagement", "agreement")
    assert found("zorro", "engagement", "agreement") == ["meeting", "memorandum"]
    assert found("zebra", "official", "engagement", "agreement") == ["meeting", "memorandum", "sok"]


def test_drafts_of_posts_are_not_in_it():
    sok = an_official(id="sok")
    made.AppointmentFactory(official=sok, position=made.PositionFactory(title="Zookeeper"))

    assert found("zookeeper") == []


def test_the_text_of_an_article_is_never_in_it():
    an_article(title="Report", body="A secret paragraph.", abstract="On a meeting.", id="report")

    assert found("meeting") == ["report"]
    assert found("secret") == []


# -- What each kind is found by --------------------------------------------------


def test_an_official_is_found_by_every_name_and_by_posts():
    manet = an_official(id="manet", name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត", country="KH")
    made.OfficialAliasFactory(official=manet, name="Хун Манет")
    an_appointment(manet, an_institution(name="Army", acronym="RCA"), title="Commander")

    entry = SearchEntry.objects.get(kind="official")
    assert entry.names == " hun manet hon manaet  khun manet "
    assert entry.linked == " commander army rca "
    assert entry.marks == " =official  =kh "


def test_an_institution_is_found_by_every_name_and_its_kind():
    army = an_institution(
        name="Quân đội", acronym="VPA", native_name="军队", kind="armed_forces", country="VN"
    )
    made.InstitutionAliasFactory(institution=army, name="The People’s Army")

    entry = SearchEntry.objects.get()
    assert entry.names == " quan doi jundui vpa  the peoples army "
    assert (entry.more, entry.marks) == (" armed forces ", " =institution  =vn ")


def test_an_engagement_is_found_by_who_where_and_what():
    place = made.PlaceFactory(name="Hà Nội", native_name="", country="VN")
    meeting = an_engagement(
        "KH", "RU", title="Port visit", summary="Two ships.", place=place, kind="port_call"
    )
    made.ParticipationFactory(
        engagement=meeting,
        official=an_official(name="Sok Dara", native_name=""),
        institution=an_institution(name="Navy", acronym=""),
        name_as_written="Sok Da-ra",
        title_as_written="Captain",
    )
    meeting.topics.add("maritime_security")

    entry = SearchEntry.objects.get(kind="engagement")
    assert entry.names == " port visit "
    assert entry.linked.split() == ["sok", "dara", "navy", "sok", "da", "ra", "captain"]
    assert entry.more.split() == ["two", "ships", "port", "call", "ha", "noi", "maritime", "security"]
    assert entry.marks.split() == ["=engagement", "=kh", "=ru", "=vn"]
    assert str(entry.newest) == str(meeting.earliest)


def test_an_agreement_is_found_by_titles_signatories_and_parties():
    memorandum = an_agreement(
        title="On medicine", title_as_written="Протокол", kind="mou", summary="Doctors."
    )
    made.PartyFactory(agreement=memorandum, country="LA", institution=an_institution(name="Ministry"))
    made.SignatureFactory(agreement=memorandum, official=an_official(name="Liu Zhenli"))

    entry = SearchEntry.objects.get(kind="agreement")
    assert entry.names == " on medicine protokol "
    assert {"liu", "zhenli", "ministry"} <= set(entry.linked.split())
    assert entry.more.split() == ["doctors", "mou"]
    assert entry.marks.split() == ["=agreement", "=la"]
    assert str(entry.newest) == "2022-03-31"


def test_an_article_is_found_by_title_abstract_author_and_publisher():
    an_article(
        title="", abstract="A visit.", author="Chan", publisher=made.PublisherFactory(name="Fresh Daily")
    )

    entry = SearchEntry.objects.get()
    assert (entry.names, entry.linked) == ("  ", " fresh daily ")
    assert entry.more.split() == ["a", "visit", "chan"]


def test_names_stand_apart_so_that_no_phrase_runs_from_one_to_the_next():
    manet = an_official(name="Hun Manet", native_name="")
    made.OfficialAliasFactory(official=manet, name="Sok Dara")

    assert SearchEntry.objects.get().names == " hun manet  sok dara "


# -- Every way of writing --------------------------------------------------------


@pytest.fixture
def meeting():
    """Make a published meeting of an official, an institution and two countries at a place."""
    place = made.PlaceFactory(name="Hanoi")
    meeting = an_engagement("KH", "VN", id="meeting", title="Meeting", kind="talks", place=place)
    official, army = an_official(id="dara", name="Sok Dara"), an_institution(id="army", name="Army")
    made.ParticipationFactory(id="taken", engagement=meeting, official=official, institution=army)
    return meeting


def test_a_saved_record_is_found_by_its_new_words_only(meeting):
    meeting.title = "Exercise"
    meeting.save()

    assert (found("meeting", "engagement"), found("exercise")) == ([], ["meeting"])


@pytest.mark.parametrize(
    ("model", "key", "old", "changes", "new"),
    [
        (Official, "dara", "dara", {"folded": "hun manet"}, "manet"),
        (Institution, "army", "army", {"folded": "navy"}, "navy"),
        (Participation, "taken", "dara", {"official_id": None, "folded": "manet"}, "manet"),
    ],
)
def test_an_update_of_rows_behind_the_models_is_followed(meeting, model, key, old, changes, new):
    model.objects.filter(pk=key).update(**changes)

    assert (found(old, "engagement"), found(new, "engagement")) == ([], ["meeting"])


def test_raw_sql_is_followed(meeting):
    sql("UPDATE articles_place SET folded = 'hue'")
    assert (found("hanoi"), found("hue")) == ([], ["meeting"])

    sql("DELETE FROM articles_side WHERE country = 'VN'")
    assert found("=vn", "engagement") == []

    sql("UPDATE articles_engagement SET review_status = 'draft' WHERE id = 'meeting'")
    assert found("=kh", "engagement") == []


def test_an_alias_that_comes_changes_and_goes_reaches_whoever_is_named(meeting):
    alias = made.OfficialAliasFactory(official_id="dara", name="Lion")
    assert found("lion") == ["dara", "meeting"]

    alias.name = "Tiger"
    alias.save()
    assert (found("lion"), found("tiger")) == ([], ["dara", "meeting"])

    alias.delete()
    assert found("tiger") == []


def test_a_part_that_moves_to_another_record_moves_its_words(meeting):
    other = an_engagement("KH", id="other")

    Participation.objects.filter(pk="taken").update(engagement=other)

    assert found("dara", "engagement") == ["other"]


def test_topics_that_are_put_on_taken_off_or_renamed_are_followed(meeting):
    topic = made.TopicFactory(label="Divers")
    meeting.topics.add(topic)
    assert found("divers") == ["meeting"]

    topic.label = "Swimmers"
    topic.save()
    assert (found("divers"), found("swimmers")) == ([], ["meeting"])

    meeting.topics.clear()
    assert found("swimmers") == []


def test_rows_written_in_bulk_are_followed(meeting):
    Side.objects.bulk_create([Side(engagement=meeting, country=code) for code in ("LA", "TH")])

    assert found("=la", "engagement") == found("=th", "engagement") == ["meeting"]


def test_a_statement_that_ignores_conflicts_is_followed(meeting):
    Side.objects.bulk_create(
        [Side(engagement=meeting, country=code) for code in ("KH", "LA")], ignore_conflicts=True
    )

    assert found("=la", "engagement") == ["meeting"]


def test_a_deleted_record_is_gone(meeting):
    meeting.delete()

    assert sorted(SearchEntry.objects.values_list("record_id", flat=True)) == ["army", "dara"]


def test_what_is_taken_back_was_never_found(meeting):
    with transaction.atomic():
        Official.objects.filter(pk="dara").update(folded="manet")
        assert found("manet") == ["dara", "meeting"]
        transaction.set_rollback(True)

    assert (found("manet"), found("dara", "engagement")) == ([], ["meeting"])


def test_a_merge_and_its_undoing_are_followed(meeting):
    kept = an_official(id="kept", name="Sok Darra")

    done = merge(kept=kept, lost=Official.objects.get(pk="dara"), reason="One man.", user=None)
    assert found("darra", "engagement") == ["meeting"]
    assert found("dara", "official") == ["kept"]  # an alias from now on

    undo(merge=Merge.objects.get(pk=done.pk), user=None)
    assert found("darra", "engagement") == []
    assert found("dara") == ["dara", "meeting"]


def test_records_that_are_loaded_can_be_found(tmp_path):
    folder_with(tmp_path / "package", MEETING)
    call_command("load_records", str(tmp_path / "package"), verbosity=0)

    published = Engagement.objects.published().count()
    assert SearchEntry.objects.filter(kind="engagement").count() == published == 1


def test_a_publisher_or_place_under_another_name_reaches_what_names_it(meeting):
    article = an_article(id="report", publisher=made.PublisherFactory(name="Old Post"))
    publisher = article.publisher
    publisher.name = "New Post"
    publisher.save()
    Place.objects.update(country="LA")

    assert (found("old"), found("new")) == ([], ["report"])
    assert found("=la") == ["meeting"]


# -- Texts that are too much -----------------------------------------------------


def test_a_text_without_end_can_still_be_saved():
    words = " ".join(f"word{number}" for number in range(80_000))
    meeting = an_engagement("KH", id="meeting", summary=f"{'x' * 10_000} {words}")
    meeting.save()

    assert found("word0") == ["meeting"]
