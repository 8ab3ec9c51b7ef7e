"""`manage.py draft_records`."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Engagement
from people.models import Official
from tests.articles.drafting.facts import facts_of, make_article
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read(monkeypatch):
    """Let every text say the same, but for one that cannot be read."""
    monkeypatch.setattr("articles.drafting.article.extract", facts_of)


def run(*args):
    """Run the command and return what it says, what it complains of, and how it ends."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("draft_records", *args, stdout=out, stderr=err)
    except SystemExit as exit:
        return out.getvalue(), err.getvalue(), exit.code
    return out.getvalue(), err.getvalue(), 0


def test_one_article_is_drafted():
    article = make_article()
    make_article(body="Another text.")

    out, err, code = run("--article", article.pk)

    assert (err, code) == ("", 0)
    assert "engagement: 2\n" in out
    assert out.endswith(
        "People and institutions: 0 found on record, 4 new, 0 left to choose\nDrafted 1 of 1 articles.\n"
    )
    assert Article.objects.exclude(drafted_with="").get() == article


def test_all_uncoded_articles_with_a_text_are_drafted():
    make_article()
    make_article(body="Another text.")
    ArticleFactory(body="Coded already.", coding_state="coded")
    ArticleFactory(body="Rejected.", review_status="rejected")
    ArticleFactory(body="")

    out, _, code = run("--all-uncoded")

    assert code == 0
    assert out.endswith("Drafted 2 of 2 articles.\n")
    assert Official.objects.count() == 2
    assert Engagement.objects.count() == 4


def test_a_bad_article_does_not_stop_the_rest():
    make_article(body="An unreadable text.", id="bad")
    make_article()

    out, err, code = run("--all-uncoded")

    assert code == 1
    assert err == "bad: RuntimeError: Too odd.\n"
    assert out.endswith("Drafted 1 of 2 articles.\n")


def test_a_second_run_goes_on_where_the_first_ended():
    make_article()
    run("--all-uncoded")

    assert run("--all-uncoded") == ("There is nothing to draft.\n", "", 0)


def test_an_article_that_was_drafted_is_read_again_only_on_request():
    article = make_article()
    run("--article", article.pk)

    assert run("--article", article.pk)[0] == (
        f"{article.pk}: It was drafted before; nothing was changed.\nDrafted 1 of 1 articles.\n"
    )
    assert "found on record" in run("--article", article.pk, "--again")[0]
    assert Engagement.objects.count() == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--article", "nowhere"), "There is no article “nowhere”."),
        (("--all-uncoded", "--again"), "--again goes with --article only."),
        ((), "one of the arguments --article --all-uncoded is required"),
    ],
)
def test_a_wrong_call_is_refused(args, message):
    with pytest.raises(CommandError, match=message):
        run(*args)


def test_articles_can_be_left_to_the_workers():
    make_article()

    out, err, code = run("--all-uncoded", "--queue")

    assert (err, code) == ("", 0)
    assert out.startswith("Left to the workers: 1 articles in 1 tasks.")
    assert not Engagement.objects.exists()


def test_one_article_is_not_left_to_the_workers():
    with pytest.raises(CommandError, match="--queue goes with --all-uncoded only"):
        run("--article", "a", "--queue")
