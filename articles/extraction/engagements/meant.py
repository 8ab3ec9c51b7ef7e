"""Whom a sentence means by "he", "they", "the general", "his Ruritanian counterpart"."""

import re

from articles.extraction.document import Sentence
from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.story import Story
from articles.extraction.facts import Span
from articles.extraction.reading import within

_TITLE = (
    r"general(?! (?:staff|headquarters|secretariat|assembly|command|department|directorate|office|director))"
    "|minister|admiral|president|secretary|chief|commander|ambassador|colonel|marshal|envoy|premier|"
    "attache|attaché|visitor|guest|host|newcomer|official|leader|chancellor|brigadier|commodore|captain"
)
_MANY = (
    r"they|(?:the )?both (?:men|leaders|ministers|officials|officers|generals|chiefs|secretaries|commanders)"
    r"|the (?:two|three|four|pair|duo)(?! (?:count|nation|side|arm|forc|navi|state|peop|parti"
    r"|government|militar|ministr|neighbo|day|week|hour|session|corps|brotherly|friendly|air))(?: \w+)?"
)
_MEANT = re.compile(
    rf"\b(?=[bhstw])(?:(?P<one>he|she|him)|(?P<whom>whom)|(?P<many>{_MANY})"
    r"|(?P<equal>(?:his|her|their) (?:[\w-]+,? (?:and )?){1,4}?"
    r"(?:counterparts?|colleagues?|opposite numbers?))"
    r"|(?P<group>the (?:[\w-]+ ){0,2}?delegation(?! (?:of|led|headed|from|comprising|included"
    r"|also included)))"
    rf"|the (?:[\w-]+ ){{0,3}}?(?P<title>{_TITLE}))\b(?![-'])"
)
_TITLES_OF_MANY = re.compile(
    r"\b(minister|general|chief|secretar|commander|president|admiral|ambassador)\w*$"
)
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_VERB = re.compile(
    r"[.;]|\b(?:met|said|and|with|to|from|told|on|by|will|has|had|is|was|also|held|meets?|who|pa(?:id|ys)"
    r"|took|takes?|gave|gives|made|makes|spoke|sent|saw|came|went|flew|sat|led|left|laid|hosts?|receives?"
    r"|(?!armed|united|combined|allied|retired|unified)[a-z]{2,12}ed)\b"
)
_SHORT = re.compile(r"\b(?:dr|mr|mrs|ms|gen|lt|maj|brig|col|capt|adm|hon|rear|sgt|cmdr|[a-z])\.")
_OF_LAND = re.compile(r"(?: of [\w ]{1,40}?)?(?: of (?:the )?|, )")
_OFFICERS = ("commander", "chief", "general", "officer")
_WHO = re.compile(r"\bwho\b")
_ACTS = re.compile(r"\b(?:he|she)\b")
_FAR_BACK = 1500  # characters in which "the general" finds who is meant
_NEAR = 100


def meant_in(story: Story, sentence: Sentence, named: list[Actor]) -> list[Actor]:
    """Return those whom a sentence means without naming them."""
    found: list[Actor] = []
    for match in _MEANT.finditer(story.low, sentence.span.start, sentence.span.end):
        if any(actor.span.start <= match.start() < actor.span.end for actor in named):
            continue  # He Jianping
        before = sorted(
            (actor for actor in [*named, *found] if actor.span.end <= match.start()),
            key=lambda actor: actor.span.start,
        )
        if match["equal"]:
            found += _equals(story, match, named)
        elif keys := _keys(story, sentence, match, before, named):
            found.append(Actor(Span(*match.span()), keys, named=False, title=match["title"] or ""))
    return found


def other_bearer(story: Story, actor: Actor, country: str) -> Actor | None:
    """Return the actor as the one last named who bears the same title for another country."""
    for mention in reversed(story.mentions(Span(max(0, actor.span.start - _FAR_BACK), actor.span.start))):
        official = story.officials.get(mention.key)
        if official and official.country not in ("", country) and actor.title in story.describe(official):
            return Actor(actor.span, (mention.key,), named=False, title=actor.title)
    return None


def _keys(
    story: Story, sentence: Sentence, match: re.Match[str], before: list[Actor], named: list[Actor]
) -> tuple[str, ...]:
    if match["many"]:
        return _many(story, match)
    if match["group"]:
        code = _land_of(story, match)
        return tuple(key for key in story.visitors if code in ("", story.country(key)))
    if match["whom"]:
        last = story.mentions(Span(sentence.span.start, match.start()))[-1:]
        return tuple(mention.key for mention in last)
    before = [actor for actor in before if len(actor.keys) == 1]
    if match["one"] == "him":
        return _other_one(story, before, match.start())
    if match["one"]:
        return before[0].keys if before else ((story.focus,) if story.focus else ())
    following = [actor for actor in named if 0 <= actor.span.start - match.end() < _NEAR]
    if following:
        between = _SHORT.sub("", story.low[match.end() : following[0].span.start])
        if not _VERB.search(between):
            return ()  # the defence minister of Ruritania, Rudolf Rassendyll
    return _by_title(story, match)


def _many(story: Story, match: re.Match[str]) -> tuple[str, ...]:
    """Return those last brought together; of "the two ministers" those who bear the title."""
    titled = _TITLES_OF_MANY.search(match.group())
    if not titled:
        return tuple(story.people) if len(story.people) > 1 else ()
    if len(story.people) > 1 and any(_bears(story, key, titled[1]) for key in story.people):
        return tuple(story.people)
    count = next((number for word, number in _COUNTS.items() if word in match.group()), 2)
    keys: dict[str, None] = {}
    for mention in reversed(story.mentions(Span(max(0, match.start() - _FAR_BACK), match.start()))):
        if len(keys) < count and _bears(story, mention.key, titled[1]):
            keys.setdefault(mention.key)
    return tuple(keys) if len({story.country(key) for key in keys}) > 1 else ()


def _bears(story: Story, key: str, title: str) -> bool:
    official = story.officials.get(key)
    return bool(official and title in story.describe(official))


def _other_one(story: Story, before: list[Actor], at: int) -> tuple[str, ...]:
    """Return whom "him" means: of those before in the sentence, not the one who acts."""
    if len(before) > 1:
        who = _WHO.search(story.low, before[-1].span.end, at)
        return before[-2 if who or before[0].named else -1].keys
    if not before:
        return (story.focus,) if story.focus else ()
    start = before[0].span.start
    if _ACTS.search(story.low, max(0, start - 60), start) or before[0].keys[0] == story.focus:
        return before[0].keys
    return (story.focus,) if story.focus else ()


def _by_title(story: Story, match: re.Match[str]) -> tuple[str, ...]:
    """Return the official last named whose rank or post has the word, of the country that stands with it."""
    title = match["title"]
    code = _land_of(story, match)
    if title in ("visitor", "guest", "newcomer", "host", "official", "leader") and not code:
        return ()
    if title in ("visitor", "guest", "newcomer", "official", "leader"):
        title = ""
    start = match.start()
    for mention in reversed(story.mentions(Span(max(0, start - _FAR_BACK), start))):
        if _bears(story, mention.key, title) and code in ("", story.country(mention.key)):
            return (mention.key,)
    if code:  # the Ruritanian commander, who was called the chief of staff
        for mention in reversed(story.mentions(Span(max(0, start - _FAR_BACK), start))):
            official = story.officials.get(mention.key)
            if official and official.country == code and title in _OFFICERS and official.rank:
                return (mention.key,)
    last = story.officials.get(story.focus)
    if title in _OFFICERS and last and last.rank and not last.posts and code in ("", last.country):
        return (story.focus,)
    words = match.group().split()
    if len(words) < 3:
        return ()
    post = " ".join(words[-2:])  # the defence secretary, whom the text names later
    for mention in story.mentions(Span(match.end(), match.end() + _FAR_BACK)):
        if _bears(story, mention.key, post) and code in ("", story.country(mention.key)):
            return (mention.key,)
    return ()


def _land_of(story: Story, match: re.Match[str]) -> str:
    """Return the country in "the Ruritanian minister" or "the defence minister of Ruritania"."""
    for country in within(story.reading.countries, Span(match.start(), match.end() + 60)):
        if country.span.end <= match.end() or _OF_LAND.fullmatch(story.low, match.end(), country.span.start):
            return country.code
    return ""


def _equals(story: Story, match: re.Match[str], named: list[Actor]) -> list[Actor]:
    """Return those whom "his Ruritanian and Graustark counterparts" means, where no names follow."""
    if any(0 <= actor.span.start - match.end() < _NEAR for actor in named):
        return []
    found = []
    for country in within(story.reading.countries, Span(*match.span())):
        pool = [key for key in story.people if story.country(key) == country.code] or [
            mention.key
            for mention in reversed(story.mentions(Span(max(0, match.start() - _FAR_BACK), match.start())))
            if story.country(mention.key) == country.code
        ]
        if pool:
            found.append(Actor(country.span, (pool[0],), named=False))
    return found
