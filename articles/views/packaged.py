"""The data package of a list: of its records, what belongs to them, and all that they refer to."""

from collections.abc import Iterator
from typing import Any

from articles.package import PackageError, stream
from defense_ties.lib.exports import CannotWrite, Late

# How a package is asked for in the address of a list: format=zip.
PACKAGE = "zip"


class PackageDownload(Late):
    """A data package as a file, written while it is sent."""

    def __init__(self, *, name: str, **what: Any):
        self._pieces = stream(**what)
        self._first: list[bytes] = []
        super().__init__(
            self._whole(),
            content_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="{name}.zip"'},
        )

    def begin(self) -> None:
        """Read up to the first bytes; CannotWrite says what is wrong with the records."""
        try:
            self._first = [next(self._pieces, b"")]
        except PackageError as error:
            raise CannotWrite(str(error)) from error

    def close(self) -> None:
        """Let go of the database, however much was sent."""
        self._pieces.close()  # type: ignore[attr-defined]
        super().close()

    def _whole(self) -> Iterator[bytes]:
        yield from self._first
        yield from self._pieces
