"""What an official was on a day: the posts held, the rank borne, as far as the records say."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F
from rapidfuzz import fuzz

from articles.drafting.ranks import resolve_rank
from articles.models import Participation
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Span, parse_span
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Institution, Official, Position, Rank

NO_DATE = "The date is not known: these are the posts held last."
LAPSED = "No appointment covers that date; these are cited at other times."
# A title fits a post if so much of it is the same, out of 100; and it decides if it fits so much better.
FITS, BETTER = 60, 5


@dataclass(frozen=True)
class Post:
    """A post of an official, by the appointment to it; `fit` says how well a written title goes with it."""

    appointment: Appointment
    fit: float = 0

    @property
    def position(self) -> Position:
        """The position held."""
        return self.appointment.position

    @property
    def institution(self) -> Institution | None:
        """The institution of the position."""
        return self.appointment.position.institution

    @property
    def when(self) -> str:
        """The time of the appointment in words."""
        return str(date_words(self.appointment.date, self.appointment.date_basis))


@dataclass(frozen=True)
class RankThen:
    """A rank, and where it is known from."""

    rank: Rank
    said: str


@dataclass(frozen=True)
class AsOf:
    """What an official was on a date: posts held, best first, and others cited at other times."""

    official: Official
    posts: list[Post] = field(default_factory=list)
    lapsed: list[Post] = field(default_factory=list)
    rank: RankThen | None = None
    note: str = ""

    @property
    def post(self) -> Post | None:
        """The post in which the official took part, if there is no doubt which."""
        if not self.posts:
            return None
        if len(self.posts) == 1:
            return self.posts[0]
        first, second = self.posts[:2]
        return first if first.fit >= second.fit + BETTER else None


def posts_as_of(
    *, official: Official, date: str, title: str = "", rank_as_written: str = "", apart_from: str = ""
) -> AsOf:
    """Return what an official was on an EDTF date; ValueError if it is none.

    The posts that go best with the title come first. Reports of the engagement `apart_from` do not count.
    """
    span = parse_span(date)
    appointments = Appointment.objects.of(official).accepted().select_related("position__institution")
    held = list(appointments.held_on(date).latest_first())
    if span.earliest is None:
        held = [one for one in held if one.latest == held[0].latest]
    posts = _fitting(held, title)
    lapsed = [] if posts else _fitting(appointments.latest_first(), title)
    institution = posts[0].institution if posts else None
    rank = _rank_written(rank_as_written, official, institution) if rank_as_written.strip() else None
    if not rank_as_written.strip():
        rank = _rank_reported(official, span, apart_from)
    note = NO_DATE if posts and span.earliest is None else LAPSED if lapsed else ""
    return AsOf(official, posts, lapsed, rank, note)


def covers(appointment: Appointment, span: Span) -> bool:
    """Return whether an appointment may have been held on a day of the span."""
    if not (appointment.earliest and appointment.latest and span.earliest and span.latest):
        return False
    return appointment.earliest <= span.latest and span.earliest <= appointment.latest


def _fitting(appointments: Iterable[Appointment], title: str) -> list[Post]:
    """Return the posts, each position once: by how well the title fits, then by seniority."""
    by_position: dict[str, Post] = {}
    for appointment in appointments:
        fit = _fit(title, appointment.position)
        by_position.setdefault(appointment.position_id, Post(appointment, fit))
    return sorted(by_position.values(), key=lambda post: (-post.fit, post.position.seniority or 9))


def _fit(title: str, position: Position) -> float:
    if not title.strip():
        return 0
    written, alone = fold(title), position.folded
    whole = f"{alone} {position.institution.folded if position.institution else ''}".strip()
    as_it_stands = max(fuzz.token_sort_ratio(written, alone), fuzz.token_sort_ratio(written, whole))
    # Where an article gives several posts at once, each of them stands within its words.
    fit = 0.7 * as_it_stands + 0.3 * fuzz.token_set_ratio(written, alone)
    return fit if fit >= FITS else 0


def _rank_written(written: str, official: Official, institution: Institution | None) -> RankThen | None:
    rank = resolve_rank("", written, str(official.country), institution)
    return RankThen(rank, "as the article writes it") if rank else None


def _rank_reported(official: Official, span: Span, apart_from: str) -> RankThen | None:
    """Return the rank that was reported last, at or before the date."""
    reports = reported_ranks().filter(official=official).exclude(engagement=apart_from)
    if span.latest:
        reports = reports.filter(engagement__earliest__lte=span.latest)
    last = reports.order_by(F("engagement__latest").desc(nulls_last=True), "id").first()
    if last is None:
        return None
    when = date_words(last.engagement.date, last.engagement.date_basis)
    return RankThen(last.rank, f"as last reported: {last.engagement}, {when}")


def reported_ranks():
    """Return the participations that give a rank and that everybody on the staff may know of."""
    reports = Participation.objects.in_common().filter(rank__isnull=False)
    reports = reports.exclude(engagement__review_status=ReviewStatus.REJECTED)
    return reports.select_related("rank", "engagement")
