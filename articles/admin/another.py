"""Coding one record after another from an article: one click keeps article, date and countries."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.models import AgreementEvent, Article, Engagement, Evidence, Party, Side
from defense_ties.lib.admin import Link

BOX = "_another"
ARTICLE, SIDE, PARTY, DAY = "from_article", "side", "party", "day"
MOST_GIVEN = 30


def another_link(model: Any, article: Article) -> Link:
    """Return the link to the form of a new record that has the article as its evidence."""
    return Link(f"New {model._meta.verbose_name} from it", _address(model, [(ARTICLE, article.pk)]))


def _address(model: Any, given: list[tuple[str, str]]) -> str:
    return f"{reverse(f'admin:articles_{model._meta.model_name}_add')}?{urlencode(given)}"


class AnotherFromArticle:
    """Mixin of the pages of engagements and agreements that goes on with the same article."""

    model: Any

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        is_cited = obj is not None and Evidence.objects.about(obj).exists()
        if (add or is_cited) and self.has_add_permission(request) and not context.get("is_popup"):  # type: ignore[attr-defined]
            more = (BOX, "1", "code another from this article")
            context["buttons"] = [*context.get("buttons", []), more]
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]

    def response_add(self, request, obj, post_url_continue=None):
        return self._another(request, obj) or super().response_add(request, obj, post_url_continue)  # type: ignore[misc]

    def response_change(self, request, obj):
        return self._another(request, obj) or super().response_change(request, obj)  # type: ignore[misc]

    def _another(self, request, record):
        """Lead to the form of the next record; None if that was not asked for."""
        if BOX not in request.POST:
            return None
        passage = Evidence.objects.about(record).order_by("-created_at", "pk").first()
        if passage is None:
            said = f"“{record}” is saved. It cites no article yet, so there is none to go on with."
            self.message_user(request, said, messages.WARNING)  # type: ignore[attr-defined]
            page = reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])
            return HttpResponseRedirect(page)
        said = f"“{record}” is saved. The next one has its article, date and countries."
        self.message_user(request, said, messages.SUCCESS)  # type: ignore[attr-defined]
        given = [(ARTICLE, passage.article_id), *_kept_of(record)]
        return HttpResponseRedirect(_address(self.model, given))

    # -- The form that is filled in -------------------------------------------------

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):  # type: ignore[misc]
            if obj is None and (rows := _filled_in(request, inline.model)):
                formset.extra = max(formset.extra, len(rows))
            yield formset, inline

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)  # type: ignore[misc]
        # What is sent counts as typed in: rows that equal their initial values would not be saved.
        if obj._state.adding and request.method == "GET" and (rows := _filled_in(request, inline.model)):
            kwargs["initial"] = rows
        return kwargs


def _kept_of(record: Any) -> list[tuple[str, str]]:
    """Return what the next record has in common with this one, as parts of an address."""
    if isinstance(record, Engagement):
        date = [("date", record.date), ("date_basis", record.date_basis)] if record.date else []
        return date + [(SIDE, f"{side.country}:{side.role}") for side in record.sides.all()]
    parties = record.parties.exclude(country="")
    days = [event.date for event in record.events.all() if event.date]
    return [*((DAY, day) for day in days[:1]), *((PARTY, str(party.country)) for party in parties)]


def _filled_in(request, model: Any) -> list[dict[str, str]]:
    """Return the rows of a new record that its address fills in."""
    given = request.GET
    if model is Evidence:
        return [{"article": key} for key in given.getlist(ARTICLE)[:1]]
    if model is Side:
        pairs = [side.partition(":") for side in given.getlist(SIDE)[:MOST_GIVEN]]
        return [{"country": country, "role": role} for country, _, role in pairs]
    if model is Party:
        return [{"country": country} for country in given.getlist(PARTY)[:MOST_GIVEN]]
    return [{"date": day} for day in given.getlist(DAY)[:1]] if model is AgreementEvent else []
