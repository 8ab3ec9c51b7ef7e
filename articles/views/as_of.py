"""Pages that can be asked who held their posts on a date: ?on=2021-12-16."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.exports.holders import HOLDERS, holder_rows
from articles.models import Evidence
from articles.posts.ranks_then import attach_ranks
from articles.views.record import RecordPage
from defense_ties.lib.charts import Bar, Spans, spans
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Basis, Span
from defense_ties.lib.exports import FORMS, download
from defense_ties.lib.faults import Fault, given_often, not_among, refusal
from defense_ties.lib.filters.dates import DateField
from people.holders import PostThen, holders_on
from people.models import Appointment, Position

MOST_POSTS = 100


class Asked(forms.Form):
    """The date as of which posts are asked for."""

    on = DateField(label=gettext_lazy("On"), required=False)


@dataclass
class AsOf:
    """What was asked and what is answered; `faults` say why it cannot be."""

    text: str
    posts: list[PostThen] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    is_all: bool = True

    @property
    def words(self) -> str:
        """The date in words."""
        return str(date_words(self.text, Basis.STATED))

    @property
    def is_day(self) -> bool:
        """Whether it is a single day, and not some time within a month or a year."""
        return self.text.count("-") == 2


class AsOfPage(RecordPage):
    """The page of a record with posts, who held them on a date, and that answer as a file."""

    def posts(self, record: Any) -> Any:
        """Return the public positions of the record, in the order in which they are shown."""
        raise NotImplementedError

    def answer(self) -> Any:
        self.as_of = self._as_of()
        return self._download() if "format" in self.request.GET else super().answer()

    def _is_taken(self) -> bool:
        return "on" not in self.request.GET and super()._is_taken()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(as_of=self.as_of, **kwargs)

    def _download(self) -> HttpResponseBase:
        if faults := [*self.as_of.faults, *self._faults_of_format()]:
            return refusal(faults)
        record: Any = self.object
        name = f"defense_ties-{record._meta.model_name}-{record.pk}-on-{self.as_of.text}"
        rows = holder_rows(self.as_of.posts, self.as_of.text)
        return download(HOLDERS, rows, name=name, form=self.request.GET["format"])

    def evidence(self) -> Any:
        """Return the passages cited for the appointments that the answer names."""
        named = [holder.appointment.pk for post in self.as_of.posts for holder in post.holders]
        return Evidence.objects.filter(appointment__in=named)

    def _as_of(self) -> AsOf:
        asked = self.request.GET.getlist("on")
        text = asked[0].strip() if asked else ""
        found = AsOf(text)
        if len(asked) > 1:
            found.faults.append(Fault("on", _("Address"), given_often("on", len(asked))))
            return found
        form = Asked({"on": text})
        if not form.is_valid():
            found.faults += [Fault("on", _("On"), str(message)) for message in form.errors["on"]]
        elif text:
            self._fill(found, form.cleaned_data["on"])
        return found

    def _fill(self, found: AsOf, span: Span) -> None:
        posts = list(self.posts(self.object)[: MOST_POSTS + 1])
        found.is_all = len(posts) <= MOST_POSTS
        found.posts = holders_on(posts[:MOST_POSTS], span)
        attach_ranks([holder for post in found.posts for holder in post.holders], span)

    def _faults_of_format(self) -> list[Fault]:
        asked = self.request.GET.getlist("format")
        if len(asked) > 1:
            return [Fault("format", _("Address"), given_often("format", len(asked)))]
        if asked[0] not in FORMS:
            return [Fault("format", _("Format"), not_among(asked[0], FORMS))]
        if not self.as_of.text:
            return [Fault("on", _("On"), _("A date is needed for this file: on=2021-12-16."))]
        return []


def tenures(appointments: Any, *, label: str, today: Any) -> Spans | None:
    """Return appointments as bars, labelled by a pattern with the name of the official and the post."""
    bars = [
        Bar(
            span=Span(one.earliest, one.latest),
            label=label.format(name=one.official.name, post=one.position.title),
            words=f"{one.official.name}, {_post(one.position)}: {date_words(one.date, one.date_basis)}",
            href=_href(one, label),
            sure_start=one.true_start,
            sure_end=one.true_end,
            inferred=one.date_basis == Basis.INFERRED,
        )
        for one in appointments
    ]
    return spans(bars, today=today)


def _post(position: Position) -> str:
    return str(position if position.is_open else position.title)


def _href(appointment: Appointment, label: str) -> str:
    """Return where a bar leads: to the official if that is its label, or else to the post."""
    to_post = "{name}" not in label and appointment.position.is_open
    return (appointment.position if to_post else appointment.official).get_absolute_url()
