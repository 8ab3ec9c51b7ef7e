"""Asking before a record is made that resembles one on record."""


class AskingAdmin:
    """Mixin of the pages of records that ask before a likely duplicate is made."""
