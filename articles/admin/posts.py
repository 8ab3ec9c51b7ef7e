"""Posts as of the date on the staff's pages: what fills a row, what disagrees in it, what can be added."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.functional import cached_property

from articles.choices import AgreementEventKind
from articles.models import Engagement, Participation
from articles.posts import AsOf, Mark, Post, Refused, cite_appointment, fill_posts, marks_of, posts_as_of
from defense_ties.lib.countries import country_name, parse_country
from people.models import Appointment, Official, Position, Rank

LONGEST = 500
CITE, WIDEN, FILL = "_cite", "_widen", "_fill"


class AsOfRows(admin.options.InlineModelAdmin):
    """Mixin of the rows of those who take part or sign: each shows what disagrees with the other records."""

    class Media:
        js = ("admin/js/jquery.init.js", "defense_ties/pickers.js", "defense_ties/posts.js")
        css = {"screen": ("defense_ties/posts.css",)}

    # Whether an appointment can be made of a row.
    cites = False

    def get_formset(self, request, obj=None, **kwargs):
        self.request, self.whole = request, obj
        return super().get_formset(request, obj, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "as_of"]

    def date_of(self, whole) -> str:
        """Return the date, as EDTF, on which everybody in the rows was what they were."""
        raise NotImplementedError

    @cached_property
    def marks(self) -> dict[str, list[Mark]]:
        """What disagrees, by the key of the row."""
        if self.whole is None:
            return {}
        rows = self.get_queryset(self.request).filter(**{self.opts_of_whole: self.whole})
        rows = rows.select_related("official", "rank", "position")
        try:
            return marks_of(list(rows), date=self.date_of(self.whole), apart_from=self.whole.pk)
        except ValueError:  # the date that was typed cannot be read, as the form says beside it
            return {}

    @cached_property
    def is_open(self) -> bool:
        """Whether the rows can be filled in, and appointments made of them."""
        pages = self.admin_site.get_model_admin(self.parent_model)
        may = pages.has_change_permission if self.whole else pages.has_add_permission
        return self.cites and may(self.request, *([self.whole] if self.whole else []))

    @property
    def opts_of_whole(self) -> str:
        """The relation to the record that the rows belong to."""
        return self.parent_model._meta.model_name

    @admin.display(description="As of the date")
    def as_of(self, row):
        """Show what disagrees, and what can be done about it."""
        stored = not row._state.adding
        marks = self.marks.get(row.pk, []) if stored else []
        unfilled = stored and row.official_id and not (row.position_id and row.rank_id)
        context = {
            "row": row,
            "marks": marks,
            "unfilled": unfilled and self.is_open,
            "may_add": self.is_open and may_add(self.request, self.admin_site, widen=False),
            "may_widen": self.is_open and may_add(self.request, self.admin_site, widen=True),
            "address": reverse(f"{self.admin_site.name}:articles_participation_as_of"),
            "apart_from": self.whole.pk if self.whole else "",
        }
        return render_to_string("admin/articles/participation/as_of.html", context)


def signing_date(agreement) -> str:
    """Return the date, as EDTF, on which an agreement was signed; empty if that is not known."""
    signed = agreement.events.filter(kind=AgreementEventKind.SIGNED).order_by("sequence").first()
    return signed.date if signed else ""


def may_add(request, site, *, widen: bool) -> bool:
    """Return whether the user may add an appointment, or change those that are there."""
    pages = site.get_model_admin(Appointment)
    return pages.has_change_permission(request) if widen else pages.has_add_permission(request)


class CitingForm(admin.options.BaseModelAdmin):
    """Mixin of the form of engagements, whose rows are filled in or made appointments when it is saved."""

    message_user: Any

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        asked = [name for name in (CITE, WIDEN, FILL) if name in request.POST]
        if request.method == "POST" and asked:
            for name in {CITE, WIDEN}.intersection(asked):
                if not may_add(request, self.admin_site, widen=name == WIDEN):
                    raise PermissionDenied
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"  # the page stays open
        return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)  # type: ignore[misc]
        if formset.model is not Participation:
            return
        for name in (FILL, CITE, WIDEN):
            if row := _named(formset, request.POST.get(name, "")):
                self._do(name, request, row)

    def _do(self, name: str, request, row: Participation) -> None:
        if name == FILL:
            for sentence in fill_posts(participations=[row], user=request.user) or [NOTHING]:
                self.message_user(request, sentence, messages.INFO)
            return
        try:
            cited = cite_appointment(participation=row, user=request.user, widen=name == WIDEN)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            self.message_user(request, cited.sentence, messages.SUCCESS)


NOTHING = "Nothing was filled in: no appointment says more for that date."


def _named(formset, sent: str) -> Participation | None:
    """Return the row of a set that a button names by its key or, where it is new, by its place."""
    for row in formset.forms:
        stored = row.instance.pk and not row.instance._state.adding
        if sent and stored and row not in formset.deleted_forms and sent in (row.instance.pk, row.prefix):
            return row.instance
    return None


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
