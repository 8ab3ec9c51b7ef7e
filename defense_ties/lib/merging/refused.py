"""The answer to a merge, or its undoing, that may not be."""

from collections.abc import Iterable


class Refused(Exception):
    """Nothing was done; the sentences say why."""

    def __init__(self, sentences: Iterable[str], *, is_stale: bool = False):
        self._sentences = list(sentences)
        # Whether it was refused only because something changed since it was looked at.
        self.is_stale = is_stale
        super().__init__(" ".join(self._sentences))

    def sentences(self) -> list[str]:
        """Return why, a sentence each."""
        return self._sentences
