"""Importing records from spreadsheets on the staff's pages."""


class ImportingAdmin:
    """Mixin of the pages of records that can be imported from a spreadsheet."""
