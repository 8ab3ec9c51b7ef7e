"""From readings to articles."""

from dataclasses import replace

import pytest

from articles.ingest import storing
from articles.ingest.outcomes import Kind
from articles.ingest.reading import Reading, read_markup, read_text
from articles.ingest.storing import Recognised, rehearse, store, store_all
from articles.models import Article, Publisher
from defense_ties.lib.texts import digest
from tests.articles.ingest.documents import PAGE, REPOST, STORY
from tests.factories import ArticleFactory, CoderFactory, EvidenceFactory, PublisherFactory

pytestmark = pytest.mark.django_db

URL = "https://www.riverland-daily.example/2024/03/05/army-chiefs"


def test_a_new_text_becomes_a_draft_that_waits_to_be_coded():
    user = CoderFactory()
    outcome = store(read_text(STORY, name="a.txt"), user=user)
    article = Article.objects.get()

    assert (outcome.kind, outcome.name, outcome.article) == (Kind.NEW, "a.txt", article.pk)
    assert (article.title, article.body, article.language) == (outcome.title, STORY, "en")
    assert (article.review_status, article.coding_state) == ("draft", "uncoded")
    assert (article.drafter, article.publisher, article.date) == (user, None, "")


def test_a_page_brings_its_title_author_date_address_and_publisher():
    store(read_markup(PAGE))
    article = Article.objects.get()

    assert article.title == "Army chiefs agree on border patrols"
    assert (article.author, article.date, article.date_basis) == ("Mara Velt", "2024-03-05", "stated")
    assert article.url == URL
    assert article.publisher.name == "Riverland Daily"


def test_a_publisher_that_a_person_names_comes_before_the_site():
    publisher = PublisherFactory(name="The Herald")
    store(read_markup(PAGE), publisher=publisher)

    assert Article.objects.get().publisher == publisher
    assert Publisher.objects.count() == 1


def test_a_text_that_is_known_changes_nothing():
    store(read_text(STORY))
    stored = list(Article.objects.values())
    outcome = store(read_text(STORY.replace("\n", "\r\n")))

    assert (outcome.kind, outcome.article) == (Kind.KNOWN, Article.objects.get().pk)
    assert list(Article.objects.values()) == stored


def test_an_article_known_by_its_checksum_gets_its_text_and_its_passages_light_up():
    article = ArticleFactory(body_sha256=digest(STORY), title="", published=True)
    evidence = EvidenceFactory(article=article, start=0, end=11)
    outcome = store(read_text(STORY))
    evidence.refresh_from_db()

    assert (outcome.kind, outcome.article) == (Kind.ATTACHED, article.pk)
    assert evidence.quote == "Army chiefs"
    assert evidence.article.title == ""
    assert article.history.first().history_change_reason == "The text was attached."


def test_an_article_known_by_its_address_alone_gets_its_text():
    article = ArticleFactory(url=URL)

    assert store(read_markup(PAGE)).kind == Kind.ATTACHED
    article.refresh_from_db()
    assert article.body.startswith("Army chiefs agree")


@pytest.mark.parametrize("held", [{"body": "An older text of the same page."}, {"body_sha256": "a" * 64}])
def test_another_text_of_a_known_address_is_told_and_left(held):
    article = ArticleFactory(url=URL, **held)
    stored = list(Article.objects.values())
    outcome = store(read_markup(PAGE))

    assert (outcome.kind, outcome.article) == (Kind.DIFFERS, article.pk)
    assert outcome.reason == "The article of this address has another text, which was left as it is."
    assert list(Article.objects.values()) == stored


def test_a_text_counts_for_more_than_an_address():
    ArticleFactory(url=URL, body="An older text of the same page.")
    first = ArticleFactory(body=read_markup(PAGE).body)

    assert store(read_markup(PAGE)).article == first.pk


def test_a_repost_is_new_and_told_to_be_the_same_report():
    first = store(read_text(STORY))
    outcome = store(read_text(REPOST))
    (alike,) = outcome.alike

    assert outcome.kind == Kind.NEW
    assert (alike.article, alike.title) == (first.article, "Army chiefs agree on border patrols")
    assert 70 < alike.percent < 90


def test_a_refused_reading_is_told_with_the_reason():
    outcome = store(Reading("a.txt", fault="The file is empty."))

    assert str(outcome) == "refused: a.txt: The file is empty."
    assert not Article.objects.exists()


def test_what_somebody_else_stores_at_the_same_moment_is_known(monkeypatch):
    article = ArticleFactory(body=STORY)
    answers = iter([Recognised(Kind.NEW), Recognised(Kind.KNOWN, article)])
    monkeypatch.setattr(storing, "recognise", lambda reading: next(answers))
    outcome = store(read_text(STORY))

    assert (outcome.kind, outcome.article) == (Kind.KNOWN, article.pk)
    assert Article.objects.count() == 1


def test_a_document_that_the_database_refuses_does_not_stop_the_others():
    bad = replace(read_text(STORY, name="bad.txt"), language="not a code", keys=())
    outcomes = store_all([bad, read_text(REPOST, name="good.txt")])

    assert [outcome.kind for outcome in outcomes] == [Kind.REFUSED, Kind.NEW]
    assert outcomes[0].reason == "The database refuses it: it breaks a rule."
    assert Article.objects.count() == 1


def test_a_rehearsal_says_the_same_and_writes_nothing():
    assert rehearse(read_text(STORY)).kind == Kind.NEW
    assert not Article.objects.exists()
    first = store(read_text(STORY))
    (alike,) = rehearse(read_text(REPOST)).alike

    assert alike.article == first.article
    assert rehearse(read_text(STORY)).kind == Kind.KNOWN
    assert rehearse(Reading("a.txt", fault="The file is empty.")).kind == Kind.REFUSED


def test_an_odd_date_of_a_page_is_left_out():
    store(replace(read_markup(PAGE), date="soon"))

    assert Article.objects.get().date == ""
