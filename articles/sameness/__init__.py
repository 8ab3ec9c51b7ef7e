"""One event in two reports: proposals that two records are the same, and what follows from the answer."""

from articles.sameness.agreements import similar_agreements
from articles.sameness.engagements import similar_engagements
from articles.sameness.joining import NotJoined, join_agreement, join_engagement, keep_apart
from articles.sameness.proposals import Proposal

__all__ = [
    "NotJoined",
    "Proposal",
    "join_agreement",
    "join_engagement",
    "keep_apart",
    "similar_agreements",
    "similar_engagements",
]
