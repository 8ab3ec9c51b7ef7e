"""Spreadsheets: read with care, compared with what is on record, and written all or not at all."""
