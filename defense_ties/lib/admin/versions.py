"""Two people who edit one record: the second is told, and loses nothing."""


class VersionedAdmin:
    """Mixin of the pages of records that notice when somebody else saved meanwhile."""
