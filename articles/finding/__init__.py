"""Finding records by words, over all kinds at once."""
