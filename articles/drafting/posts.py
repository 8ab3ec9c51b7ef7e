"""The posts of officials: positions, and the appointments to them that a text is evidence for."""

import datetime
import re
from collections.abc import Sequence

from django.db.models import Q

from articles.drafting.rows import REASON, stable_id
from articles.drafting.shared import Drafting, HeldPost, Meant
from articles.extraction.facts import PostFact, Span
from defense_ties.lib.countries import CODES
from defense_ties.lib.dates import Basis, parse_span
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import Drafter, ReviewStatus
from people.choices import InstitutionKind
from people.matching import LINK, PresentedInstitution, institution_candidates
from people.models import Appointment, Institution, Official, Position

RECALLED = datetime.timedelta(days=90)  # an event so long before the report says nothing of posts held now
_PORTFOLIO = re.compile(r"^(?:\w+ )?(?:Ministry|Department|Office) (?:of|for) (?:the )?", re.IGNORECASE)
_MINISTER = re.compile(r"(?P<head>.*Minister) (?:of|for) (?:the )?(?P<portfolio>.+)")
_SMALL = frozenset(["of", "the", "and", "for", "to", "in", "on", "at"])


def draft_posts(drafting: Drafting, meant: Meant) -> None:
    """Find or draft the positions of an official, and the appointments to them."""
    for post in meant.fact.posts:
        institution = drafting.institutions.get(post.institution)
        if institution and not _fits(institution, meant.fact.country):
            institution = None  # the words are kept; whose post it is, a person has to say
        position = position_of(drafting, post, institution, meant.fact.country)
        held = HeldPost(post.title, position, institution, post.former, tuple(post.spans))
        meant.posts.append(held)
        if meant.official and position:
            _appoint(drafting, meant, held, meant.official, position)


def _fits(institution: Institution, country: str) -> bool:
    """Return whether people of the country may hold posts in the institution."""
    return not (country and institution.country) or str(institution.country) == country


def position_of(
    drafting: Drafting, post: PostFact, institution: Institution | None, country: str
) -> Position | None:
    """Return the position that a post words, a new one if need be; None where it is nobody's."""
    title = post_title(post.title, _names(drafting, post.institution, institution))
    if post.institution and not institution:  # it was rejected, or is of another country
        return None
    if not title or not (institution or country in CODES):
        return None
    whose = {"institution": institution} if institution else {"institution": None, "country": country}
    for row in drafting.rows.by_model[Position]:
        is_theirs = row.institution == institution and (institution or str(row.country) == country)
        if is_theirs and fold(row.title) == fold(title):
            return row
    if found := Position.objects.filter(folded=fold(title), **whose).order_by("pk").first():
        return found
    if not institution and (found := _in_ministry(title, country)):
        return found
    return drafting.rows.add(
        Position(title=title[:300], institution=institution, country="" if institution else country)
    )


def _in_ministry(title: str, country: str) -> Position | None:
    """Return the post of a minister, “Minister of Defence”, in the ministry on record that it speaks of."""
    match = _MINISTER.fullmatch(title)
    if match is None:
        return None
    ministry = PresentedInstitution(
        f"Ministry of {match['portfolio']}", country, kind=InstitutionKind.MINISTRY
    )
    found = [row.record for row in institution_candidates(ministry) if row.score >= LINK]
    return Position.objects.filter(folded=fold(match["head"]), institution__in=found[:1]).first()


def _names(drafting: Drafting, key: str, institution: Institution | None) -> list[str]:
    """Return the names of the institution of a post, on record and in the text, the longest first."""
    names = {institution.name, institution.acronym} if institution else set()
    for fact in drafting.facts.institutions:
        if fact.key == key:
            names.update((fact.name, fact.acronym, *fact.aliases))
    return sorted(filter(None, names), key=lambda name: (-len(name), name))


def post_title(title: str, names: Sequence[str] = ()) -> str:
    """Return the title of a post without the institution it belongs to, which has these names.

    “Minister of National Defence” of the Ministry of National Defence is “Minister”.
    """
    title = " ".join(title.split()).strip(" ,;")
    for name in (*names, *(_PORTFOLIO.sub("", name) for name in names)):
        tail = re.search(rf"(?:,| of| for| at| to)?(?: the)? {re.escape(name)}$", title, re.IGNORECASE)
        if tail and tail.start() > 0:
            title = title[: tail.start()]
            break
    return _capitals(title) if title[1:] == title[1:].lower() else title[:1].upper() + title[1:]


def _capitals(title: str) -> str:
    words = re.split(r"([ -])", title)
    return "".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words)


def seen_in_posts(drafting: Drafting, key: str) -> str:
    """Return, as EDTF, the days on which the text shows an official in the posts it gives them."""
    published = drafting.published.get("date", "")
    days = [published] if parse_span(published).latest else []
    for fact in drafting.facts.engagements:
        there = any(p.official == key and p.role != "mentioned" for p in fact.participants)
        if not there or fact.status != "held":
            continue
        date = drafting.dated(fact.date).get("date", "")
        if parse_span(date).latest and not is_recalled(drafting, date):
            days.append(date)
    return cover(days)


def is_recalled(drafting: Drafting, date: str) -> bool:
    """Return whether an event lies so long before the report that posts may have changed hands.

    Where the year of the report is unknown, what the text tells of without a year is of its own time, and
    what it gives a year is recalled.
    """
    day, published = parse_span(date).latest, parse_span(drafting.published.get("date", "")).latest
    if day is None:
        return False
    if published:
        return day < published - RECALLED
    dates = [fact.date.edtf for fact in drafting.facts.engagements if fact.date and fact.status == "held"]
    return any(text.startswith("XXXX") for text in dates)


def cover(dates: Sequence[str]) -> str:
    """Return the EDTF date from the first of the dates to the last, with the ends as they are written."""
    spans = [(parse_span(text), text) for text in dates]
    known = [(span, text) for span, text in spans if span.earliest and span.latest]
    if not known:
        return ""
    first = min(known, key=lambda pair: (pair[0].earliest, pair[1]))[1].partition("/")[0]
    last = max(known, key=lambda pair: (pair[0].latest, pair[1]))[1].rpartition("/")[2]
    return first if first == last else f"{first}/{last}"


def _appoint(
    drafting: Drafting, meant: Meant, post: HeldPost, official: Official, position: Position
) -> None:
    """Cite the text for an appointment: for one on record that covers the days, or for a draft."""
    date = "" if post.former else meant.seen
    dated: tuple[Span, ...] = drafting.facts.published.spans if drafting.facts.published and date else ()
    for row in drafting.rows.by_model[Appointment]:
        if row.official_id == official.pk and row.position_id == position.pk:
            return
    others = Appointment.objects.filter(official=official, position=position)
    if appointment := _on_record(others.exclude(review_status=ReviewStatus.REJECTED), date):
        drafting.citations.cite_appointment(appointment.pk, post.spans, dated)
        return
    pk = stable_id(drafting.article.pk, "appointment", official.pk, position.pk)
    if Appointment.history.filter(id=pk).exists() or others.filter(date=date).exists():
        return  # it was refused, removed or moved before
    appointment = drafting.rows.add(
        Appointment(
            pk=pk,
            official=official,
            position=position,
            date=date,
            date_basis=drafting.published.get("date_basis", Basis.STATED) if date else Basis.STATED,
            note="A former post when it was reported." if post.former else "",
            **drafting.drafted(meant.fact.confidence),
        )
    )
    drafting.citations.cite_appointment(appointment.pk, post.spans, dated)


def _on_record(appointments, date: str) -> Appointment | None:
    """Return the appointment of these days: covering, a draft widened, or overlapping."""
    span = parse_span(date)
    if span.earliest is None or span.latest is None:
        return appointments.order_by("pk").first()
    covering = Q(earliest__lte=span.earliest, latest__gte=span.latest)
    if found := appointments.filter(covering).order_by("pk").first():
        return found
    drafts = appointments.drafts().filter(drafted_by=Drafter.EXTRACTOR)
    for draft in drafts.order_by("pk"):
        if not draft.history.exclude(history_change_reason=REASON).exists():
            draft.date = cover([date, draft.date])
            draft._change_reason = REASON
            draft.save()
            return draft
    overlapping = appointments.filter(earliest__lte=span.latest, latest__gte=span.earliest)
    return overlapping.order_by("pk").first()
