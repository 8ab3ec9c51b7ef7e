"""What the site itself keeps: no records, only the backup codes of its staff."""

from defense_ties.sign_in.backup import BackupCodes

__all__ = ["BackupCodes"]
