"""The screen of an article that two coders code apart: what it shows to whom, and what may be done there."""

from dataclasses import dataclass
from typing import Any

from articles.choices import CodingStep
from articles.models import Article, Coding, Evidence
from articles.models.coding import RIGHT

# What a coder does to their own drafts; nobody decides about these before they are reconciled.
OF_CODER = {"correct", "add", "remove", "uncite", "choose", "new_person", "discard", "hand_in"}
OWN_DRAFT = "This is your own coding: its drafts are decided after it was reconciled with the other."
HANDED_IN = "You have handed this coding in: it is changed again only if a reviewer sends it back."
WITH_OTHERS = "Two coders code this article apart: it is worked on again once that is reconciled."


@dataclass(frozen=True)
class Frame:
    """How the article stands to a member of staff: their own open coding, and all that are not reconciled."""

    own: Coding | None = None
    codings: tuple[Coding, ...] = ()
    overseen: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether somebody codes the article apart just now."""
        return any(coding.is_open for coding in self.codings)

    @property
    def is_at_work(self) -> bool:
        """Whether the member of staff is at work on a coding of their own."""
        return self.own is not None and self.own.is_given

    @property
    def is_closed(self) -> bool:
        """Whether nothing may be written on the screen."""
        return self.is_apart and not self.is_at_work

    @property
    def to_reconcile(self) -> bool:
        """Whether both codings are handed in, and the member of staff may reconcile them."""
        both = [coding for coding in self.codings if coding.state == CodingStep.HANDED_IN]
        return self.overseen and self.own is None and len(both) == 2

    @property
    def coders(self) -> str:
        """The coders at work, for those who may know."""
        names = [
            f"{coding.coder} ({coding.get_state_display().lower()})"
            for coding in self.codings
            if coding.is_open
        ]
        return " and ".join(names)

    def passages(self, article: Article) -> Any:
        """Return the evidence in the article that the screen is about."""
        rows = Evidence.objects.filter(article=article)
        if self.own is not None:
            return rows.of_coding(self.own)
        return rows.in_common() if self.codings else rows

    def holds(self, whole: Any) -> bool:
        """Return whether an engagement or agreement belongs on the screen; of other records all do."""
        if not hasattr(whole, "coding_id"):
            return True
        return whole.coding_id == (self.own.pk if self.own else None)

    def why_not(self, action: str) -> str:
        """Return why an action may not be taken, or nothing."""
        if not self.is_apart:
            return ""
        if self.is_at_work:
            return "" if action in OF_CODER else OWN_DRAFT
        return HANDED_IN if self.own is not None else WITH_OTHERS


def frame_of(article: Article, user: Any) -> Frame:
    """Return how an article stands to a member of staff."""
    rows = Coding.objects.filter(article=article).exclude(state=CodingStep.RECONCILED)
    codings = tuple(rows.select_related("coder").defer("facts").order_by("slot"))
    own = next((coding for coding in codings if coding.coder_id == user.pk and coding.is_open), None)
    return Frame(own, codings, user.has_perm(RIGHT))
