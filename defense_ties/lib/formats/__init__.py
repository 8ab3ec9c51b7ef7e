"""How dates and numbers are written, where that is not Django's own way."""
