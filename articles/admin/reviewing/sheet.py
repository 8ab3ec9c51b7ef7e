"""All that one screen shows: the article, its text with marks, and the cards."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from articles.admin.reviewing.agreements import agreement_cards
from articles.admin.reviewing.apart import Frame
from articles.admin.reviewing.cards import Card, in_order
from articles.admin.reviewing.engagements import engagement_cards
from articles.admin.reviewing.marks import Paragraph, marked_paragraphs
from articles.admin.reviewing.passages import Passages
from articles.admin.reviewing.people import institution_cards, official_cards
from articles.admin.reviewing.proposals import nearest, propose_officials
from articles.choices import CodingState, Stance
from articles.models import Article, Claim, Coding, Evidence, Likeness


class Sheet:
    """What the reviewing screen of one article shows."""

    def __init__(self, article: Article, *, at: str = "", frame: Frame | None = None):
        self.article, self.frame = article, frame or Frame()
        self.passages = Passages(article, self.frame.passages(article))
        self.ties = in_order([*engagement_cards(self.passages), *agreement_cards(self.passages)])
        people = in_order(
            [
                *official_cards(self.passages, _named(self.ties, "official_id")),
                *institution_cards(self.passages, _named(self.ties, "institution_id")),
            ]
        )
        self.new_people = [card for card in people if not card.is_known or card.is_draft or card.is_ready]
        self.known_people = [card for card in people if card not in self.new_people]
        for number, card in enumerate(self.cards, start=1):
            card.number = number
        _add_contradictions(self)
        propose_officials(self.ties)
        self.open(at)

    @property
    def cards(self) -> list[Card]:
        """All cards, in the order in which they are shown."""
        return [*self.ties, *self.new_people, *self.known_people]

    def card(self, key: str) -> Card | None:
        """Return the card of a key, or None."""
        return next((card for card in self.cards if card.key == key), None)

    def open(self, key: str) -> None:
        """Open one card: that of the key, or else the first that is to be checked."""
        for card in self.cards:
            card.is_open = False
        undecided = next((card for card in self.cards if card.is_draft), None)
        if chosen := self.card(key) or undecided or next(iter(self.cards), None):
            chosen.is_open = True
            if chosen in self.ties and not self.frame.is_apart:
                chosen.near = nearest(chosen.record)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The text, with the words of the facts marked."""
        return marked_paragraphs(self.article.body, self.passages.all)

    @property
    def counts(self) -> list[str]:
        """How many records there are of each status, in words."""
        statuses = [card.status_words for card in self.cards]
        order = ("to check", "accepted", "rejected", "published")
        return [f"{statuses.count(status)} {status}" for status in order if status in statuses]

    @property
    def ready(self) -> list[Any]:
        """The cards of what is accepted."""
        return [card for card in self.cards if card.is_ready]

    @property
    def undecided(self) -> int:
        """How many cards are still to be checked."""
        return sum(card.is_draft for card in self.cards)

    @property
    def likenesses(self) -> list[tuple[Article, Likeness]]:
        """The articles that share much of the wording, with what was decided."""
        found = Likeness.objects.of(self.article).standing().closest_first()
        return [
            (likeness.beside(self.article), likeness)
            for likeness in found.select_related("article", "other").defer("article__body", "other__body")[:5]
        ]

    @property
    def next_article(self) -> Article | None:
        """The article that has waited longest to be coded, or None."""
        if self.frame.own is not None:
            mine = Coding.objects.given_to(self.frame.own.coder).exclude(article=self.article)
            return (
                Article.objects.filter(codings__in=mine)
                .defer("body", "folded")
                .order_by("created_at", "pk")
                .first()
            )
        waiting = (
            Article.objects.not_coded_apart()
            .filter(coding_state=CodingState.UNCODED)
            .exclude(pk=self.article.pk)
            .exclude(pk__in=Claim.objects.standing().order_by().values("article"))
        )
        return waiting.exclude(body="").defer("body", "folded").order_by("created_at", "pk").first()


def _named(ties: Iterable[Card], column: str) -> set[str]:
    """Return the ids of the people or institutions that unfinished ties name."""
    parts = (
        part
        for card in ties
        for name in ("participations", "signatures", "parties")
        if hasattr(card.record, name)
        for part in getattr(card.record, name).all()
    )
    return {getattr(part, column) for part in parts if getattr(part, column, None)}


def _add_contradictions(sheet: Sheet) -> None:
    """Note on each card what other articles say against it."""
    wanted = Q(pk__in=[])
    for path in ("engagement", "side__engagement", "participation__engagement", "agreement"):
        wanted |= Q(**{f"{path}__in": [card.record.pk for card in sheet.ties]})
    against = (
        Evidence.objects.filter(wanted, stance=Stance.CONTRADICTS)
        .exclude(article=sheet.article)
        .select_related("article", "side", "participation")
        .defer("article__body", "article__folded")
    )
    for row in against:
        owner = (
            row.engagement_id
            or row.agreement_id
            or getattr(row.side or row.participation, "engagement_id", "")
        )
        card = next(card for card in sheet.ties if card.record.pk == owner)
        about = f" on the {row.field.replace('_', ' ')}" if row.field else ""
        card.notes.append(f"“{row.article}” says otherwise{about}{f': {row.note}' if row.note else '.'}")
