"""The table of what can be found: an entry for each published record, with its words."""

from django.apps import apps
from django.db import models
from django.db.models import Case, F, Q, Value, When

from defense_ties.lib.fulltext.matching import Matching
from defense_ties.lib.fulltext.query import Clause, Query
from defense_ties.lib.records import IdField

# What a word is worth where it stands; names and titles before those that are linked, then the text.
NAMED, NAME_BEGUN, LINKED, LINK_BEGUN, ELSEWHERE = 8, 6, 3, 2, 1
# What it is worth that all words stand side by side in the names, that a name begins with them, is them.
TOGETHER, AT_THE_START, EXACTLY = 4, 3, 6
_COLUMNS = ("names", "linked", "more")


class EntryQuerySet(models.QuerySet):
    """Entries by what they hold."""

    def matching(self, query: Query, kind: str = "", most: int | None = None):
        """Return the entries with all that a query asks for, of any kind or of one; at most a number.

        Where there are more of a kind, PostgreSQL returns the newest, and SQLite those written last.
        """
        early = most if not query.has_phrases else None
        found = self.filter(Matching(F("pk"), query=query, kind=kind, most=early))
        for clause in query.clauses:
            if clause.is_phrase and len(clause.words) > 1:
                found = found.filter(_side_by_side(clause))
        for clause in query.without:
            if clause.is_phrase and len(clause.words) > 1:
                found = found.exclude(_side_by_side(clause))
        if most is None:
            return found
        return self.filter(pk__in=found.order_by(F("newest").desc(nulls_last=True), "pk").values("pk")[:most])

    def best_first(self, query: Query):
        """Return the entries by how well they match: words in names first, whole words, the newest."""
        score: models.expressions.Combinable = _whole(query)
        for clause in query.clauses:
            score = score + _worth(clause)
        newest = F("newest").desc(nulls_last=True)
        return self.annotate(score=score).order_by("-score", newest, "names", "record_id")


class Entry(models.Model):
    """The words of a published record, folded, with a space on either side; the database keeps them."""

    kind = models.CharField(max_length=20, help_text="What the record is: official, engagement …")
    record_id = IdField(help_text="Id of the record.")
    names = models.TextField(help_text="Its names or titles, folded.")
    linked = models.TextField(help_text="The names of those who have to do with it, folded.")
    more = models.TextField(help_text="Its other words, folded.")
    marks = models.TextField(help_text="Its kind, and the countries it has to do with.")
    newest = models.DateField(null=True, help_text="The day by which newer ones come first.")

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()


def entries_of(model: type[models.Model]) -> EntryQuerySet:
    """Return the entries of the records of a kind, from the one table of entries that the site has."""
    table = next(found for found in apps.get_models() if issubclass(found, Entry))
    return table.objects.filter(kind=model._meta.model_name)


def _side_by_side(clause: Clause) -> Q:
    text = clause.text if clause.is_unspaced else f" {clause.text} "
    found = Q(pk__in=())
    for column in _COLUMNS:
        found |= Q(**{f"{column}__contains": text})
    return found | Q(marks__contains=f" {clause.mark} ") if clause.mark else found


def _worth(clause: Clause) -> Case:
    words = (clause.text, *clause.others)
    whole = [f" {word} " for word in words]
    begun = [f" {clause.text}"] if clause.is_open else []
    ranks = [("names", whole, NAMED), ("names", begun, NAME_BEGUN), ("linked", whole, LINKED)]
    ranks.append(("linked", begun, LINK_BEGUN))
    cases = [
        When(**{f"{column}__contains": text}, then=Value(worth))
        for column, texts, worth in ranks
        for text in texts
    ]
    return Case(*cases, default=Value(ELSEWHERE))


def _whole(query: Query) -> models.expressions.Combinable:
    text = query.folded
    return Case(
        # Two spaces stand between names.
        When(names=f" {text} ", then=Value(TOGETHER + AT_THE_START + EXACTLY)),
        When(names__startswith=f" {text}  ", then=Value(TOGETHER + AT_THE_START + EXACTLY)),
        When(names__startswith=f" {text} ", then=Value(TOGETHER + AT_THE_START)),
        When(names__startswith=f" {text}", then=Value(TOGETHER + 1)),
        When(names__contains=f" {text}", then=Value(TOGETHER)),
        default=Value(0),
    )
