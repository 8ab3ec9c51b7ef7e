"""What a reader wrote, as a message may repeat it."""

LONGEST = 60


def printable(text: str) -> str:
    """Return the text with each control or unassigned character made visible as “�”."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def quoted(text: str) -> str:
    """Return the text in quotation marks, cut where it is long."""
    return f"“{printable(text[:LONGEST])}{'…' if len(text) > LONGEST else ''}”"
