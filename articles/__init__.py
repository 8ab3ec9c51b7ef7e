"""First floor: what was reported, and the words that report it."""
