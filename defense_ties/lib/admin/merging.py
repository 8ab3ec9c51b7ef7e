"""Merging records on the staff's pages."""


class MergingAdmin:
    """Mixin of the pages of records that can be merged."""
