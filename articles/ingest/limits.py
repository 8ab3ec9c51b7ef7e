"""How much is taken in, and the refusal of what is not."""

MEGABYTE = 1024**2
LARGEST = 10 * MEGABYTE  # bytes of one document
LARGEST_ZIP = 1024 * MEGABYTE  # bytes of a zip, and of all that it unpacks to
STEEPEST = 100  # times its packed size that a file may unpack to, once that is more than a megabyte
MOST_IN_ZIP = 20_000  # files
MOST_TAGS = 60_000  # of a page; the time that taking it apart takes grows faster than their number
FEWEST_WORDS = 20  # of the story in a page; fewer are a menu or a notice


class Unreadable(ValueError):
    """A document that is not taken; the message is the reason, a sentence for the person who gave it."""


def in_megabytes(size: int) -> str:
    """Return a number of bytes as megabytes, for a sentence.

    >>> in_megabytes(10 * 1024**2), in_megabytes(11_000_000)
    ('10 MB', '10.5 MB')
    """
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"


def require_size(size: int) -> None:
    """Raise Unreadable if a document of so many bytes is not taken."""
    if size == 0:
        raise Unreadable("The file is empty.")
    if size > LARGEST:
        raise Unreadable(f"The file has {in_megabytes(size)}; {in_megabytes(LARGEST)} are the most.")
