"""Lists whose records can be seen as pictures, each in a tab of its own."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Page
from django.http import HttpResponseBase, QueryDict
from django.utils.translation import gettext as _

from articles.filters import EngagementFilter
from articles.pictures import Asked, Option, Picture, pictures_of
from articles.pictures.files import FORMATS, file_of
from articles.views.packaged import PACKAGE, PackageDownload
from defense_ties.lib.faults import refusal
from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.listing import Arrangement, RecordList

LIST = "list"


@dataclass(frozen=True)
class Choice:
    """A tab, or a choice about a picture: code, words and address, and whether it is what is shown."""

    code: str
    words: str
    address: str
    current: bool


class PicturedArrangement(Arrangement):
    """How a list or a picture of it is laid out."""

    def __init__(
        self, data: QueryDict, *, sorts: Any, export: Any, views: list[str], options: dict[str, Option]
    ):
        super().__init__(data, sorts=sorts, export=export)
        self.known |= {"view": [LIST, *views]} | {
            name: list(found.choices) for name, found in options.items()
        }
        for name in ("view", *options):
            self.fields[name] = forms.CharField(required=False)
        self.fields["view"].label = _("View")
        for name, found in options.items():
            self.fields[name].label = found.label


class PicturedList(RecordList):
    """A list of published records and pictures of them: `?view=timeline` and so on.

    A picture shows what the filters leave; `&format=svg`, `png` or `csv` takes it home.
    """

    picture: Picture | None = None

    def arranged(self, asked: QueryDict) -> Arrangement:
        self.pictures = pictures_of(self.section)
        self.picture = self.pictures.get(asked.get("view", LIST))
        self.offered = dict(self.picture.options(self.section)) if self.picture else {}
        arrangement = PicturedArrangement(
            asked, sorts=self.sorts, export=self.export, views=list(self.pictures), options=self.offered
        )
        if self.picture:
            arrangement.export, arrangement.forms = None, list(FORMATS)
        else:
            arrangement.forms.append(PACKAGE)
        return arrangement

    def listed(self, page: Page) -> list:
        return [] if self.picture else super().listed(page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        drawn, asked = None, None
        if self.picture and not self.faults and kwargs["page"].paginator.count:
            asked = self._asked()
            drawn = self.picture.draw(asked)
        return super().get_context_data(
            picture=self.picture,
            drawn=drawn,
            nothing=self.picture.nothing(asked) if self.picture and asked and not drawn else "",
            tabs=self._tabs(),
            picks=self._picks(),
            files={form: self._address(format=form) for form in FORMATS},
            whole=f"?view={self.picture.code}" if self.picture else "",
            kept=self._kept(),
            **kwargs,
        )

    def _download(self) -> HttpResponseBase:
        if not self.faults and self.arrangement.cleaned_data["format"] == PACKAGE:
            return self._package()
        if self.faults or not self.picture:
            return super()._download()
        asked = self._asked()
        drawn = self.picture.draw(asked)
        if drawn is None:
            return refusal([self.picture.nothing(asked) or _("There is nothing to draw.")])
        form = self.arrangement.cleaned_data["format"]
        active = [f"{filter.label}: {filter.value}" for filter in self.filterset.active()]
        name = f"defense_ties-{self.section}-{self.picture.code}.{form}"
        return file_of(drawn, form, name=name, section=str(self.nouns), active=active)

    def _package(self) -> HttpResponseBase:
        asked = self.request.GET.copy()
        del asked["format"]
        query = asked.urlencode()
        return PackageDownload(
            name=f"{settings.SITE_NAME}-{self.section}-package",
            query=f"{self.request.path}{'?' if query else ''}{query}",
            **{self.section: self.filterset.qs.order_by()},
        )

    def _asked(self) -> Asked:
        given = self.arrangement.cleaned_data
        options = {
            name: given.get(name) or next(iter(option.choices)) for name, option in self.offered.items()
        }
        return Asked(
            records=self.filterset.qs.order_by(),
            section=self.section,
            options=options,
            link=self.link,
            filtered=self.filterset.form.cleaned_data,
            kept=self.filterset.kept_counts() if isinstance(self.filterset, EngagementFilter) else None,
        )

    def link(self, **more: Any) -> str:
        """Return the address of the list of the records of a mark: what is filtered, and more of it."""
        query = self._plain()
        for name, value in more.items():
            values = [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]
            choice = self.filterset.filters[name]
            several = isinstance(choice, FacetedFilter) and not choice.in_own_row
            if several and query.getlist(name) and query.getlist(name) != values:
                query.setlist("also", [*query.getlist("also"), *(f"{name}:{one}" for one in values)])
            else:
                query.setlist(name, values)
        return f"{self.request.path}?{query.urlencode()}"

    def _plain(self) -> QueryDict:
        """Return what is asked without the picture, its options and the page."""
        query = self.request.GET.copy()
        for name in ("view", "format", "page", *self.offered):
            query.pop(name, None)
        return query

    def _address(self, **changed: str) -> str:
        query = self.request.GET.copy()
        query.pop("page", None)
        for name, value in changed.items():
            query[name] = value
        return f"{self.request.path}?{query.urlencode()}"

    def _tabs(self) -> list[Choice]:
        """Return the tabs: the list itself, and each picture of it."""
        tabs = [Choice(LIST, _("List"), self._viewed(""), current=not self.picture)]
        for code, picture in self.pictures.items():
            tabs.append(Choice(code, str(picture.label), self._viewed(code), current=picture is self.picture))
        return tabs

    def _viewed(self, code: str) -> str:
        query = self._plain()
        if code:
            query["view"] = code
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def _picks(self) -> list[tuple[str, str, list[Choice]]]:
        """Return the options of the picture: name, label and choices of each."""
        given = {} if self.faults else self.arrangement.cleaned_data
        found = []
        for name, option in self.offered.items():
            chosen = given.get(name) or next(iter(option.choices))
            choices = [
                Choice(code, str(words), self._address(**{name: code}), current=code == chosen)
                for code, words in option.choices.items()
            ]
            found.append((name, str(option.label), choices))
        return found

    def _kept(self) -> list[tuple[str, str]]:
        """Return what the form of the filters sends along though it has no box for it."""
        names = ("view", *self.offered, "when", "signed", "to_be_signed", "level", "also")
        return [(name, value) for name in names for value in self.request.GET.getlist(name)]
