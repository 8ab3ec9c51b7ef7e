"""Institutions of a text: the mentions of one body joined, its acronym learned, its country settled."""

from dataclasses import dataclass, field, replace

from articles.extraction.bodies import Body, canonical
from articles.extraction.facts import InstitutionFact, Span
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.reading import Mention
from defense_ties.lib.names import fold

_SMALL_WORDS = frozenset({"the", "of", "and", "for", "a", "in", "s"})


@dataclass(slots=True)
class Institution:
    """The mentions of one institution, while they are gathered."""

    body: Body
    words: frozenset[str]
    country: str = ""
    acronym: str = ""
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)


def gather(bodies: list[Body]) -> list[Institution]:
    """Return the institutions that the mentions name, each once, in the order of their first mention."""
    found: list[Institution] = []
    acronyms: dict[str, Institution] = {}
    for body in sorted(
        (body for body in bodies if not body.generic), key=lambda body: -len(body.name.split())
    ):
        same = acronyms.get(body.name) or next((i for i in found if _same(i, body)), None)
        if same is None and body.of:
            body = replace(body, name=body.of, span=body.span)
            same = next((i for i in found if _same(i, body)), None)
        if same is None:
            same = Institution(body, _words(body.name))
            found.append(same)
        _add(same, body)
        if body.acronym:
            acronyms.setdefault(body.acronym, same)
    for body in bodies:
        if body.generic:
            holder = _holder(found, body)
            if holder:
                _add(holder, body)
    for institution in found:
        institution.mentions = sorted(set(institution.mentions))
    return sorted(found, key=lambda institution: institution.mentions[0])


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split()) - _SMALL_WORDS


def _same(institution: Institution, body: Body) -> bool:
    """Return whether a shorter or equal name names the institution."""
    if institution.acronym and institution.acronym == body.name:
        return True
    if body.country and institution.country and body.country != institution.country:
        return False
    full, short = fold(institution.body.name), fold(body.name)
    if full == short or canonical(institution.body.name) == canonical(body.name) != "":
        return True
    if len(short.split()) < 2 or (body.country and not institution.country):
        return False
    # Malaysian Embassy for Malaysian Embassy in Phnom Penh; Ground Force for Chinese … Ground Force
    return (
        full.startswith(short + " in ")
        or full.startswith(short + " of ")
        or (full.endswith(" " + short) and " of " not in full)
    )


def _holder(found: list[Institution], body: Body) -> Institution | None:
    """Return the one institution that a generic mention may mean: the Navy."""
    before = [
        institution
        for institution in found
        if body.name
        in (institution.body.name.split()[-1], institution.body.name.split()[0], institution.acronym)
        and min(institution.mentions) < body.span
        and (not body.country or body.country == institution.country)
    ]
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
