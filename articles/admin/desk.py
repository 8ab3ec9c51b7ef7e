"""What the reports put on the desk."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from articles.admin.next import first_waiting
from articles.admin.queues import (
    AGAINST_APPOINTMENTS,
    CONTRADICTING,
    GIVEN,
    NOT_DRAFTED,
    TO_CHECK,
    TO_CODE,
)
from articles.admin.reviewing import review_url
from articles.choices import LikenessDecision
from articles.coverage import publishers_with_gaps
from articles.models import (
    Agreement,
    Article,
    Coding,
    CoverageMonth,
    Engagement,
    ErrorReport,
    Evidence,
    Likeness,
    Participation,
    Place,
    Publisher,
)
from defense_ties.lib.admin import Link, in_words
from defense_ties.lib.admin.desk import (
    Counter,
    Entry,
    Line,
    Panel,
    capped,
    change_url,
    list_url,
    my_work,
    to_review,
)
from defense_ties.lib.admin.today import done_today
from defense_ties.lib.reviewing import ReviewStatus

REVIEWED = (Engagement, Agreement, Article)
WAITING_SHOWN = 5
LATEST = 6
LAST_VERSIONS = 300


def _my_work(request):
    counter = Counter(site, request)
    panel = my_work(counter, REVIEWED)
    given = counter.queue(Article, GIVEN, label="Articles given to me to code apart")
    return panel.joined(Panel("", [given])) if given else panel


def _to_review(request):
    return to_review(Counter(site, request), REVIEWED)


def _today(request):
    return done_today(Counter(site, request), (*REVIEWED, Place, Publisher, CoverageMonth))


def _articles(request):
    counter = Counter(site, request)
    if not counter.may_see(Article):
        return None
    entries = [
        counter.queue(Article, TO_CODE, label="Not yet coded"),
        counter.queue(Article, TO_CHECK, label="Drafted, to be checked"),
        counter.queue(Article, NOT_DRAFTED, label="Not yet drafted from"),
    ]
    waiting = first_waiting(TO_CODE.select(counter.records(Article), request), WAITING_SHOWN)
    return Panel(
        "Articles",
        [entry for entry in entries if entry],
        [Line(str(article), review_url(article), _source(article)) for article in waiting],
        empty="Every article has been coded.",
    )


def _source(article: Article) -> str:
    return ", ".join(filter(None, [str(article.publisher or ""), in_words(article)]))


def _to_decide(request):
    counter, entries = Counter(site, request), []
    if counter.may_see(Likeness):
        found = counter.records(Likeness).filter(decision=LikenessDecision.OPEN)
        url = list_url(Likeness, decision__exact=LikenessDecision.OPEN)
        entries.append(Entry("Articles that may be one report", capped(found), url))
    if counter.may_see(Coding) and request.user.has_perm("articles.review_engagement"):
        handed_in = counter.records(Coding).handed_in()
        found = handed_in.filter(article__in=Coding.objects.to_reconcile().order_by().values("article"))
        url = list_url(Coding, state="to_reconcile")
        entries.append(Entry("Codings apart, to be reconciled", capped(found), url))
    if counter.may_see(ErrorReport):
        found = counter.records(ErrorReport).open()
        entries.append(Entry("Errors that readers report", capped(found), list_url(ErrorReport)))
    return Panel("To decide", entries, empty="Nothing is to be decided.")


def _conflicts(request):
    counter = Counter(site, request)
    entries = [
        counter.queue(Participation, AGAINST_APPOINTMENTS, label="Positions that no appointment covers"),
        counter.queue(Evidence, CONTRADICTING, label="Articles that contradict a record"),
    ]
    return Panel("Conflicts", [entry for entry in entries if entry], empty="No conflicts are known.")


def _coverage(request):
    counter = Counter(site, request)
    if not counter.may_see(CoverageMonth):
        return None
    today = localdate()
    year = today.year if today.month > 1 else today.year - 1
    ledger = reverse("admin:articles_coveragemonth_ledger")
    gaps = publishers_with_gaps(counter.records(Article).standing(), year, today)
    entry = Entry(
        f"Publishers with months of {year} not marked as read", len(gaps), f"{ledger}?year={year}&gaps=1"
    )
    return Panel(
        "Coverage", [entry], links=[Link("The ledger", ledger)], empty=f"No gaps are known in {year}."
    )


def _recently_published(request):
    counter, found = Counter(site, request), []
    for model in (Engagement, Agreement):
        if counter.may_see(model):
            # The last versions are found by an index, the last published records would not be.
            versions = model.history.order_by("-history_date").values_list("id", "review_status")
            last = {key for key, status in versions[:LAST_VERSIONS] if status == ReviewStatus.PUBLISHED}
            found += counter.records(model).published().filter(pk__in=last)
    found.sort(key=lambda record: record.published_at, reverse=True)
    lines = [
        Line(str(record), change_url(record), f"{localtime(record.published_at):%-d %B %Y}")
        for record in found[:LATEST]
    ]
    return Panel("Recently published", lines=lines, empty="Nothing was published lately.")


def _first_steps(request):
    if Article.objects.exists() or Engagement.objects.exists():
        return None
    steps = [
        ("Paste an article, or upload a folder of them", "admin:articles_article_ingest", "add_article"),
        ("Add the publishers whose articles will be read", "admin:articles_publisher_add", "add_publisher"),
        ("Add an engagement by hand", "admin:articles_engagement_add", "add_engagement"),
    ]
    allowed = [step for step in steps if request.user.has_perm(f"articles.{step[2]}")]
    return Panel("Where to begin", lines=[Line(label, reverse(name)) for label, name, _ in allowed])


def _starts(request):
    pages: Any = site.get_model_admin(Article)
    if pages.has_add_permission(request):
        yield Link("Paste an article", reverse("admin:articles_article_ingest"))
    if pages.may_review_drafts(request):
        yield Link("Code next article", reverse("admin:articles_article_next"))
    if pages.has_review_permission(request):
        yield Link("Review next", reverse("admin:articles_article_judge"))
    if site.get_model_admin(CoverageMonth).has_view_permission(request):
        yield Link("Coverage ledger", reverse("admin:articles_coveragemonth_ledger"))


site = admin.site
site.desk += [  # type: ignore[attr-defined]
    _first_steps,
    _my_work,
    _to_review,
    _today,
    _articles,
    _to_decide,
    _conflicts,
    _coverage,
    _recently_published,
]
site.starts.append(_starts)  # type: ignore[attr-defined]
