"""What is left to workers, and what they make of it."""

import pytest
from django_tasks_db.models import DBTaskResult

from articles.extraction import VERSION
from articles.ingest.items import items_in
from articles.models import Article, Engagement
from articles.tasks import draft, ingest, queue_documents, queue_drafting
from tests.articles.drafting.facts import facts_of, make_article
from tests.articles.ingest.documents import REPOST, STORY, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read(monkeypatch):
    """Let every text say the same, but for one that cannot be read."""
    monkeypatch.setattr("articles.drafting.article.extract", facts_of)


def waiting():
    """Return what waits: the name of each task with what it is given."""
    tasks = DBTaskResult.objects.ready().order_by("enqueued_at")
    return [(task.task_name, *task.args_kwargs["args"]) for task in tasks]


def do_all():
    """Do what waits, and what comes of it, and return what is said of each."""
    said = []
    while task := DBTaskResult.objects.ready().order_by("enqueued_at").first():
        said.append(task.task.call(*task.args_kwargs["args"]))
        task.set_successful(said[-1])
    return said


def test_documents_are_left_in_batches_and_what_is_none_is_refused_at_once(tmp_path):
    folder = write(tmp_path / "in", a__txt=STORY, b__txt=REPOST, c__pdf="%PDF")

    counts, refused = queue_documents(items_in(folder))

    size = len(STORY.encode())
    assert counts == {"documents": 2, "tasks": 1}
    assert [outcome.reason for outcome in refused] == [
        "Only .txt, .html, .htm, .xhtml and .zip files are taken."
    ]
    (name, documents, with_drafts) = waiting()[0]
    assert (name, with_drafts) == ("ingest", False)
    assert documents[0] == [f"{folder}/a.txt", f"{folder}/a.txt", "", size]


def test_a_batch_is_taken_in_and_drafted_where_asked(tmp_path):
    folder = write(tmp_path / "in", a__txt=STORY, b__txt=REPOST, c__txt=" ")
    queue_documents(items_in(folder), draft=True)

    assert do_all() == [
        {
            "told": "3 documents: 2 new, 1 refused, 1 much like another article.",
            "faults": [f"refused: {folder}/c.txt: There is no text in it."],
        },
        {"told": "Drafted 2 of 2 articles.", "faults": []},
    ]
    assert set(Article.objects.values_list("drafted_with", flat=True)) == {VERSION}


def test_without_being_asked_nothing_is_drafted(tmp_path):
    queue_documents(items_in(write(tmp_path / "in", a__txt=STORY)))
    do_all()

    assert (Article.objects.count(), Engagement.objects.count()) == (1, 0)


def test_a_batch_that_is_taken_in_again_leaves_what_was_not_drafted_to_the_workers_once_more(tmp_path):
    queue_documents(items_in(write(tmp_path / "in", a__txt=STORY)), draft=True)
    batch = waiting()[0][1]
    ingest.call(batch, True)
    DBTaskResult.objects.all().delete()  # as if it had died before leaving the drafting

    assert ingest.call(batch, True)["told"] == "1 document: 1 known."
    assert waiting() == [("draft", [Article.objects.get().pk])]


def test_an_article_that_cannot_be_drafted_keeps_none_of_the_others_from_it():
    odd, good = make_article(body="unreadable"), make_article()

    assert draft.call([odd.pk, "nobody", good.pk]) == {
        "told": "Drafted 1 of 3 articles.",
        "faults": [
            f"{odd.pk}: RuntimeError: Too odd.",
            "nobody: DoesNotExist: Article matching query does not exist.",
        ],
    }
    assert Engagement.objects.exists()


def test_articles_are_left_to_be_drafted_by_tens():
    assert queue_drafting(f"article-{number}" for number in range(21)) == 3
    assert [len(ids) for _, ids in waiting()] == [10, 10, 1]
