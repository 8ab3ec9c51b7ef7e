"""Cities by name."""


def is_city(name: str) -> bool:
    """Tell whether a name is that of a city."""
    return name.casefold() in {"phnom penh", "abu dhabi", "new delhi", "manila", "singapore", "hanoi", "havana", "seoul"}
