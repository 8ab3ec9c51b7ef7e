"""Work that is killed: afterwards there is all of it or nothing, and doing it again completes it."""

import shutil

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.drafting import draft_article
from articles.editions import publish
from articles.editions.files import root
from articles.models import Edition, SheetImport
from defense_ties.lib import background
from people.merging import merge
from people.models import Official
from tests.articles.drafting.facts import FACTS, make_article
from tests.articles.ingest.documents import REPOST, STORY, write
from tests.factories import CoderFactory, OfficialAliasFactory, OfficialFactory, ParticipationFactory
from tests.faults.killing import killed_at, spread, standing, writes_of
from tests.published import an_agreement, an_article, an_engagement, cite
from tests.sheets import csv_of
from tests.sheets import write as write_sheet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_is_waited_for(monkeypatch):
    """Count work as stopped as soon as it gives no sign of life."""
    monkeypatch.setattr(background, "SILENCE", -1.0)


def whole(work, again=None):
    """Kill some work at its statements, after which nothing of it may stand; return what all of it adds."""
    before = standing()
    writes = _writes_in_vain(work)
    for number in spread(writes):
        killed_at(number, work)
        assert standing() == before, f"Something stands after a kill at statement {number} of {writes}."
    (again or work)()
    return standing() - before


def _writes_in_vain(work):
    """Count the statements of some work that is taken back at the end."""

    def in_vain():
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return writes_of(in_vain)


def test_drafts_of_an_article_are_there_with_all_their_parts_or_not_at_all(monkeypatch):
    monkeypatch.setattr("articles.drafting.article.extract", lambda text, **options: FACTS)
    article = make_article()

    added = whole(lambda: draft_article(article=article))

    assert (added["articles_engagement"], added["people_official"]) == (2, 2)
    assert added["articles_evidence"] > 2


def test_a_merge_is_done_or_not():
    kept = OfficialFactory.create(id="kept", name="Liu Zhenli")
    lost = OfficialFactory.create(id="lost", name="Liu Zhen Li")
    OfficialAliasFactory.create(official=lost, name="Liu Z.")
    ParticipationFactory.create(official=lost)

    def join():
        records = {each.pk: each for each in Official.objects.filter(pk__in=["kept", "lost"])}
        merge(kept=records["kept"], lost=records["lost"], reason="One man.", user=None)

    added = whole(join)

    assert (added["people_merge"], added["people_redirection"]) == (1, 1)
    assert not Official.objects.filter(pk=lost.pk).exists()
    assert kept.participations.count() == 1


def test_the_documents_of_a_folder_are_stored_together_or_not_at_all(tmp_path):
    folder = write(tmp_path / "in", a__txt=STORY, b__txt=REPOST, c__txt=STORY.replace("Army", "Navy"))

    added = whole(lambda: call_command("ingest_articles", str(folder), verbosity=0))

    assert added["articles_article"] == added["articles_historicalarticle"] == 3


def test_a_sheet_is_written_whole_or_not_at_all_and_sent_again_completes(tmp_path):
    user = CoderFactory.create().username
    rows = [[f"Sok Dara {number}", "KH"] for number in range(30)]
    sheet = write_sheet(tmp_path, "sheet.csv", csv_of(["name", "country"], *rows))

    def send():
        call_command("import_sheet", "officials", str(sheet), user=user, verbosity=0)

    for number in spread(writes_of(send), 7):
        Official.objects.all().delete()
        SheetImport.objects.all().delete()
        killed_at(number, send)
        assert Official.objects.count() in (0, 30)
        send()
        assert Official.objects.count() == 30


def test_an_edition_is_published_whole_or_not_at_all_and_can_be_begun_again():
    report = an_article(id="report")
    cite(report, engagement=an_engagement("KH", "VN", date="2022-03"))
    cite(report, 2, agreement=an_agreement("KH", "VN"))
    publish(version="first")

    def second():
        assert publish(version="second").state == "published"

    for number in spread(_writes_of_an_edition(second), 5):
        Edition.objects.filter(pk="second").delete()
        killed_at(number, second)
        found = Edition.objects.filter(pk="second", state="published").first()
        assert not found, f"It is published after a kill at statement {number}."
        assert (root() / "first").is_dir()
        assert not (root() / "second").exists()
        second()
        assert (root() / "second").is_dir()
        _remove_second()


def _writes_of_an_edition(work):
    number = writes_of(work)
    _remove_second()
    return number


def _remove_second():
    Edition.objects.filter(pk="second").delete()
    shutil.rmtree(root() / "second")
