"""Lists and pages of the records."""
