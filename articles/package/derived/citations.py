"""citations.csv: which article says so, and where in it."""

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from articles.models import SUBJECTS, Article, Evidence
from articles.package.choice import Choice
from articles.package.derived.columns import DerivedColumn, field, key
from articles.package.derived.table import QueriedTable
from defense_ties.lib.exports import Kind


def _rows(choice: Choice) -> QuerySet:
    return choice.rows(Evidence).order_by("id")


def _kind() -> Case:
    cases = [When(**{f"{name}__isnull": False}, then=Value(name)) for name in SUBJECTS]
    return Case(*cases, output_field=CharField())


def _ident() -> Coalesce:
    return Coalesce(*(F(f"{name}_id") for name in SUBJECTS))


def _locator() -> Case:
    def text(name: str) -> Cast:
        return Cast(F(name), CharField())

    paragraph = Concat(Value("paragraph "), text("paragraph"))
    characters = Concat(Value("characters "), text("start"), Value("-"), text("end"))
    both = Concat(paragraph, Value(", "), characters)
    has_characters = Q(start__isnull=False, end__isnull=False)
    return Case(
        When(has_characters & Q(paragraph__isnull=False), then=both),
        When(has_characters, then=characters),
        When(paragraph__isnull=False, then=paragraph),
        default=Value(""),
        output_field=CharField(),
    )


CITATIONS = QueriedTable(
    "citations",
    "A passage of an article for one record, or one field of it: the table evidence with one column for the "
    "record, whatever its kind.",
    (
        key(Evidence, "id", called="evidence_id", says="The row of the table evidence."),
        DerivedColumn(
            "record_kind",
            "The kind of record that the passage is cited for.",
            _kind(),
            codes=tuple(SUBJECTS),
            is_needed=True,
        ),
        DerivedColumn("record_id", "The id of that record in its table.", _ident(), is_needed=True),
        field(Evidence, "field"),
        key(Article, "article_id", called="article_id", says="The article that says so."),
        DerivedColumn(
            "locator", "Where in its text: paragraph, and characters counted from 0.", _locator(), Kind.TEXT
        ),
        *(field(Evidence, name) for name in ("paragraph", "start", "end", "stance")),
    ),
    ("evidence_id",),
    _rows,
)
