"""How much of a spreadsheet is taken, and the refusal of what is not."""

MEGABYTE = 1024**2
LARGEST = 20 * MEGABYTE  # bytes of a file
LARGEST_UNPACKED = 400 * MEGABYTE  # bytes that the parts of a workbook unpack to
LARGEST_STRINGS = 64 * MEGABYTE  # bytes of its texts, which are held in memory while it is read
STEEPEST = 200  # times its packed size that a part may unpack to, once that is more than ten megabytes
MOST_PARTS = 2_000  # files in a workbook
MOST_ROWS = 200_000  # rows that hold something
LAST_ROW = 1_048_576  # of a sheet, as Excel has it
MOST_COLUMNS = 100
LONGEST_CELL = 32_767  # characters, as Excel has it


class Unreadable(ValueError):
    """A spreadsheet that is not read; the message is the reason, a sentence for the person who sent it."""


def in_megabytes(size: int) -> str:
    """Return a number of bytes as megabytes, for a sentence.

    >>> in_megabytes(20 * 1024**2), in_megabytes(11_000_000)
    ('20 MB', '10.5 MB')
    """
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"


def shortened(value: object, longest: int = 60) -> str:
    """Return a value as text on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
