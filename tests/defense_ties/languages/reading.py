"""What a reader sees or hears of a page, apart from what is in a language of its own."""

from html.parser import HTMLParser

UNSPOKEN = {"script", "style", "code", "pre"}
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "rect", "line"}
SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-l")


class Reader(HTMLParser):
    """Collects the texts of a page in `texts`."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        silent = tag in UNSPOKEN or (tag not in ("html", "a") and "lang" in given) or "hreflang" in given
        if tag not in VOID:
            self.open.append((tag, silent))
        if not self.is_silent and not silent:
            self.texts += [text for name in SPOKEN if (text := given.get(name))]
            if given.get("name") == "description":
                self.texts.append(given.get("content") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.is_silent:
            self.texts.append(" ".join(data.split()))

    @property
    def is_silent(self) -> bool:
        return any(silent for _tag, silent in self.open)


def texts_of(page: str) -> list[str]:
    """Return every text of a page and of the attributes that are read out."""
    reader = Reader()
    reader.feed(page)
    return reader.texts
