"""The names on record, as the extractor takes them: a gazetteer of officials and institutions."""

from collections.abc import Iterator

from articles.extraction.gazetteer import Entry, Gazetteer
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Institution, InstitutionAlias, Official, OfficialAlias


def gazetteer() -> Gazetteer:
    """Return every name of the officials and institutions on record, rejected ones left out."""
    return Gazetteer(_names(Official, OfficialAlias), _names(Institution, InstitutionAlias))


def _names(model, alias) -> Iterator[Entry]:
    owner = model._meta.model_name
    standing = model._base_manager.exclude(review_status=ReviewStatus.REJECTED).order_by("pk")
    columns = ["name", "native_name"] + (["acronym"] if model is Institution else [])
    for pk, country, *names in standing.values_list("pk", "country", *columns).iterator():
        yield from (Entry(pk, name, country) for name in dict.fromkeys(names) if name)
    others = alias._base_manager.exclude(**{f"{owner}__review_status": ReviewStatus.REJECTED})
    rows = others.order_by("pk").values_list(f"{owner}_id", "name", f"{owner}__country")
    yield from (Entry(*row) for row in rows.iterator())
