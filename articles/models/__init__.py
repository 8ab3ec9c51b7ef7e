"""The records of what was reported, one file a noun."""

from articles.models.agreement import Agreement
from articles.models.agreement_event import AgreementEvent
from articles.models.article import Article
from articles.models.claim import Claim
from articles.models.coding import Coding
from articles.models.coverage_month import CoverageMonth
from articles.models.data_change import DataChange
from articles.models.edition import Edition
from articles.models.engagement import Engagement
from articles.models.engagement_count import CountedEngagement, EngagementCount
from articles.models.error_report import ErrorReport
from articles.models.evidence import PUBLISHED_WITH, RESTS_ON, SUBJECTS, Evidence, unsupported
from articles.models.likeness import Fingerprint, Likeness
from articles.models.participation import Participation
from articles.models.party import Party
from articles.models.place import Place
from articles.models.publisher import Publisher
from articles.models.search_entry import SearchEntry, SearchWord
from articles.models.sheet_import import SheetImport
from articles.models.side import Side
from articles.models.signature import Signature
from articles.models.topic import Topic

__all__ = [
    "PUBLISHED_WITH",
    "RESTS_ON",
    "SUBJECTS",
    "Agreement",
    "AgreementEvent",
    "Article",
    "Claim",
    "Coding",
    "CountedEngagement",
    "CoverageMonth",
    "DataChange",
    "Edition",
    "Engagement",
    "EngagementCount",
    "ErrorReport",
    "Evidence",
    "Fingerprint",
    "Likeness",
    "Participation",
    "Party",
    "Place",
    "Publisher",
    "SearchEntry",
    "SearchWord",
    "SheetImport",
    "Side",
    "Signature",
    "Topic",
    "unsupported",
]
