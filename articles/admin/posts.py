"""Posts as of the date on the staff's pages: what fills a row, what disagrees in it, what can be added."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.functional import cached_property

from articles.admin.citing import CITE, WIDEN, CitingForm, may_add
from articles.models import Engagement, Participation
from articles.posts import AsOf, Mark, Post, day_of, marks_of, posts_as_of, whole_of
from defense_ties.lib.countries import country_name, parse_country
from people.models import Appointment, Official, Position, Rank

LONGEST = 500
MEDIA = forms.Media(
    js=("admin/js/jquery.init.js", "defense_ties/pickers.js", "defense_ties/posts.js"),
    css={"screen": ("defense_ties/posts.css",)},
)


def panel(request, site, row: Any, marks: list[Mark], **more: Any) -> str:
    """Return what is said beside a row, with a button for each thing that the user can do about it."""
    is_open = more.get("is_open")
    unfilled = not row._state.adding and row.official_id and not (row.position_id and row.rank_id)
    context = {
        "row": row,
        "marks": marks,
        "unfilled": unfilled and is_open,
        "may_add": is_open and may_add(request, site, widen=False),
        "may_widen": is_open and may_add(request, site, widen=True),
        "address": reverse(f"{site.name}:articles_participation_as_of"),
    }
    return render_to_string("admin/articles/participation/as_of.html", context | more)


class AsOfRows(admin.options.InlineModelAdmin):
    """Mixin of the rows of those who take part or sign: each shows what disagrees with the other records."""

    @property
    def media(self):
        return super().media + MEDIA

    def get_formset(self, request, obj=None, **kwargs):
        self.request, self.whole = request, obj
        return super().get_formset(request, obj, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "as_of"]

    @cached_property
    def marks(self) -> dict[str, list[Mark]]:
        """What disagrees, by the key of the row."""
        if self.whole is None:
            return {}
        rows = self.get_queryset(self.request).filter(**{self.parent_model._meta.model_name: self.whole})
        return _marks(list(rows.select_related("official", "rank", "position")), self.whole)

    @cached_property
    def is_open(self) -> bool:
        """Whether the rows can be filled in, and appointments made of them."""
        pages = self.admin_site.get_model_admin(self.parent_model)
        may = pages.has_change_permission if self.whole else pages.has_add_permission
        return may(self.request, *([self.whole] if self.whole else []))

    @admin.display(description="As of the date")
    def as_of(self, row):
        """Show what disagrees, and what can be done about it."""
        marks = [] if row._state.adding else self.marks.get(row.pk, [])
        apart_from = self.whole.pk if self.whole else ""
        return panel(self.request, self.admin_site, row, marks, is_open=self.is_open, apart_from=apart_from)


class AsOfForm(CitingForm):
    """Mixin of the form of one who took part or signed, which shows what the rows of the whole show."""

    @property
    def media(self):
        return super().media + MEDIA

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "as_of"]

    def get_object(self, request, object_id, from_field=None):
        row = super().get_object(request, object_id, from_field)  # type: ignore[misc]
        if row is not None:
            row.asked_in = request  # a column is told of the record alone
        return row

    @admin.display(description="As of the date")
    def as_of(self, row):
        """Show what disagrees, and what can be done about it."""
        request: Any = getattr(row, "asked_in", None)
        if request is None:
            return ""
        whole = whole_of(row)
        more = {"apart_from": whole.pk, "date": day_of(whole).date}
        more["is_open"] = self.has_change_permission(request, row)
        return panel(request, self.admin_site, row, _marks([row], whole).get(row.pk, []), **more)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        # Passages that were typed in just now are cited, too.
        self.act_on(request, lambda sent: form.instance if sent else None)


def _marks(rows: list[Any], whole: Any) -> dict[str, list[Mark]]:
    try:
        return marks_of(rows, date=day_of(whole).date, apart_from=whole.pk)
    except ValueError:  # the date that was typed cannot be read, as the form says beside it
        return {}


class AsOfPage(admin.options.BaseModelAdmin):
    """Mixin of the pages of participations: tells a form that is open what an official was on a date."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.as_of_view)
        return [path("as-of/", view, name="articles_participation_as_of"), *super().get_urls()]  # type: ignore[misc]

    def as_of_view(self, request):
        """Return the posts, rank and country of an official on a date, and what disagrees with a row."""
        for model in (Participation, Official, Appointment):
            if not self.admin_site.get_model_admin(model).has_view_permission(request):
                raise PermissionDenied
        sent = {name: request.GET.get(name, "")[:LONGEST].strip() for name in SENT}
        officials = self.admin_site.get_model_admin(Official).get_queryset(request)
        official = officials.filter(pk=sent["official"]).first()
        if official is None:
            raise Http404("There is no such official.")
        try:
            then = posts_as_of(
                official=official,
                date=sent["date"],
                title=sent["title"],
                rank_as_written=sent["written"],
                apart_from=sent["apart_from"],
            )
        except ValueError as error:
            return JsonResponse({"error": str(error)}, status=400)
        marks = marks_of([_row(official, sent)], date=sent["date"], apart_from=sent["apart_from"])
        return JsonResponse(_answer(then, [mark for found in marks.values() for mark in found]))


SENT = ("official", "date", "title", "written", "position", "rank", "country", "apart_from")


def _row(official: Official, sent: dict[str, str]) -> Participation:
    """Return the row of the form, which need not be stored."""
    return Participation(
        engagement=Engagement(),
        official=official,
        position=Position.objects.filter(pk=sent["position"]).first(),
        rank=Rank.objects.filter(pk=sent["rank"]).first(),
        country=parse_country(sent["country"]) or "",
    )


def _answer(then: AsOf, marks: list[Mark]) -> dict[str, Any]:
    rank = then.rank
    return {
        "note": then.note,
        "country": country_name(str(then.official.country)) if then.official.country else "",
        "posts": [_post(post) for post in then.posts],
        "lapsed": [_post(post) for post in then.lapsed],
        "sure": then.post.position.pk if then.post else "",
        "rank": {"id": rank.rank.pk, "text": str(rank.rank), "said": rank.said} if rank else None,
        "marks": [_mark(mark) for mark in marks],
    }


def _post(post: Post) -> dict[str, Any]:
    institution = post.institution
    return {
        "id": post.position.pk,
        "text": str(post.position),
        "when": post.when,
        "institution": {"id": institution.pk, "text": str(institution)} if institution else None,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    button = WIDEN if mark.widens else CITE
    return {"about": mark.about, "text": mark.sentence, "offer": mark.offer, "button": button}
