"""For which country a person stands, where the titles do not say it outright."""

from bisect import bisect_left, bisect_right

from articles.extraction.belonging import Belonging
from articles.extraction.countries import country_of
from articles.extraction.facts import Span
from articles.extraction.goals import Goals
from articles.extraction.institutions import Institution
from articles.extraction.lexicon import country_word, words_of
from articles.extraction.names import NameRun
from articles.extraction.persons import Person
from articles.extraction.posts import Post
from articles.extraction.ranks import Words
from articles.extraction.reading import PlaceMention, Reading, within

_MEETS = words_of("meeting")
_COUNTERPARTS = words_of("counterpart")
_GROUPS = words_of("group")
_JOINING = words_of("joining")
_REACH = 1000  # characters of a sentence that are looked back over


class Lands:
    """The countries of the persons of one text."""

    def __init__(
        self,
        tokens: Words,
        reading: Reading,
        institutions: list[Institution],
        posts: dict[int, Post],
        home: str,
    ):
        self.tokens, self.reading, self.posts, self.home = tokens, reading, posts, home
        self.belonging = Belonging(tokens, institutions)
        self.by_name = {i.body.name: i.country for i in institutions if i.country}
        self.by_name |= {i.acronym: i.country for i in institutions if i.country and i.acronym}
        self.order = list(dict.fromkeys(mention.code for mention in reading.countries))
        self.officials: list[Person] = []
        self.stated: dict[int, str] = {}
        self.goals = Goals(tokens, reading)
        self.sentences = [sentence.span.start for sentence in reading.document.sentences]
        self.towns: dict[int, list[PlaceMention]] = {}

    def settle(self, officials: list[Person]) -> dict[int, str]:
        """Return the country of each person by its identity: as stated, else as the context tells."""
        self.officials = officials
        self.mentions = sorted(
            ((run.span.start, person) for person in officials for run in person.runs),
            key=lambda pair: pair[0],
        )
        self.mention_starts = [start for start, _ in self.mentions]
        self.bearers: dict[int, dict[int, tuple[Person, NameRun]]] = {}
        for person in officials:
            for run in person.runs:
                for title in run.titles:
                    self.bearers.setdefault(title.head, {}).setdefault(id(person), (person, run))
        stated = self.stated = {}
        ends = {run.last: person for person in officials for run in person.runs}
        for person in officials:
            stated[id(person)] = self._stated(person) or (
                self._equal(person)
                or self._joined(person, ends, stated)
                or self._by_place(person)
                or self._visited(person)
                or self._default(person)
            )
        return stated

    def _stated(self, person: Person) -> str:
        posts = [self.posts[title.head] for title in person.titles]
        return (
            next((run.land for run in person.runs if run.land), "")
            or next((code for post in posts if (code := self._of_post(post, person))), "")
            or next((code for run in person.runs if (code := self._before(run) or self._after(run))), "")
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
        """Return the country that is named in the same place of its list: the ministers of A and B, X
        and Y.
        """
        bearers = self.bearers[post.title.head]
        sharing, run = [bearer for bearer, _ in bearers.values()], bearers[id(person)][1]
        countries = list(post.countries) or (
            self._countries_before(post.title.first) if len(sharing) == 2 else []
        )
        if sharing and sharing[0] is not person and not countries:
            return self.stated.get(id(sharing[0]), "")
        if len(countries) < 2 or post.title.last > run.first:
            return ""
        between = self.tokens[post.title.last : run.first]
        place = sum(token.text == "and" for token in between) or sum(
            token.text == "," for token in between[1:]
        )
        return countries[place] if place < len(countries) else ""

    def _countries_before(self, place: int) -> list[str]:
        """Return the two sides: those that the sentence names before a place, else the first two of
        the text.
        """
        start = self.tokens[place].start
        sentence = bisect_right(self.sentences, start) - 1
        begin = max(self.sentences[sentence] if sentence >= 0 else 0, start - _REACH)
        here = dict.fromkeys(m.code for m in within(self.reading.countries, Span(begin, start)))
        return list(here) if len(here) == 2 else self.order[:2]

    def _of_lead(self, lead: tuple[str, int, int]) -> str:
        institution = self.belonging.led(lead[1], lead[2])
        return institution.country if institution else ""

    def _before(self, run: NameRun) -> str:
        """Return the country just before rank and name, or before `host,`: Vietnamese Lt. Gen. X, his
        Polish host, X.
        """
        first = run.opening
        place = first - 1
        if place >= 1 and self.tokens[place].text == "," and self.tokens[place - 1].text in _COUNTERPARTS:
            place -= 2
        elif place >= 0 and self.tokens[place].text in _COUNTERPARTS:
            place -= 1
        if place >= 0 and self.tokens[place].kind == "country":
            return country_word(self.tokens[place].base)
        return self._of_delegation(first) or self._of_possessor(first)

    def _after(self, run: NameRun) -> str:
        """Return the country just after a name: General X of Cambodia."""
        following = [token.text for token in self.tokens[run.last : run.last + 2]]
        if following[:1] != ["of"]:
            return ""
        first = last = run.last + (2 if following == ["of", "the"] else 1)
        while last < len(self.tokens) and self.tokens[last].kind == "country":
            last += 1
        if last < len(self.tokens) and self.tokens[last].text in ("State", "Province", "Region", "Delta"):
            return ""  # Governor X of Niger State
        words = [token.base for token in self.tokens[first:last]]
        return country_of(" ".join(words)) or (country_word(words[0]) if words else "")

    def _of_delegation(self, first: int) -> str:
        """Return the country of those somebody leads: a Turkish delegation led by the deputy chief, X."""
        place = first - 1
        while place > 0 and self.tokens[place].text in words_of("leading"):
            place -= 1
        if first - place < 3 or self.tokens[place].kind == "mark":
            return ""
        noun = next((at for at in range(place, max(place - 7, 0), -1) if self.tokens[at].text in _GROUPS), 0)
        around = self.tokens[max(noun - 4, 0) : place + 1] if noun else []
        return next(
            (code for token in around if token.kind == "country" and (code := country_word(token.base))), ""
        )

    def _of_possessor(self, first: int) -> str:
        """Return the country of the official named just before `his deputy`."""
        if first > 2 and self.tokens[first - 1].text == "," and self.tokens[first - 2].kind == "lower":
            first -= 2  # its captain, Commander X
        if first and self.tokens[first - 1].text.lower() in ("its", "whose"):
            return self._country_before(first - 1)
        equal = {token.base.lower() for token in self.tokens[first : first + 3]} & _COUNTERPARTS
        if first < 1 or equal or self.tokens[first - 1].text not in ("his", "her"):
            return ""
        return self.stated_before(self.tokens[first].start)

    def _country_before(self, place: int) -> str:
        """Return the country that the text names last before `its captain` or `whose minister`."""
        for at in range(place - 1, max(place - 30, -1), -1):
            if self.tokens[at].kind == "country":
                return country_word(self.tokens[at].base) or self._code_at(self.tokens[at].start)
        return ""

    def _code_at(self, start: int) -> str:
        """Return the country of the name of several words that a character stands in."""
        around = within(self.reading.countries, Span(max(0, start - 40), start + 40))
        return next((m.code for m in around if m.span.start <= start < m.span.end), "")

    def stated_before(self, start: int) -> str:
        """Return the country stated for the official whom the text named last before a character."""
        place = bisect_left(self.mention_starts, start)
        return self.stated.get(id(self.mentions[place - 1][1]), "") if place else ""

    def _equal(self, person: Person) -> str:
        """Return the country of a counterpart that the text does not name: of the two sides, the other
        one.
        """
        if not any(self.posts[title.head].equal for title in person.titles):
            return ""
        start = person.runs[0].span.start
        earlier = self.stated_before(start)
        others = [code for code in [self.goals.last(start), *self.order[:2]] if code and code != earlier]
        return others[0] if earlier and others else ""

    def _joined(self, person: Person, ends: dict[int, Person], stated: dict[int, str]) -> str:
        """Return the country of the one named just before in one list: received by X and, separately,
        by Y.
        """
        run = person.runs[0]
        place = run.opening - 1
        begin, again = place, False
        while place > 0 and begin - place < 6 and self.tokens[place].text.lower() in _JOINING:
            again = again or self.tokens[place].text in ("by", "with", "to")
            place -= 1
        joined = [token.text for token in self.tokens[place + 1 : begin + 1]]
        again = again or (joined[:1] == [","] and "and" in joined and self._apart(run))
        other = ends.get(place + 1) or self._before_and(begin, joined)
        return stated.get(id(other), "") if other and again and other is not person else ""

    def _apart(self, run: NameRun) -> bool:
        """Return whether a comma stands between title and name: and the Minister for Foreign Affairs, X."""
        return any(title.last < run.start and self.tokens[title.last].text == "," for title in run.titles)

    def _before_and(self, begin: int, joined: list[str]) -> Person | None:
        """Return who was named before `and with`, in the same sentence."""
        if not {"with", "by"} & set(joined) or "and" not in joined:
            return None
        start = self.tokens[begin].start
        sentence = self.sentences[max(bisect_right(self.sentences, start) - 1, 0)] if self.sentences else 0
        place = bisect_left(self.mention_starts, start)
        return self.mentions[place - 1][1] if place and self.mention_starts[place - 1] >= sentence else None

    def _by_place(self, person: Person) -> str:
        """Return the country of the town that the sentence names where a visitor meets the person: in
        Colombo.
        """
        run = person.runs[0]
        sentence = bisect_right(self.sentences, run.span.start) - 1
        if sentence < 0 or any(self._international(self.posts[title.head]) for title in person.titles):
            return ""
        towns = self._towns(sentence)
        if not towns:
            return ""
        if any(self.tokens[title.head].base.lower().startswith("spokes") for title in person.titles):
            return towns[0].country  # a spokesperson said in Beijing
        before = towns[0].span.start < run.span.start and self.goals.has(towns[0].span.start)
        return towns[0].country if before and self._is_met(person) else ""

    def _towns(self, sentence: int) -> list[PlaceMention]:
        """Return the towns that a sentence names, if all are of one country."""
        if sentence not in self.towns:
            span = self.reading.document.sentences[sentence].span
            towns = [p for p in within(self.reading.places, span) if p.country and not p.dateline]
            self.towns[sentence] = towns if len({town.country for town in towns}) == 1 else []
        return self.towns[sentence]

    def _is_met(self, person: Person) -> bool:
        """Return whether somebody meets the person, as the text puts it."""
        run = person.runs[0]
        first = run.opening
        before = [token.text for token in self.tokens[max(0, first - 8) : first]]
        for mark in (":", ";", "."):
            before = before[len(before) - before[::-1].index(mark) :] if mark in before else before
        return bool(set(before) & _MEETS)

    def _visited(self, person: Person) -> str:
        """Return the country that the story has last gone to, for those whom a visitor meets there."""
        run = person.runs[0]
        if not self._is_met(person) or any(
            self._international(self.posts[title.head]) for title in person.titles
        ):
            return ""
        return self.goals.last(run.span.start)

    def _default(self, person: Person) -> str:
        international = any(self._international(self.posts[title.head]) for title in person.titles)
        return "" if international else self.home

    @staticmethod
    def _international(post: Post) -> bool:
        return any(body.kind == "international_organisation" for body in post.bodies)
