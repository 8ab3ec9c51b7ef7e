"""Officials of a text: each person with rank, posts, country and every place where the text names them."""

from articles.extraction.bodies import find_bodies
from articles.extraction.facts import OfficialFact, Span
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.home import home_of
from articles.extraction.institutions import as_facts
from articles.extraction.institutions import gather as gather_institutions
from articles.extraction.lands import Lands
from articles.extraction.names import NameRun
from articles.extraction.offices import Offices, with_equal_posts
from articles.extraction.ownership import settle_by_people, settle_by_place
from articles.extraction.persons import Person, is_outside
from articles.extraction.persons import gather as gather_persons
from articles.extraction.posts import read_posts
from articles.extraction.presenting import find_names
from articles.extraction.ranks import Words
from articles.extraction.reading import Mention, Reading, within
from articles.extraction.storyline import headline_test, story_of
from articles.extraction.titles import find_titles
from articles.extraction.tokens import tokenize


def find_people(reading: Reading, gazetteer: Gazetteer | None = None) -> None:
    """Find the officials and institutions of a text, and add them to the reading."""
    tokens = Words(tokenize(reading.text, story_of(reading), [mention.span for mention in reading.countries]))
    titles = find_titles(tokens)
    runs = find_names(tokens, titles)
    runs = [run for run in runs if not _is_place(reading, run)]
    persons = gather_persons(tokens, runs, _known(tokens, reading, runs, gazetteer), headline_test(reading))
    taken = {place for person in persons for run in person.runs for place in range(run.first, run.last)}
    taken |= {at for run in runs if run.rank for at in range(run.rank.first, run.rank.last)}
    taken |= {place for title in titles for place in range(title.head, title.head_end)}
    bodies = find_bodies(tokens, reading.text, taken)
    institutions = gather_institutions(bodies)
    home = home_of(reading)
    borne = {title.head for person in persons for title in person.titles}
    posts = read_posts(tokens, [title for title in titles if title.head in borne], bodies)
    officials = [person for person in persons if person.is_official and not _outside(tokens, person)]
    lands = Lands(tokens, reading, institutions, posts, home)
    landed = lands.settle(officials)
    settle_by_place(reading, institutions)
    settle_by_people(institutions, officials, posts, landed, home)
    reading.institutions, reading.institution_mentions = as_facts(institutions, gazetteer)
    keys = {span: f"i{number}" for number, i in enumerate(institutions, start=1) for span in i.mentions}
    _add_officials(reading, officials, landed, Offices(reading, posts, keys, lands.belonging), gazetteer)


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


def _add_officials(
    reading: Reading,
    officials: list[Person],
    landed: dict[int, str],
    offices: Offices,
    gazetteer: Gazetteer | None,
) -> None:
    facts, mentions = [], []
    for number, person in enumerate(officials, start=1):
        fact = _fact(f"o{number}", person, landed[id(person)], offices, gazetteer)
        facts.append(fact)
        mentions += [Mention(run.span, fact.key) for run in person.runs]
    reading.officials = with_equal_posts(facts, [offices.is_equal(person) for person in officials])
    reading.official_mentions = sorted(mentions, key=lambda mention: mention.span)


def _fact(
    key: str, person: Person, country: str, offices: Offices, gazetteer: Gazetteer | None
) -> OfficialFact:
    ranked = [(run.rank, run) for run in person.runs if run.rank and not run.rank.police]
    rank, bearer = max(
        ranked, key=lambda pair: (len(pair[0].title.split()), -pair[1].first), default=(None, None)
    )
    known = (gazetteer.official(person.name, country) if gazetteer else "") or person.known_as
    return OfficialFact(
        key,
        person.name,
        country,
        rank.title if rank else "",
        bearer.rank_text if bearer else "",
        offices.of(person, country),
        tuple(run.span for run in person.runs),
        {
            "name": (person.runs[0].span,),
            **({"rank": (bearer.rank_span,)} if bearer and bearer.rank_span else {}),
        },
        known,
        1.0 if known else 0.9 if len(person.words) > 1 else 0.6,
    )
