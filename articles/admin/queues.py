"""The parts of the lists of what was reported that wait for somebody."""

from django.contrib import admin
from django.db.models import F, Q

from articles.choices import Stance
from articles.models import PUBLISHED_WITH, Article, Coding, Engagement, Evidence, Participation
from defense_ties.lib.admin import Extension
from defense_ties.lib.admin.queues import Queue
from defense_ties.lib.reviewing import ReviewStatus

WAITING = (ReviewStatus.DRAFT, ReviewStatus.READY)
# Only the participants of the engagements that were changed last are compared with the appointments, so
# that the desk is as quick in a large database.
LAST_CHANGED = 2000


def free(articles):
    """Return the articles that are not in the hands of two coders who read them apart."""
    return articles.exclude(pk__in=Coding.objects.open().order_by().values("article"))


def _to_code(articles, request):
    return free(articles.to_code())


def _to_check(articles, request):
    return free(articles.to_code()).filter(drafted_with__gt="")  # unlike “is not blank”, read by an index


def _not_drafted(articles, request):
    return free(articles.awaiting_draft())


def _given_to_me(articles, request):
    return articles.filter(pk__in=Coding.objects.given_to(request.user).order_by().values("article"))


def _against_appointments(participations, request):
    last = Engagement.objects.exclude(review_status=ReviewStatus.REJECTED).order_by("-changed_at", "-pk")
    found = participations.filter(engagement__in=last.values("pk")[:LAST_CHANGED])
    return found.with_conflicts().filter(conflict=True)


def _contradicting(evidence, request):
    """Return the passages that say otherwise, cited since the record was last reviewed."""
    undecided = Q(pk__in=[])
    for path in PUBLISHED_WITH.values():
        undecided |= Q(**{f"{path}__review_status__in": WAITING})
        undecided |= Q(**{f"{path}__reviewed_at__lt": F("created_at")}) & ~Q(
            **{f"{path}__review_status": ReviewStatus.REJECTED}
        )
    return evidence.filter(undecided, stance=Stance.CONTRADICTS)


TO_CODE = Queue("to_code", "Not yet coded", _to_code)
TO_CHECK = Queue("to_check", "Drafted, to be checked", _to_check)
NOT_DRAFTED = Queue("not_drafted", "Not yet drafted from", _not_drafted)
GIVEN = Queue("given", "Given to me to code apart", _given_to_me)
AGAINST_APPOINTMENTS = Queue(
    "against_appointments", "Against the appointments, lately changed", _against_appointments
)
CONTRADICTING = Queue("contradicting", "Says otherwise, not reviewed since", _contradicting)

site = admin.site
site.extend(Article, Extension(queues=(TO_CODE, TO_CHECK, NOT_DRAFTED, GIVEN)))  # type: ignore[attr-defined]
site.extend(Participation, Extension(queues=(AGAINST_APPOINTMENTS,)))  # type: ignore[attr-defined]
site.extend(Evidence, Extension(queues=(CONTRADICTING,)))  # type: ignore[attr-defined]
