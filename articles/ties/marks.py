"""The marks of a timeline: engagements by kind, the history of agreements, the articles behind them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles.choices import EngagementKind, EngagementStatus
from articles.models import Agreement, Article, Engagement
from articles.ties.standing import awaits_signature
from defense_ties.lib.charts import Mark, days_known
from defense_ties.lib.charts.timeline import Shape
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Basis, Span

VISITS, MEETINGS, EXERCISES = (
    gettext_lazy("Visits"),
    gettext_lazy("Meetings and talks"),
    gettext_lazy("Exercises, training, exchanges"),
)
CEREMONIES, AID, OTHER = (
    gettext_lazy("Ceremonies and awards"),
    gettext_lazy("Aid and transfers"),
    gettext_lazy("Other"),
)
AGREEMENTS, ARTICLES = gettext_lazy("Agreements"), gettext_lazy("Articles read")
LANES = [VISITS, MEETINGS, EXERCISES, CEREMONIES, AID, OTHER, AGREEMENTS, ARTICLES]
LANE_OF: dict[str, Any] = {
    EngagementKind.VISIT: VISITS,
    EngagementKind.PORT_CALL: VISITS,
    EngagementKind.EXERCISE: EXERCISES,
    EngagementKind.TRAINING: EXERCISES,
    EngagementKind.EXCHANGE: EXERCISES,
    EngagementKind.CEREMONY: CEREMONIES,
    EngagementKind.AWARD: CEREMONIES,
    EngagementKind.AID_OR_TRANSFER: AID,
    EngagementKind.OTHER: OTHER,
}


def engagement_marks(engagements: Iterable[Engagement]) -> list[Mark]:
    """Return a mark for each engagement that was held or is planned."""
    shown = (EngagementStatus.HELD, EngagementStatus.PLANNED)
    return [
        Mark(
            lane=LANE_OF.get(engagement.kind, MEETINGS),
            words=_words(engagement, engagement.get_kind_display(), _with_status(engagement)),
            label=engagement.title,
            planned=engagement.status == EngagementStatus.PLANNED,
            **_when(engagement, engagement.get_absolute_url()),
        )
        for engagement in engagements
        if engagement.status in shown
    ]


def agreement_marks(agreements: Iterable[Agreement]) -> list[Mark]:
    """Return a mark for each event in the history of the agreements, and for a signature still to come."""
    marks = []
    for agreement in agreements:
        said: dict[str, Any] = {"lane": AGREEMENTS, "shape": Shape.AGREEMENT}
        for event in agreement.events.all():
            kind, when = event.get_kind_display(), _when(event, agreement.get_absolute_url())
            label = pgettext("step of an agreement", "%(agreement)s %(step)s") % {
                "agreement": agreement.get_kind_display(),
                "step": kind.lower(),
            }
            marks.append(Mark(words=_words(event, kind, agreement.title), label=label, **said, **when))
        if awaits_signature(agreement):
            occasion = agreement.signed_at
            label, when = (
                _("%(agreement)s to be signed") % {"agreement": agreement.get_kind_display()},
                _when(occasion, agreement.get_absolute_url()),
            )
            words = _words(occasion, _("To be signed"), agreement.title)
            marks.append(Mark(words=words, label=label, planned=True, **said, **when))
    return marks


def article_marks(articles: Iterable[Article]) -> list[Mark]:
    """Return a mark for each article, when it appeared."""
    return [
        Mark(
            lane=ARTICLES,
            words=_words(article, str(article), str(article.publisher or _("publisher not given"))),
            shape=Shape.ARTICLE,
            **_when(article, article.get_absolute_url()),
        )
        for article in articles
    ]


def _with_status(engagement: Engagement) -> str:
    return f"{engagement.title} ({engagement.get_status_display().lower()})"


def _words(record: Any, what: str, more: str) -> str:
    return f"{date_words(record.date, record.date_basis)} · {what} · {more}"


def _when(record: Any, href: str) -> dict[str, Any]:
    return {
        "span": Span(record.earliest, record.latest),
        "exact": days_known(record.date),
        "inferred": record.date_basis == Basis.INFERRED,
        "href": href,
    }
