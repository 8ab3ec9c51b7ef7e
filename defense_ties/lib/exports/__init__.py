"""Tables that are taken home: whole, streamed, safe to open in a spreadsheet, in one of several forms."""

from defense_ties.lib.exports.cells import BOM, cell, neutralise, restore
from defense_ties.lib.exports.columns import (
    Column,
    Kind,
    UnknownColumns,
    choose,
    database_column,
    field_column,
)
from defense_ties.lib.exports.csv_lines import csv_line
from defense_ties.lib.exports.downloads import FORMS, CannotWrite, Download, Late, Taking, download
from defense_ties.lib.exports.export import QueryExport, RowExport

__all__ = [
    "BOM",
    "FORMS",
    "CannotWrite",
    "Column",
    "Download",
    "Kind",
    "Late",
    "QueryExport",
    "RowExport",
    "Taking",
    "UnknownColumns",
    "cell",
    "choose",
    "csv_line",
    "database_column",
    "download",
    "field_column",
    "neutralise",
    "restore",
]
