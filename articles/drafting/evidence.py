"""Citing the passages that facts stand on."""

from bisect import bisect_right
from collections.abc import Iterable

from articles.drafting.rows import Rows
from articles.extraction.facts import Passages, Span
from articles.models import SUBJECTS, Article, Evidence
from defense_ties.lib.texts import paragraphs

# Names of facts that the records know by another one.
FIELDS = {
    "city": "place",
    "country": "place",
    "dates": "date",
    "type": "kind",
}


class Citations:
    """Makes evidence of spans; a passage that was ever cited for a thing is not cited for it again."""

    def __init__(self, article: Article, rows: Rows):
        self._article, self._rows = article, rows
        self._paragraphs = [start for start, _ in paragraphs(article.body)]
        columns = [f"{name}_id" for name in SUBJECTS]
        history = Evidence.history.filter(article=article)
        self._cited = {
            (next(pair for pair in zip(SUBJECTS, ids, strict=True) if pair[1]), field, start, end)
            for *ids, field, start, end in history.values_list(*columns, "field", "start", "end")
            if any(ids)
        }
        self._settled = {subject for subject, *_ in self._cited}

    def are_settled(self, subject: str, pk: str) -> bool:
        """Return whether the article was cited for a record before this run: then people see to it."""
        return (subject, pk) in self._settled

    def cite(self, subject: str, pk: str, spans: Iterable[Span], field: str = "") -> None:
        """Cite passages for a record, or for one field of it."""
        for start, end in self._sound(spans):
            self._add(subject, pk, field, start, end)

    def cite_whole(self, subject: str, pk: str, spans: Iterable[Span]) -> None:
        """Cite passages for a record as a whole, or the article alone where no passage is known."""
        spans = self._sound(spans)
        self.cite(subject, pk, spans)
        if not spans:
            self._add(subject, pk, "", None, None)

    def cite_fields(self, subject: str, pk: str, passages: Passages) -> None:
        """Cite the passages of a fact for those fields that the record has too."""
        model = SUBJECTS[subject]
        known = {field.name for field in model._meta.get_fields()}
        for name, spans in passages.items():
            field = name if name in known else FIELDS.get(name, "")
            if name and field in known:
                self.cite(subject, pk, spans, field)

    def cite_once(self, subject: str, pk: str, spans: Iterable[Span]) -> None:
        """Cite passages for a person or body, unless the article was cited for it before."""
        if not self.are_settled(subject, pk):
            self.cite_whole(subject, pk, spans)

    def cite_appointment(self, pk: str, spans: Iterable[Span], dated: Iterable[Span]) -> None:
        """Cite the words of a post, and those of the day for which it is cited, unless it was done before."""
        if self.are_settled("appointment", pk):
            return
        self.cite_whole("appointment", pk, spans)
        self.cite("appointment", pk, dated, "date")

    def _sound(self, spans: Iterable[Span]) -> list[Span]:
        """Return the spans that lie within the text, each once."""
        length = len(self._article.body)
        return [span for span in dict.fromkeys(spans) if 0 <= span[0] < span[1] <= length]

    def _add(self, subject: str, pk: str, field: str, start: int | None, end: int | None) -> None:
        key = ((subject, pk), field, start, end)
        if key in self._cited:
            return
        self._cited.add(key)
        paragraph = bisect_right(self._paragraphs, start) if start is not None else None
        self._rows.add(
            Evidence(
                article=self._article,
                field=field,
                start=start,
                end=end,
                paragraph=paragraph or None,
                **{f"{subject}_id": pk},
            )
        )
