"""Drafting an article: all its records in one transaction, and none twice."""

from typing import Any

from django.db import transaction

from articles.drafting.agreements import draft_agreements
from articles.drafting.engagements import draft_engagements
from articles.drafting.evidence import Citations
from articles.drafting.institutions import draft_institutions
from articles.drafting.known import gazetteer
from articles.drafting.officials import draft_officials
from articles.drafting.report import Report
from articles.drafting.rows import REASON, Rows
from articles.drafting.shared import Drafting, Lookups
from articles.drafting.topics import draft_topics
from articles.duplicates import note_resemblances
from articles.extraction import VERSION, extract
from articles.extraction.document import read_document
from articles.extraction.facts import Facts
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.reading import Known
from articles.models import Agreement, Article, Engagement
from defense_ties.lib.alone import alone
from people.models import Institution, Official


class NothingToDraft(ValueError):
    """An article cannot be drafted; the message says why."""


def draft_article(
    *,
    article: Article,
    user: Any = None,
    names: Gazetteer | None = None,
    lookups: Lookups | None = None,
    again: bool = False,
) -> Report:
    """Read an article for facts, draft their records, and return what was drafted.

    An article that this version of the extractor has drafted is left alone, unless `again`.
    """
    if not article.body:
        raise NothingToDraft(f"“{article}” has no text to draft from.")
    if article.codings.open().exists():
        raise NothingToDraft(f"“{article}” is with two coders who code it apart.")
    if article.drafted_with == VERSION and not again:
        return Report(article, remarks=["It was drafted before; nothing was changed."])
    publisher = article.publisher
    known = Known(
        article.date if len(article.date) == len("2021-12-16") else "",
        str(publisher.country or "") if publisher else "",
        article.title,
    )
    facts = extract(article.body, known=known, gazetteer=gazetteer() if names is None else names)
    return draft_facts(article=article, facts=facts, user=user, lookups=lookups)


def try_to_draft(pk: str, **how: Any) -> tuple[Report | None, str]:
    """Draft an article as `draft_article` does; return what was drafted, or else why nothing could be."""
    try:
        return draft_article(article=Article.objects.select_related("publisher").get(pk=pk), **how), ""
    except Exception as error:  # whatever is wrong with one article, others are drafted
        return None, f"{pk}: {type(error).__name__}: {error}"


@transaction.atomic
def draft_facts(
    *, article: Article, facts: Facts, user: Any = None, lookups: Lookups | None = None
) -> Report:
    """Draft the records of facts that were found in an article, and return what was drafted.

    What was drafted from the article before is left as it stands, and is not drafted again: corrected,
    accepted, rejected, joined or deleted as it may be.
    """
    # Of two articles that name somebody new, one has to find whom the other drafted.
    alone("drafting")
    given, article = article, Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    rows, lookups = Rows(), lookups or Lookups()
    report = Report(article)
    drafting = Drafting(article, facts, user, VERSION, lookups, rows, Citations(article, rows), report)
    draft_institutions(drafting)
    draft_officials(drafting)
    draft_engagements(drafting)
    draft_agreements(drafting)
    draft_topics(drafting)
    _note_on_article(drafting)
    rows.save(user)
    report.drafted.update({str(model._meta.model_name): len(found) for model, found in rows.by_model.items()})
    lookups.enter(rows)
    _note_resemblances(rows, lookups)
    given.refresh_from_db(fields=["date", "date_basis", "earliest", "latest", "title", "drafted_with"])
    return report


def _note_resemblances(rows: Rows, lookups: Lookups) -> None:
    """Note which of the drafted records resemble others, so that somebody decides."""
    models = (Official, Institution, Engagement, Agreement)
    drafted = [row for model in models for row in rows.by_model[model]]
    registers = {"official": lookups.officials, "institution": lookups.institutions}
    note_resemblances(drafted, registers=registers)


def _note_on_article(drafting: Drafting) -> None:
    """Fill in the date and title that the article lacks, and note which extractor drafted it."""
    article = drafting.article
    was = (article.date, article.title, article.drafted_with)
    if not article.date:
        for name, value in drafting.published.items():
            setattr(article, name, value)
    if not article.title:
        lines = (line.span for line in read_document(article.body).lines if line.zone == "headline")
        span = next(lines, None)
        article.title = article.body[span.start : span.end][:500] if span else ""
    article.drafted_with = drafting.version
    if was != (article.date, article.title, article.drafted_with):
        article._change_reason = REASON  # type: ignore[attr-defined]
        article._history_user = drafting.user  # type: ignore[attr-defined]
        article.save()
