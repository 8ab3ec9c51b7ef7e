"""Institutions of a text: the mentions of one body joined, its acronym learned, its country settled."""

from dataclasses import dataclass, field, replace

from articles.extraction.body import Body, canonical
from articles.extraction.countries import country_of
from articles.extraction.facts import InstitutionFact, Span
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.reading import Mention
from defense_ties.lib.names import fold

_MOST_NAMESAKES = 60  # no text has more bodies of one name; keeps every look-up short


@dataclass(slots=True)
class Institution:
    """The mentions of one institution, while they are gathered."""

    body: Body
    full: str  # its name as names are compared
    country: str = ""
    acronym: str = ""
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)


def gather(bodies: list[Body]) -> list[Institution]:
    """Return the institutions that the mentions name, each once, in the order of their first mention."""
    found = _Register()
    acronyms: dict[str, Institution] = {}
    for body in sorted(
        (body for body in bodies if not body.generic), key=lambda body: -len(body.name.split())
    ):
        same = acronyms.get(body.name) or found.same(body)
        if same is None and body.of:
            body = replace(body, name=body.of, span=body.span)
            same = found.same(body)
        if same is None:
            same = found.add(body)
        _add(same, body)
        if body.acronym:
            acronyms.setdefault(body.acronym, same)
    holders = _holders(found.all)
    for body in bodies:
        if body.generic:
            holder = _holder(holders, body)
            if holder:
                _add(holder, body)
    for institution in found.all:
        institution.mentions = sorted(set(institution.mentions))
    return sorted(found.all, key=lambda institution: institution.mentions[0])


def _same(institution: Institution, body: Body, short: str) -> bool:
    """Return whether a shorter or equal name, `short` as names are compared, names the institution."""
    if institution.acronym and institution.acronym == body.name:
        return True
    if body.country and institution.country and body.country != institution.country:
        return False
    full = institution.full
    if full == short or canonical(institution.body.name) == canonical(body.name) != "":
        return True
    if len(short.split()) < 2 or (body.country and not institution.country):
        return False
    # Malaysian Embassy for Malaysian Embassy in Phnom Penh; Ground Force for Chinese … Ground Force
    if full.startswith((short + " in ", short + " of ")):
        land = country_of(institution.body.name[len(short) + 4 :].removeprefix("the "))
        return not land or land == body.country  # the Ministry of Defence may be that of another land
    if not full.endswith(" " + short):
        return False
    # the Ministry of Defence for the Colombian one, if only the land is left out
    left_out = institution.body.name[: -len(short) - 1]
    return " of " not in full or bool(country_of(left_out))


class _Register:
    """The institutions of a text, by all that a shorter name of each may be."""

    def __init__(self) -> None:
        self.all: list[Institution] = []
        self._by_name: dict[str, list[int]] = {}

    def add(self, body: Body) -> Institution:
        """Return a new institution of this name."""
        full = fold(body.name)
        institution = Institution(body, full)
        words = full.split()
        names = {full, canonical(body.name), *(" ".join(words[at:]) for at in range(1, len(words)))}
        names |= {" ".join(words[:at]) for at, word in enumerate(words) if word in ("in", "of")}
        for name in names - {""}:
            numbers = self._by_name.setdefault(name, [])
            if len(numbers) < _MOST_NAMESAKES:
                numbers.append(len(self.all))
        self.all.append(institution)
        return institution

    def same(self, body: Body) -> Institution | None:
        """Return the first institution that a shorter or equal name names."""
        short = fold(body.name)
        numbers = {number for name in (short, canonical(body.name)) for number in self._by_name.get(name, ())}
        return next((self.all[at] for at in sorted(numbers) if _same(self.all[at], body, short)), None)


def _holders(found: list[Institution]) -> dict[tuple[str, str], list[tuple[Span, Institution]]]:
    """Return the institutions, the first named first, by the words that may mean them, of their
    country and of any.
    """
    holders: dict[tuple[str, str], list[tuple[Span, Institution]]] = {}
    for start, institution in sorted(((min(i.mentions), i) for i in found), key=lambda pair: pair[0]):
        words = institution.body.name.split()
        for word in {words[0], words[-1], institution.acronym} - {""}:
            for country in {institution.country, ""}:
                holders.setdefault((word, country), []).append((start, institution))
    return holders


def _holder(holders: dict[tuple[str, str], list[tuple[Span, Institution]]], body: Body) -> Institution | None:
    """Return the one institution that a generic mention may mean: the Navy."""
    named = holders.get((body.name, body.country), [])[:2]
    before = [institution for start, institution in named if start < body.span]
    return before[0] if len(before) == 1 else None


def _add(institution: Institution, body: Body) -> None:
    institution.mentions.append(body.span)
    institution.country = institution.country or body.country
    institution.acronym = institution.acronym or body.acronym
    for name in (body.name, body.acronym):
        if name and name != institution.body.name and name not in institution.aliases:
            institution.aliases.append(name)


def as_facts(
    institutions: list[Institution], gazetteer: Gazetteer | None
) -> tuple[list[InstitutionFact], list[Mention]]:
    """Return the institutions as facts, and where each is mentioned, in the order of the text."""
    facts, mentions = [], []
    keys = {span: f"i{number}" for number, one in enumerate(institutions, start=1) for span in one.mentions}
    for number, institution in enumerate(institutions, start=1):
        key = f"i{number}"
        name = institution.body.name
        fact = InstitutionFact(
            key,
            name,
            institution.country,
            institution.acronym,
            tuple(institution.aliases),
            institution.body.kind,
            keys.get(institution.body.inside.span, "") if institution.body.inside else "",
            mentions=tuple(institution.mentions),
            evidence={"name": (institution.body.span,)},
            known=gazetteer.institution(name, institution.country) if gazetteer else "",
        )
        facts.append(fact)
        mentions += [Mention(span, key) for span in institution.mentions]
    return facts, sorted(mentions, key=lambda mention: mention.span)
