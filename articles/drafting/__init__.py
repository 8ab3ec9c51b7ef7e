"""From facts to draft records: the only bridge from extraction to the database."""

from articles.drafting.article import draft_article, draft_facts, try_to_draft
from articles.drafting.choosing import Undecidable, choose_official, new_official, presented_in
from articles.drafting.known import gazetteer
from articles.drafting.report import Report
from articles.drafting.shared import Lookups

__all__ = [
    "Lookups",
    "Report",
    "Undecidable",
    "choose_official",
    "draft_article",
    "draft_facts",
    "gazetteer",
    "new_official",
    "presented_in",
    "try_to_draft",
]
