"""Formats of dates; those of numbers are Django's own."""

DATE_FORMAT = "Y M j"
SHORT_DATE_FORMAT = "Y M j"
DATETIME_FORMAT = "Y M j, H:i"
SHORT_DATETIME_FORMAT = "Y M j, H:i"
MONTH_DAY_FORMAT = "M j"
YEAR_MONTH_FORMAT = "Y M"
