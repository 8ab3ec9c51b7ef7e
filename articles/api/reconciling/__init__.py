"""Reconciling lists of names with the records: the service that OpenRefine and others ask (W3C CG, 0.2)."""

from articles.api.reconciling.described import TAG, operations, schemas

__all__ = ["TAG", "operations", "schemas"]
