"""The screen on which one article is reviewed: its address, who may open it, and what it answers."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.admin.another import another_link
from articles.admin.reviewing.actions import act
from articles.admin.reviewing.apart import frame_of
from articles.admin.reviewing.cards import Card
from articles.admin.reviewing.desk import Desk, Fault, Unfinished
from articles.admin.reviewing.freshness import token_of
from articles.admin.reviewing.panels import ADDED, Panel, opened
from articles.admin.reviewing.proposals import nearest
from articles.admin.reviewing.sheet import Sheet
from articles.admin.reviewing.targets import kind_of
from articles.choices import CodingState
from articles.models import Agreement, Article, Engagement
from articles.models.claim import claim_of_another
from defense_ties.lib.admin import Link
from defense_ties.lib.countries import CODES, country_name

ADDRESS = "articles_article_review"
TEMPLATE = "admin/articles/article/review.html"
ADDABLE = (
    ("evidence", "Passage"),
    ("participation", "Participant"),
    ("signature", "Signatory"),
    ("engagement", "Engagement"),
    ("agreement", "Agreement"),
    ("official", "Official"),
    ("institution", "Institution"),
)
NEAR = "admin/articles/article/review_nears.html"
REASONS = (
    "Not a tie between states.",
    "Not an event with a date of its own.",
    "Not an official: a journalist, an analyst or a bystander.",
    "The text does not say so.",
    "Recorded already.",
)


def review_url(article: Article) -> str:
    """Return the address of the screen of an article."""
    return reverse(f"admin:{ADDRESS}", args=[article.pk])


class ReviewScreen:
    """Mixin of the staff's pages of articles that adds the screen on which one is reviewed."""

    admin_site: Any

    def get_urls(self):
        view = method_decorator([require_http_methods(["GET", "HEAD", "POST"]), never_cache])(
            type(self).review_view
        ).__get__(self)
        address = path("<path:object_id>/review/", self.admin_site.admin_view(view), name=ADDRESS)
        return [address, *super().get_urls()]  # type: ignore[misc]

    def links(self, request, record) -> list:
        """Return the links of the page of an article, that to the screen first."""
        own = super().links(request, record)  # type: ignore[misc]
        return [Link("Review", review_url(record)), *own] if self.may_review_drafts(request) else own

    def may_review_drafts(self, request) -> bool:
        """Return whether the user may work on the screen."""
        return self.has_view_permission(request) and self.has_change_permission(request)  # type: ignore[attr-defined]

    def review_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the screen, or take an action on it."""
        if not self.may_review_drafts(request):
            raise PermissionDenied
        found = Article.objects.select_related("publisher").filter(pk=unquote(object_id))
        article = found.first()
        if article is None:
            raise Http404("There is no such article.")
        desk = Desk(request, self.admin_site, article, frame_of(article, request.user))
        if "near" in request.GET:
            return _near(desk, request.GET["near"])
        if request.method == "POST":
            return _answer(desk)
        try:
            return _page(desk, opened(desk, request.GET), request.GET.get("at", ""))
        except Fault as fault:
            return _page(desk, None, fault.at, fault.sentences)


def _answer(desk: Desk) -> HttpResponse:
    """Take the action that was sent, and return to its card."""
    data = desk.request.POST
    try:
        done = act(desk, data)
    except Unfinished as unfinished:
        return _page(desk, unfinished.panel, unfinished.panel.card, status=422)
    except Fault as fault:
        for sentence in fault.sentences:
            messages.error(desk.request, sentence)
        at = fault.at
    else:
        messages.success(desk.request, done.sentence)
        at = done.at
        if data.get("next"):
            return HttpResponseRedirect(reverse(f"{desk.site.name}:articles_article_next"))
    where = f"?at={at}#{at}" if at else "#review"
    return HttpResponseRedirect(review_url(desk.article) + where)


def _near(desk: Desk, key: str) -> HttpResponse:
    """Return the part of a card that proposes records of other articles, for the screen's script."""
    record = None if desk.frame.is_apart else desk.find(key, "engagement", "agreement")
    if record is None:
        raise Http404("There is no such record.")
    card = Card(record, kind_of(record), [], [], near=nearest(record))
    return TemplateResponse(desk.request, NEAR, {"card": card, "here": review_url(desk.article)})


def _page(
    desk: Desk, panel: Panel | None, at: str, faults: tuple[str, ...] = (), *, status: int = 200
) -> HttpResponse:
    """Return the page, with a panel open if there is one."""
    sheet = Sheet(desk.article, at=panel.card if panel else at, frame=desk.frame)
    card = sheet.card(panel.card) if panel else None
    if card is not None:
        card.panel = panel
    pages = desk.admin_of(Article)
    picker = AutocompleteSelect(Article._meta.get_field("publisher"), desk.site)
    context = {
        **desk.site.each_context(desk.request),
        "is_nav_sidebar_enabled": False,
        "title": f"Review: {desk.article}",
        "opts": Article._meta,
        "article": desk.article,
        "sheet": sheet,
        "panel": panel if card is None else None,
        "faults": faults,
        "article_token": token_of(desk.article),
        "coding_states": CodingState.choices,
        "may_change_article": desk.may_change(desk.article),
        "from_it": [
            another_link(model, desk.article)
            for model in (Engagement, Agreement)
            if desk.may_add(model) and not desk.frame.is_apart
        ],
        "may_publish": pages.has_review_permission(desk.request),
        "frame": desk.frame,
        "claim": None if desk.frame.is_apart else claim_of_another(desk.article, desk.request.user),
        "addable": []
        if desk.frame.is_closed
        else [(kind, label) for kind, label in ADDABLE if kind == "evidence" or desk.may_add(ADDED[kind][0])],
        "reasons": REASONS,
        "country_names": [(code, country_name(code)) for code in CODES],
        "media": picker.media,
        "here": review_url(desk.article),
        "words": {name: desk.request.GET.get(name, "") for name in ("start", "end")},
    }
    return TemplateResponse(desk.request, TEMPLATE, context, status=status)


@admin.display(description="screen")
def review_link(article: Article):
    """Return the link from a list of articles to the screen."""
    return format_html('<a href="{}">Review</a>', review_url(article))
