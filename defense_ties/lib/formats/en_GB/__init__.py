"""British English: how dates and numbers are written."""
