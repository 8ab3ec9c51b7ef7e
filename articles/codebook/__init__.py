"""The codebook: every code with its definition and how often it is used, every column with what it holds."""

from articles.codebook.codes import MOST_COUNTED, Code, CodeList, may_count, read_codes, read_topics
from articles.codebook.columns import ColumnFile, ExplainedColumn, list_files, package_files

__all__ = [
    "MOST_COUNTED",
    "Code",
    "CodeList",
    "ColumnFile",
    "ExplainedColumn",
    "list_files",
    "may_count",
    "package_files",
    "read_codes",
    "read_topics",
]
