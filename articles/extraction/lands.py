"""For which country a person stands, where the titles do not say it outright."""

from bisect import bisect_right

from articles.extraction.belonging import Belonging
from articles.extraction.institutions import Institution
from articles.extraction.lexicon import country_word
from articles.extraction.names import NameRun
from articles.extraction.persons import Person
from articles.extraction.posts import Post
from articles.extraction.ranks import Words
from articles.extraction.reading import Reading, within

_COUNTERPARTS = frozenset("host guest hosts guests counterpart counterparts colleague visitor side partner".split())
_JOINING = frozenset(", and by with to separately also as well later then both respectively & the".split())


class Lands:
    """The countries of the persons of one text."""

    def __init__(self, tokens: Words, reading: Reading, institutions: list[Institution], posts: dict[int, Post], home: str):
        self.tokens, self.reading, self.posts, self.home = tokens, reading, posts, home
        self.belonging = Belonging(tokens, institutions)
        self.by_name = {i.body.name: i.country for i in institutions if i.country}
        self.by_name |= {i.acronym: i.country for i in institutions if i.country and i.acronym}
        self.order = list(dict.fromkeys(mention.code for mention in reading.countries))
        self.sentences = [sentence.span.start for sentence in reading.document.sentences]

    def settle(self, officials: list[Person]) -> dict[int, str]:
        """Return the country of each person by its identity: as stated, else as the context tells."""
        stated = {id(person): self._stated(person) for person in officials}
        ends = {run.last: person for person in officials for run in person.runs}
        for person in officials:
            if not stated[id(person)]:
                stated[id(person)] = self._joined(person, ends, stated) or self._by_place(person) or self._default(person)
        return stated

    def _stated(self, person: Person) -> str:
        posts = [self.posts[title.head] for title in person.titles]
        return (
            next((code for post in posts if (code := self._of_post(post, person))), "")
            or next((code for run in person.runs if (code := self._before(run))), "")
            or next((code for run in person.runs for lead in run.leads if (code := self._of_lead(lead))), "")
        )

    def _of_post(self, post: Post, person: Person) -> str:
        if post.title.plural and (post.countries or not post.country):
            return self._respective(post, person)
        named = [self.by_name.get(body.name, "") for body in post.bodies]
        code = post.country or next((code for code in named if code), "")
        if code:
            return code
        owner = self.belonging.of(post.title)
        return owner.country if owner else ""

    def _respective(self, post: Post, person: Person) -> str:
        """Return the country that is named in the same place of its list: the ministers of A and B, X and Y."""
        run = next(run for run in person.runs if post.title in run.titles)
        countries = list(post.countries) or self._countries_before(post.title.first)
        if len(countries) < 2 or post.title.last > run.first:
            return ""
        between = self.tokens[post.title.last : run.first]
        place = sum(token.text == "and" for token in between) or sum(token.text == "," for token in between[1:])
        return countries[place] if place < len(countries) else ""

    def _countries_before(self, place: int) -> list[str]:
        """Return the two sides: those that the sentence names before a place, else the first two of the text."""
        start = self.tokens[place].start
        sentence = bisect_right(self.sentences, start) - 1
        begin = self.sentences[sentence] if sentence >= 0 else 0
        here = dict.fromkeys(m.code for m in self.reading.countries if begin <= m.span.start < start)
        return list(here) if len(here) == 2 else self.order[:2]

    def _of_lead(self, lead: tuple[str, int, int]) -> str:
        institution = self.belonging.led(lead[1], lead[2])
        return institution.country if institution else ""

    def _before(self, run: NameRun) -> str:
        """Return the country just before rank and name, or before `host,`: Vietnamese Lt. Gen. X, his Polish host, X."""
        first = min([run.start, *(title.first for title in run.titles if title.last <= run.first)])
        place = first - 1
        if place >= 1 and self.tokens[place].text == "," and self.tokens[place - 1].text in _COUNTERPARTS:
            place -= 2
        if place >= 0 and self.tokens[place].kind == "country":
            return country_word(self.tokens[place].base)
        return ""

    def _joined(self, person: Person, ends: dict[int, Person], stated: dict[int, str]) -> str:
        """Return the country of the one named just before in one list: received by X and, separately, by Y."""
        run = person.runs[0]
        place = min([run.start, *(title.first for title in run.titles if title.last <= run.first)]) - 1
        begin, again = place, False
        while place > 0 and begin - place < 6 and self.tokens[place].text.lower() in _JOINING:
            again = again or self.tokens[place].text in ("by", "with", "to")
            place -= 1
        other = ends.get(place + 1)
        return stated.get(id(other), "") if other and again and other is not person else ""

    def _by_place(self, person: Person) -> str:
        """Return the country of the town that the sentence names before the person: in Colombo, the President, X."""
        run = person.runs[0]
        sentence = bisect_right(self.sentences, run.span.start) - 1
        if sentence < 0 or any(self._international(self.posts[title.head]) for title in person.titles):
            return ""
        span = self.reading.document.sentences[sentence].span
        towns = [p for p in within(self.reading.places, span) if p.country and not p.dateline]
        return towns[0].country if len({town.country for town in towns}) == 1 else ""

    def _default(self, person: Person) -> str:
        international = any(self._international(self.posts[title.head]) for title in person.titles)
        return "" if international else self.home

    @staticmethod
    def _international(post: Post) -> bool:
        return any(body.kind == "international_organisation" for body in post.bodies)
