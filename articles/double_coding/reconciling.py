"""Making one set of records of two codings: all of it, or nothing."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import review, sameness
from articles.choices import CodingState, CodingStep, Stance
from articles.double_coding.comparing import Comparison, Line, compare
from articles.double_coding.deciding import (
    FIRST,
    KEEP,
    ONE,
    REJECT,
    TWO,
    Choice,
    Decision,
    ItemDecision,
    decided,
    token_of,
)
from articles.double_coding.giving import DRAFTED
from articles.double_coding.recording import facts_of
from articles.double_coding.steps import NotDone, keep, release
from articles.models import SUBJECTS, Article, Coding, Evidence, Party
from articles.models.coding import RIGHT
from articles.sameness.moving import Mover

REASON = "Two codings reconciled"
JOIN: dict[str, Any] = {"engagement": sameness.join_engagement, "agreement": sameness.join_agreement}
# By which a record refers to another that may have been rejected.
REFERENCES = ("part_of", "signed_at", "implements", "amends")
NAMES = {model: name for name, model in SUBJECTS.items()}


def both_of(article: Article) -> tuple[Coding, Coding]:
    """Return the two codings of an article that wait to be reconciled; NotDone if they do not."""
    codings = list(article.codings.standing().select_related("coder").order_by("slot"))
    if len(codings) != 2:
        raise NotDone("This article is not in the hands of two coders: one of the codings was called off.")
    for coding in codings:
        if coding.state != CodingStep.HANDED_IN:
            state = coding.get_state_display().lower()
            raise NotDone(f"{coding.coder}'s coding is {state}: both are reconciled once both are handed in.")
    return codings[0], codings[1]


def check_reviewer(codings: tuple[Coding, Coding], user: Any) -> None:
    """Raise NotDone unless the user may reconcile the codings: a reviewer who made neither of them."""
    if not user.has_perm(RIGHT):
        raise NotDone("Only a reviewer reconciles codings.")
    if user.pk in [coding.coder_id for coding in codings]:
        raise NotDone("You coded this article yourself: another reviewer reconciles it.")


def compared(codings: tuple[Coding, Coding]) -> tuple[Comparison, str]:
    """Return the two codings compared as they now stand, and what changes whenever they do."""
    first, second = (facts_of(coding) for coding in codings)
    return compare(first, second), token_of(first, second)


@transaction.atomic
def reconcile(*, article: Article, sent: Mapping[str, Any], user: Any, mark_ready: bool = False) -> list[Any]:
    """Make one set of records of both codings as the reviewer decided, and return what is kept.

    NotDone if they changed meanwhile, Undecided if something is left open: then nothing is done at all.
    """
    list(Coding.objects.select_for_update(of=("self",)).filter(article=article).order_by("pk"))
    codings = both_of(article)
    check_reviewer(codings, user)
    comparison, token = compared(codings)
    if sent.get("seen") != token:
        raise NotDone("The codings were changed meanwhile. Nothing was done: look at them again.")
    decisions = decided(comparison, sent)
    for coding in codings:
        release(coding, user, REASON)
    try:
        kept = _apply(decisions, user)
    except IntegrityError as error:  # what is restricted or protected is one too
        raise NotDone(
            "Nothing was done: what was chosen does not fit together. Look at the lists again."
        ) from error
    except (sameness.NotJoined, ValidationError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise NotDone(f"Nothing was done: {said}") from error
    if mark_ready and kept:
        review.mark_ready(records=kept, user=user)
    _close(codings, kept, user)
    return kept


def _apply(decisions: list[Decision], user: Any) -> list[Any]:
    """Take each decision, those that make one of two records first, and return what is kept."""
    for decision in decisions:
        if decision.outcome.answer == ONE:
            _make_one(decision, user)
    kept, rejected = [], []
    for decision in decisions:
        records = _records(decision)
        if decision.outcome.answer == REJECT:
            _let_go(records, user)
            rejected.append((records, decision.reason.answer))
        elif decision.outcome.answer in (ONE, TWO, KEEP):
            kept += records
    for records, reason in rejected:
        review.reject(records=records, user=user, note=reason)
    return [type(record)._base_manager.get(pk=record.pk) for record in kept]


def _records(decision: Decision) -> list[Any]:
    """Return the records of a match that there are still."""
    facts = [fact for fact in (decision.match.first, decision.match.second) if fact]
    if decision.outcome.answer == ONE:
        facts = facts[:1]
    model: Any = decision.match.kind.model
    return [model.objects.get(pk=fact["id"]) for fact in facts]


def _make_one(decision: Decision, user: Any) -> None:
    """Give the first coder's record all that was decided, and join the second's to it."""
    first, second = (_row(decision.match.kind.model, fact) for fact in _both(decision.match))
    for row in decision.items:
        _settle_item(row, first, user)
    _settle_lines(decision.lines, first, second, user)
    topics = _topics(decision)
    for record in (first, second):
        record._change_reason, record._history_user = REASON, user
        record.topics.set(topics)
    JOIN[decision.match.kind.name](draft=second, into=first, user=user)


def _both(match: Any) -> tuple[dict, dict]:
    return match.first, match.second


def _row(model: Any, fact: dict) -> Any:
    return model._base_manager.get(pk=fact["id"])


def _topics(decision: Decision) -> list[str]:
    first, second = decision.match.topics
    wanted = {topic for topic, choice in decision.topics if choice.answer == KEEP}
    return sorted((first & second) | wanted)


def _settle_item(decision: ItemDecision, into: Any, user: Any) -> None:
    """Settle a row of a list: one of two, or kept or not where only one coder has it."""
    item = decision.item
    if not item.both:
        if not decision.is_kept:
            _delete(_row(item.part.model, item.fact), user)
        return
    first, second = (_row(item.part.model, fact) for fact in (item.first or {}, item.second or {}))
    _settle_lines(decision.lines, first, second, user)
    if item.part.model is Party:  # who signed for it still names it: it goes with the draft
        return
    Mover(user).child(second, into, first, ())
    _delete(second, user)


def _settle_lines(lines: list[tuple[Line, Choice]], first: Any, second: Any, user: Any) -> None:
    """Give both rows what was chosen; what was cited for the other answer speaks against it from now on."""
    for line, choice in lines:
        taken, left = (first, second) if choice.answer == FIRST else (second, first)
        _contradict(line, taken, left, line.shown[choice.answer == FIRST], user)
        setattr(left, line.name, getattr(taken, line.name))
    for row in (first, second) if lines else ():
        row._change_reason, row._history_user = REASON, user
        row.save()


def _contradict(line: Line, taken: Any, left: Any, said: str, user: Any) -> None:
    """Mark the passages for an answer that was not taken, but for those by which the other was given too."""
    subject = NAMES[type(left)]
    same = {(row.article_id, row.start, row.end) for row in _cited(subject, taken, line.name)}
    for passage in _cited(subject, left, line.name):
        if (passage.article_id, passage.start, passage.end) in same or not said:
            continue
        passage.stance = Stance.CONTRADICTS
        passage.note = f"{passage.note} One coder read “{said}” here.".strip()
        passage._change_reason, passage._history_user = REASON, user  # type: ignore[attr-defined]
        passage.save()


def _cited(subject: str, row: Any, field: str) -> list[Evidence]:
    return list(Evidence.objects.filter(**{subject: row, "field": field}))


def _let_go(records: list[Any], user: Any) -> None:
    """Let nothing that is kept refer to a record that is rejected."""
    for rejected in records:
        for model in DRAFTED:
            for name in REFERENCES:
                if not hasattr(model, name) or model._meta.get_field(name).related_model is not type(
                    rejected
                ):
                    continue
                for row in model._base_manager.filter(**{name: rejected}):
                    setattr(row, name, None)
                    row._change_reason, row._history_user = REASON, user
                    row.save()


def _delete(row: Any, user: Any) -> None:
    row._change_reason, row._history_user = REASON, user
    row.delete()


def _close(codings: tuple[Coding, Coding], kept: list[Any], user: Any) -> None:
    """Close both codings, and the article with them."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=codings[0].article_id)
    article.coding_state = CodingState.CODED if kept else CodingState.NOTHING_TO_CODE
    article._change_reason, article._history_user = REASON, user  # type: ignore[attr-defined]
    article.save()
    for coding in codings:
        coding.state, coding.closed_by, coding.closed_at = CodingStep.RECONCILED, user, timezone.now()
        keep(coding, user, "Reconciled")
