"""What the steps of a draft share: the article, its facts, the rows gathered so far, and who is meant."""

from dataclasses import dataclass, field
from typing import Any

from articles.drafting.evidence import Citations
from articles.drafting.report import Report
from articles.drafting.rows import Rows
from articles.extraction.facts import DateFact, Facts, OfficialFact
from articles.models import Article, Engagement
from defense_ties.lib.dates import LONGEST, Basis, parse_span
from defense_ties.lib.reviewing import Drafter
from people.matching import Register, Verdict, institution_register, official_register
from people.models import Institution, Official, Position, Rank


@dataclass
class Lookups:
    """What may be looked up once for many articles: the registers of names."""

    officials: Register | None = None
    institutions: Register | None = None

    @classmethod
    def of_all(cls) -> "Lookups":
        """Return the registers of everything on record, for drafting many articles."""
        return cls(official_register(), institution_register())

    def enter(self, rows: Rows) -> None:
        """Enter the people and institutions that were drafted, so that the next article finds them."""
        for register, model in ((self.officials, Official), (self.institutions, Institution)):
            for row in rows.by_model[model] if register else ():
                register.add(row.pk, str(row.country), row.name, getattr(row, "acronym", ""))  # type: ignore[union-attr]


@dataclass
class HeldPost:
    """A post of an official as the text words it, and the position it resolves to."""

    title: str
    position: Position | None
    institution: Institution | None
    former: bool
    spans: tuple


@dataclass
class Meant:
    """An official of the text, and whom it means."""

    fact: OfficialFact
    verdict: Verdict
    official: Official | None
    posts: list[HeldPost] = field(default_factory=list)
    rank: Rank | None = None
    seen: str = ""  # EDTF of the days on which the text shows the official in these posts

    @property
    def held(self) -> list[HeldPost]:
        """The posts that are not former ones."""
        return [post for post in self.posts if not post.former]

    @property
    def title(self) -> str:
        """The posts as the text words them."""
        return "; ".join(dict.fromkeys(post.title for post in self.held))

    @property
    def position(self) -> Position | None:
        """The first of the positions."""
        return next((post.position for post in self.held if post.position), None)

    @property
    def institution(self) -> Institution | None:
        """The institution of the first position that has one."""
        return next((post.institution for post in self.held if post.institution), None)


@dataclass
class Drafting:
    """An article on its way from facts to draft records."""

    article: Article
    facts: Facts
    user: Any
    version: str
    lookups: Lookups
    rows: Rows
    citations: Citations
    report: Report
    institutions: dict[str, Institution] = field(default_factory=dict)
    officials: dict[str, Meant] = field(default_factory=dict)
    engagements: dict[str, Engagement] = field(default_factory=dict)
    agreements: dict[str, str] = field(default_factory=dict)  # ids of those that this run drafts
    fresh: set[str] = field(default_factory=set)  # keys of the engagements that this run drafts

    def drafted(self, confidence: float | None = None) -> dict[str, Any]:
        """Return the values that say by whom a record was drafted."""
        return {
            "drafted_by": Drafter.EXTRACTOR,
            "drafter": self.user,
            "extractor_version": self.version,
            "confidence": None if confidence is None else min(max(confidence, 0.0), 1.0),
        }

    def dated(self, fact: DateFact | None) -> dict[str, str]:
        """Return the date of a fact and its basis; none, with a remark, where it is no date."""
        if fact is None or not fact.edtf:
            return {}
        try:
            parse_span(fact.edtf)
        except ValueError as error:
            self.report.remarks.append(str(error))
            return {}
        basis = fact.basis if fact.basis in Basis.values else Basis.STATED
        return {"date": fact.edtf[:LONGEST], "date_basis": basis}

    @property
    def published(self) -> dict[str, str]:
        """The day on which the article was published, with its basis, as far as it is known."""
        if self.article.date:
            return {"date": self.article.date, "date_basis": self.article.date_basis}
        return self.dated(self.facts.published)
