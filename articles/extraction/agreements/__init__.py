"""Agreements: the papers that a text says are planned, signed, in force or named."""

from articles.extraction.agreements.finding import find_agreements
from articles.extraction.agreements.signings import link_signings

__all__ = ["find_agreements", "link_signings"]
