"""The evidence of one page: articles by letter, passages as footnotes of each fact."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, Model

from articles.choices import Stance
from articles.models import SUBJECTS, Article, Evidence
from articles.models.evidence import EvidenceQuerySet
from articles.sources import oldest_first
from defense_ties.lib.translating import translated

MOST_PASSAGES = 400
MOST_SORTED = 2_000  # passages that are put in the order of their articles
NEWEST_FIRST = (F("article__earliest").desc(nulls_last=True), "article_id", "id")


@dataclass(frozen=True, order=True)
class Footnote:
    """A passage as a fact points at it: article A, paragraph 3; `contradicts` where it says otherwise."""

    letter: str
    paragraph: int | None
    contradicts: bool = False


@dataclass
class Source:
    """An article of the page, with the paragraphs cited and what a reader should know of them."""

    letter: str
    article: Article
    paragraphs: set[int] = field(default_factory=set)
    notes: dict[tuple[int | None, str], None] = field(default_factory=dict)

    @property
    def cited(self) -> list[int]:
        """The paragraphs in their order."""
        return sorted(self.paragraphs)


@dataclass(frozen=True)
class Contradiction:
    """A passage that says otherwise: about which field of what, where it stands, and a note on it."""

    subject: str
    key: str
    field: str
    letter: str
    paragraph: int | None
    note: str

    @property
    def about(self) -> str:
        """What it is about, in words: the date, or the participation as a whole."""
        model = SUBJECTS[self.subject]
        if not self.field:
            return translated(str(model._meta.verbose_name).capitalize())
        names = {field.name: str(field.verbose_name) for field in model._meta.get_fields() if field.concrete}
        return translated(names.get(self.field, self.field.replace("_", " ")).capitalize())


class Footnotes:
    """The evidence of one page, in order of article and text."""

    def __init__(self, evidence: EvidenceQuerySet):
        rows = _few_of(evidence).public().select_related("article__publisher")
        rows = rows.defer("article__body", "article__folded")
        found = list(rows.order_by(*NEWEST_FIRST)[: MOST_PASSAGES + 1])
        # Of somebody in thousands of reports, the latest are shown; the package holds all.
        self.has_more = len(found) > MOST_PASSAGES
        found = sorted(found[:MOST_PASSAGES], key=_place_in_text)
        articles = sorted({row.article for row in found}, key=oldest_first)
        self.sources = [Source(letter(place), article) for place, article in enumerate(articles)]
        by_article = {source.article.pk: source for source in self.sources}
        self.contradictions: list[Contradiction] = []
        self._footnotes: dict[tuple, set[Footnote]] = defaultdict(set)
        for row in found:
            self._enter(row, by_article[row.article_id])

    def _enter(self, row: Evidence, source: Source) -> None:
        if row.paragraph:
            source.paragraphs.add(row.paragraph)
        if row.note:
            source.notes[row.paragraph, row.note] = None
        footnote = Footnote(source.letter, row.paragraph, row.stance == Stance.CONTRADICTS)
        for name in SUBJECTS:
            if subject := getattr(row, f"{name}_id"):
                self._footnotes[name, subject, row.field].add(footnote)
                self._footnotes[name, subject, None].add(footnote)
                if footnote.contradicts:
                    place = (row.field, source.letter, row.paragraph, row.note)
                    self.contradictions.append(Contradiction(name, subject, *place))

    def of(self, subject: Model, field: str | None = None) -> list[Footnote]:
        """Return the footnotes of a field of a record: "" is the record as a whole, None all of it."""
        found = self._footnotes.get((_name(subject), subject.pk, field), ())
        return sorted(found, key=lambda footnote: (footnote.letter, footnote.paragraph or 0))


def _few_of(evidence: EvidenceQuerySet) -> EvidenceQuerySet:
    """Return the evidence, or of very much that which was entered last."""
    # Found first: asked in one go, PostgreSQL may go through all articles by their date instead.
    latest = evidence.order_by("-created_at", "pk").values_list("pk", flat=True)[:MOST_SORTED]
    return Evidence.objects.filter(pk__among=list(latest))


def _place_in_text(row: Evidence) -> tuple[str, int, str]:
    return row.article_id, -1 if row.start is None else row.start, row.pk


def _name(subject: Model) -> str:
    return next(name for name, model in SUBJECTS.items() if isinstance(subject, model))


def letter(place: int) -> str:
    """Return the letters of a place in a list, as `<ol type="A">` counts: A … Z, AA, AB …"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
