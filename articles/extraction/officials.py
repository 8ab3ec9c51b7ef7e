"""Officials of a text: each person with rank, posts, country and every place where the text names them."""

from bisect import bisect_right

from articles.extraction.belonging import Belonging
from articles.extraction.bodies import find_bodies
from articles.extraction.document import STORY
from articles.extraction.facts import OfficialFact, PostFact, Span
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.home import home_of
from articles.extraction.institutions import Institution, as_facts
from articles.extraction.institutions import gather as gather_institutions
from articles.extraction.lands import Lands
from articles.extraction.names import NameRun
from articles.extraction.persons import Person, is_outside
from articles.extraction.persons import gather as gather_persons
from articles.extraction.posts import Post, read_posts
from articles.extraction.presenting import find_names
from articles.extraction.ranks import Words
from articles.extraction.reading import Mention, Reading, within
from articles.extraction.titles import find_titles
from articles.extraction.tokens import tokenize


def find_people(reading: Reading, gazetteer: Gazetteer | None = None) -> None:
    """Find the officials and institutions of a text, and add them to the reading."""
    tokens = Words(tokenize(reading.text, _story(reading), [mention.span for mention in reading.countries]))
    titles = find_titles(tokens)
    runs = find_names(tokens, titles)
    runs = [run for run in runs if not _is_place(reading, run)]
    persons = gather_persons(tokens, runs, _known(tokens, reading, runs, gazetteer), _headline_test(reading))
    taken = {place for person in persons for run in person.runs for place in range(run.first, run.last)}
    taken |= {at for run in runs if run.rank for at in range(run.rank.first, run.rank.last)}
    taken |= {place for title in titles for place in range(title.head, title.head_end)}
    bodies = find_bodies(tokens, reading.text, taken)
    institutions = gather_institutions(bodies)
    home = home_of(reading)
    posts = read_posts(tokens, titles, bodies)
    officials = [person for person in persons if person.is_official and not _outside(tokens, person)]
    lands = Lands(tokens, reading, institutions, posts, home)
    landed = lands.settle(officials)
    _give_places(reading, institutions)
    _give_owners(institutions, officials, posts, landed, home)
    reading.institutions, reading.institution_mentions = as_facts(institutions, gazetteer)
    _add_officials(reading, officials, posts, landed, institutions, gazetteer, lands.belonging)


def _story(reading: Reading) -> list[Span]:
    """Return the lines of the story, the first without its dateline, and those above it, which may name a ministry."""
    dateline = reading.document.dateline
    spans = []
    for line in reading.document.lines:
        if line.zone in STORY or line.zone == "header":
            start = line.span.start
            if dateline and start <= dateline.span.start < line.span.end:
                start = min(dateline.span.end, line.span.end)
            spans.append(Span(start, line.span.end))
    return spans


def _headlines(reading: Reading) -> list[Span]:
    """Return the lines that are headlines, by their zone or because most of their words have capitals."""
    found = []
    for line in reading.document.lines:
        if line.zone in ("headline", "header") or _is_titled(reading.text[line.span.start : line.span.end]):
            found.append(line.span)
    return found


def _is_titled(line: str) -> bool:
    """Return whether a line is a title by its capitals, and no sentence of the story."""
    words = [word for word in line.split() if word[0].isalpha()]
    plain = sum(word[0].islower() for word in words if len(word) > 3)
    return 1 < len(words) < 22 and plain * 4 <= len(words) and line[-1] not in '.,)"' and ". " not in line


def _headline_test(reading: Reading):
    spans = _headlines(reading)
    starts = [span.start for span in spans]
    zoned = {line.span for line in reading.document.lines if line.zone in ("headline", "header")}

    def in_headline(run: NameRun) -> bool:
        place = bisect_right(starts, run.span.start) - 1
        inside = place >= 0 and run.span.start < spans[place].end
        return inside and not (run.rank and spans[place] not in zoned)

    return in_headline


def _is_place(reading: Reading, run: NameRun) -> bool:
    """Return whether the words are a town that no rank introduces: Defence Minister in Havana."""
    if run.rank or run.honoured:
        return False
    return any(
        p.span.start <= run.span.start and run.span.end <= p.span.end
        for p in within(reading.places, Span(run.span.start - 1, run.span.end + 40))
    )


def _outside(tokens: Words, person: Person) -> bool:
    """Return whether all that the text says of a person is a role in no body of a state."""
    spans = [pair for title in person.titles for pair in title.complements]
    spans += [(start, end) for run in person.runs for _, start, end in run.leads]
    theirs = [t for t in person.titles if t.first and tokens[t.first - 1].text.lower() == "their"]
    speaker = any(tokens[t.head].base.lower().startswith("spokes") for t in theirs)
    ranked = any(run.rank for run in person.runs)
    outside = [is_outside({token.base for token in tokens[start:end]}) for start, end in spans]
    return not ranked and (speaker or (bool(outside) and all(outside)))


def _known(
    tokens: Words, reading: Reading, runs: list[NameRun], gazetteer: Gazetteer | None
) -> dict[int, tuple[str, ...]]:
    """Return the ids of officials of the gazetteer by the first token of the run that has their name."""
    if gazetteer is None:
        return {}
    by_start = {run.span.start: run.first for run in runs}
    found = {}
    for span, ids in gazetteer.names.find(reading.text):
        if span.start in by_start:
            found[by_start[span.start]] = ids
    return found


def _give_places(reading: Reading, institutions: list[Institution]) -> None:
    """Settle the country of bodies by the town they sit in: the Ministry of Defence in Bogotá."""
    for institution in institutions:
        if institution.country or institution.body.kind == "international_organisation":
            continue
        for span in institution.mentions:
            if reading.text[span.end : span.end + 4] == " in ":
                towns = within(reading.places, Span(span.end + 4, span.end + 40))
                if towns and towns[0].span.start == span.end + 4 and towns[0].country:
                    institution.country = towns[0].country


def _give_owners(
    institutions, officials: list[Person], posts: dict[int, Post], landed: dict[int, str], home: str
) -> None:
    """Settle the country of bodies that do not name it: that of those who serve in them, else of the report."""
    by_span = {span: institution for institution in institutions for span in institution.mentions}
    for person in officials:
        for title in person.titles:
            for body in posts[title.head].bodies:
                institution = by_span.get(body.span)
                if (
                    institution
                    and not institution.country
                    and institution.body.kind != "international_organisation"
                ):
                    institution.country = landed[id(person)]
    for institution in institutions:
        national = institution.body.kind not in ("international_organisation", "")
        if not institution.country and national:
            institution.country = home


def _add_officials(
    reading, officials: list[Person], posts, landed, institutions, gazetteer, belonging
) -> None:
    keys = {span: f"i{number}" for number, i in enumerate(institutions, start=1) for span in i.mentions}
    ministries = _portfolios(reading)
    facts, mentions = [], []
    for number, person in enumerate(officials, start=1):
        key, country = f"o{number}", landed[id(person)]
        facts.append(_fact(key, person, country, posts, keys, ministries, gazetteer, belonging))
        mentions += [Mention(run.span, key) for run in person.runs]
    reading.officials = _with_equal_posts(facts, officials, posts)
    reading.official_mentions = sorted(mentions, key=lambda mention: mention.span)


def _portfolios(reading: Reading) -> dict[tuple[str, str, str], str]:
    """Return the ministries and forces that the text names by country, kind and the word that ministers' titles share."""
    return {
        (fact.country, fact.kind, word): fact.key
        for fact in reversed(list(reading.institutions))
        for word in _SHARED.get(fact.kind, ())
        if word in fact.name
    }


_SHARED = {
    "ministry": ("Defence", "Defense", "Foreign", "Interior", "Armed Forces", "Armées"),
    "army": ("Army",),
    "navy": ("Navy", "Naval"),
    "air_force": ("Air",),
    "armed_forces": ("Defence Force", "Defense Force", "Armed Forces", "Defence Staff"),
}


def _runs_it(kind: str, title: str) -> bool:
    """Return whether the holder of a title runs a body of the kind: ministers ministries, chiefs forces."""
    political = "inister" in title or "ecretary" in title
    return political if kind == "ministry" else "Chief" in title or "Commander" in title


def _fact(
    key: str, person: Person, country: str, posts, keys, ministries, gazetteer, belonging
) -> OfficialFact:
    ranked = [run for run in person.runs if run.rank and not run.rank.police]
    fullest = max(ranked, key=lambda run: (len(run.rank.title.split()), -run.first), default=None)
    return OfficialFact(
        key,
        person.name,
        country,
        fullest.rank.title if fullest else "",
        "",
        tuple(_posts(person, country, posts, keys, ministries, belonging)),
        tuple(run.span for run in person.runs),
        {"name": (person.runs[0].span,)},
        (gazetteer.official(person.name, country) if gazetteer else "") or person.known_as,
    )


def _posts(
    person: Person,
    country: str,
    posts: dict[int, Post],
    keys: dict[Span, str],
    ministries,
    belonging: Belonging,
):
    """Return the posts of a person, each once, with its body wherever the text tells it."""
    found: dict[str, PostFact] = {}
    for title in person.titles:
        post = posts[title.head]
        if not title.official or post.party or post.equal:
            continue
        body = _body_of(post, country, keys, ministries, belonging)
        known = found.get(post.text.lower())
        if known is None or (body and not known.institution):
            found[post.text.lower()] = PostFact(post.text, body, title.former, (post.span,))
    for run in person.runs:
        for text, first, last in run.leads:
            led = belonging.led(first, last)
            body = keys[led.mentions[0]] if led else ""
            found.setdefault(f"{text}|{body}", PostFact(text, body, False, (run.span,)))
    return list(found.values())


def _body_of(post: Post, country: str, keys: dict[Span, str], ministries, belonging: Belonging) -> str:
    """Return the key of the institution that a post belongs to: as stated, as owned, else by its portfolio."""
    stated = next((keys[body.span] for body in post.bodies if body.span in keys), "")
    if stated:
        return stated
    owner = belonging.of(post.title)
    if owner and post.title.plural and owner.country != country:
        owner = belonging.of_land(country, post.span.start)  # their heads, X and Y
    if owner:
        return keys[owner.mentions[0]]
    return next(
        (
            key
            for (land, kind, word), key in ministries.items()
            if land == country and word in post.text and _runs_it(kind, post.text)
        ),
        "",
    )


def _with_equal_posts(
    facts: list[OfficialFact], officials: list[Person], posts: dict[int, Post]
) -> list[OfficialFact]:
    """Give `his counterpart` the office of the person named before."""
    from dataclasses import replace

    found: list[OfficialFact] = []
    latest: dict[str, OfficialFact] = {}  # with a post, by country, the latest last
    for fact, person in zip(facts, officials, strict=True):
        equal = any(posts[title.head].equal for title in person.titles)
        if equal and not fact.posts:
            model = next((latest[country] for country in reversed(latest) if country != fact.country), None)
            if model:
                fact = replace(fact, posts=(replace(model.posts[0], institution=""),))
        found.append(fact)
        if fact.posts:
            latest.pop(fact.country, None)
            latest[fact.country] = fact
    return found
