"""Data packages: the records as one CSV a table with a description of every column, out and in again."""

from articles.package.exporting import export, stream
from articles.package.faults import PackageError
from articles.package.loading import holds_records, load
from articles.package.reports import ExportReport, LoadReport, PackageRefused

__all__ = [
    "ExportReport",
    "LoadReport",
    "PackageError",
    "PackageRefused",
    "export",
    "holds_records",
    "load",
    "stream",
]
