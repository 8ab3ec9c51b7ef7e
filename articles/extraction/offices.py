"""The posts of the persons of a text, each with the institution it belongs to."""

from dataclasses import replace

from articles.extraction.belonging import Belonging
from articles.extraction.facts import OfficialFact, PostFact, Span
from articles.extraction.persons import Person
from articles.extraction.posts import Post
from articles.extraction.reading import Reading

# The words that the title of whoever runs a body shares with its name, by the kind of the body.
_SHARED = {
    "ministry": ("Defence", "Defense", "Foreign", "Interior", "Armed Forces", "Armées"),
    "army": ("Army",),
    "navy": ("Navy", "Naval"),
    "air_force": ("Air",),
    "armed_forces": ("Defence Force", "Defense Force", "Armed Forces", "Defence Staff"),
}


class Offices:
    """The posts of one text, with what tells whose they are."""

    def __init__(self, reading: Reading, posts: dict[int, Post], keys: dict[Span, str], belonging: Belonging):
        self.posts, self.keys, self.belonging = posts, keys, belonging
        self.portfolios = _portfolios(reading)

    def of(self, person: Person, country: str) -> tuple[PostFact, ...]:
        """Return the posts of a person, each once, with its body wherever the text tells it."""
        found: dict[str, PostFact] = {}
        for title in person.titles:
            post = self.posts[title.head]
            if not title.official or post.party or post.equal:
                continue
            body = self._body(post, country)
            known = found.get(post.text.lower())
            if known is None or (body and not known.institution):
                found[post.text.lower()] = PostFact(post.text, body, title.former, (post.span,))
        for run in person.runs:
            for text, first, last in run.leads:
                led = self.belonging.led(first, last)
                body = self.keys[led.mentions[0]] if led else ""
                found.setdefault(f"{text}|{body}", PostFact(text, body, False, (run.span,)))
        return tuple(found.values())

    def is_equal(self, person: Person) -> bool:
        """Return whether the text presents the person as somebody's counterpart."""
        return any(self.posts[title.head].equal for title in person.titles)

    def _body(self, post: Post, country: str) -> str:
        """Return the key of the institution of a post: as stated, as owned, else by its portfolio."""
        stated = next((self.keys[body.span] for body in post.bodies if body.span in self.keys), "")
        if stated:
            return stated
        owner = self.belonging.of(post.title)
        if owner and post.title.plural and owner.country != country:
            owner = self.belonging.of_land(country, post.span.start)  # their heads, X and Y
        if owner:
            return self.keys[owner.mentions[0]]
        shared = (
            key
            for (land, kind, word), key in self.portfolios.items()
            if land == country and word in post.text and _runs_it(kind, post.text)
        )
        return next(shared, "")


def with_equal_posts(facts: list[OfficialFact], equal: list[bool]) -> list[OfficialFact]:
    """Return the officials, each counterpart with the office of the one of the other side named before."""
    found: list[OfficialFact] = []
    latest: dict[str, OfficialFact] = {}  # with a post, by country, the latest last
    for fact, is_equal in zip(facts, equal, strict=True):
        if is_equal and not fact.posts:
            model = next((latest[country] for country in reversed(latest) if country != fact.country), None)
            if model:
                fact = replace(fact, posts=(replace(model.posts[0], institution=""),))
        found.append(fact)
        if fact.posts:
            latest.pop(fact.country, None)
            latest[fact.country] = fact
    return found


def _portfolios(reading: Reading) -> dict[tuple[str, str, str], str]:
    """Return the ministries and forces that the text names by country, kind and the word that
    ministers' titles share.
    """
    return {
        (fact.country, fact.kind, word): fact.key
        for fact in reversed(list(reading.institutions))
        for word in _SHARED.get(fact.kind, ())
        if word in fact.name
    }


def _runs_it(kind: str, title: str) -> bool:
    """Return whether the holder of a title runs a body of the kind: ministers ministries, chiefs forces."""
    political = "inister" in title or "ecretary" in title
    return political if kind == "ministry" else "Chief" in title or "Commander" in title
