"""Who is spoken of in a sentence: those it names, and those it means by "he", "they", "the general"."""

import re
from dataclasses import dataclass

from articles.extraction.document import Sentence
from articles.extraction.engagements.story import Story
from articles.extraction.facts import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A place in a sentence that names or means one or more officials."""

    span: Span
    keys: tuple[str, ...]
    named: bool = True


_MOST = 60  # of a sentence: more is a list of names, not a story
_TITLE = (
    "general|minister|admiral|president|secretary|chief|commander|ambassador|colonel|marshal|envoy|premier|"
    "attache|attaché|visitor|guest|host|newcomer|official|leader|chancellor|brigadier|commodore|captain"
)
_MEANT = re.compile(
    r"\b(?:(?P<one>he|she|him)|(?P<whom>whom)|(?P<many>they|(?:the )?both (?:men|leaders|ministers"
    r"|officials|officers|generals|chiefs)"
    r"|the (?:two|three|four|pair|duo)(?! (?:count|nation|side|arm|forc|navi|state|peop|parti"
    r"|government|militar|ministr"
    r"|neighbo|day|week|hour|session))(?: \w+)?)"
    rf"|the (?:[\w-]+ ){{0,3}}?(?P<title>{_TITLE}))\b(?![-'])"
)
# Named, but not there: those on whose behalf or at whose word something is done.
_ABSENT = re.compile(
    r"\b(?:on behalf of|invitation (?:of|from|by|extended by)|invited by|according to|instead of"
    r"|predecessors?,?|replaces|"
    r"replaced|replacing|succeeds|succeeded|succeeding|named after|memory of|under the (?:leadership"
    r"|command|direction|guidance"
    r"|patronage) of|instructions? of|sent by|letters? (?:from|to|of)|messages? (?:from|to|of)|greetings "
    r"(?:from|to|of)|appointed by|praised|thanked|represent(?:s|ed|ing)?|son of|wife of|late|successor to"
    r"|credentials to|condolences (?:to|on))\b[^.;:]{0,90}$"
)
_TRAILING_SPEECH = re.compile(
    r"(?:^|[,;:\"'—–-])[\s\"']*(?:\w+ )?(?:said|says|added|according to|told|quoting|quoted)\b[^,;]*$"
)
_HEAD_OF_STATEMENT = re.compile(r"\b(?:spokes(?:man|woman|person)|press secretary)\b")


def actors_in(story: Story, sentence: Sentence) -> list[Actor]:
    """Return the officials whom a sentence names or means and who can take part in what it tells."""
    named = [
        Actor(mention.span, (mention.key,))
        for mention in story.mentions(sentence.span)
        if not _absent(story, sentence, mention.span) and not speaks_for_others(story, mention.key)
    ]
    return sorted(named + _meant(story, sentence, named), key=lambda actor: actor.span.start)[:_MOST]


def _absent(story: Story, sentence: Sentence, span: Span) -> bool:
    before = story.low[max(sentence.span.start, span.start - 130) : span.start]
    found = _ABSENT.search(before)
    if not found:
        return False
    # Another official in between is the one who is meant.
    start = span.start - len(before) + found.start()
    return not story.mentions(Span(start, span.start)) or found.group().startswith("on behalf")


def speaks_for_others(story: Story, key: str) -> bool:
    """Say whether an official is a spokesman, who tells of events and takes no part in them."""
    official = story.officials.get(key)
    return bool(official and _HEAD_OF_STATEMENT.search(story.describe(official)))


def reports(story: Story, sentence: Sentence, actor: Actor) -> bool:
    """Say whether an official is only the source at the end of a sentence: ..., Smith said."""
    before = story.low[max(sentence.span.start, actor.span.start - 120) : actor.span.start]
    if _TRAILING_SPEECH.search(before):
        return True
    after = story.low[actor.span.end : min(sentence.span.end, actor.span.end + 120)]
    said = re.match(
        r"'?(?:, [^,]{0,90},)? (?:also |further |later )?(?:said|says|added|told|announced|noted|stated"
        r"|explained|confirmed|wrote)\b",
        after,
    )
    return bool(said) and bool(re.search(r"[,;\"'] ?[^,;\"']{0,60}$", before))


def _meant(story: Story, sentence: Sentence, named: list[Actor]) -> list[Actor]:
    actors = []
    for match in _MEANT.finditer(story.low, sentence.span.start, sentence.span.end):
        keys = _keys_meant(story, sentence, match, named)
        if keys:
            actors.append(Actor(Span(*match.span()), keys, named=False))
    return actors


def _keys_meant(
    story: Story, sentence: Sentence, match: re.Match[str], named: list[Actor]
) -> tuple[str, ...]:
    before = [actor for actor in named if actor.span.end <= match.start()]
    if match["many"]:
        return tuple(story.people) if len(story.people) > 1 else ()
    if match["whom"]:
        last = story.mentions(Span(sentence.span.start, match.start()))[-1:]
        return tuple(mention.key for mention in last)
    if match["one"] == "him":
        return _other_one(story, match.start(), before)
    if match["one"]:
        return before[0].keys if before else ((story.focus,) if story.focus else ())
    following = [actor for actor in named if 0 <= actor.span.start - match.end() < 100]
    if following and not re.search(
        r"[.;]|\b(?:met|said|and|with|to|told|on|by|will|has|had|is|was|also|held|meets?|received"
        r"|visited|called|who)\b",
        _between(story, match, following[0]),
    ):
        return ()  # the defence minister of Ruritania, Rudolf Rassendyll
    return _by_title(story, match["title"], match.start())


def _other_one(story: Story, at: int, before: list[Actor]) -> tuple[str, ...]:
    """Return whom "him" means: of those named before in the sentence, not the one who acts."""
    if len(before) > 1:
        return before[-2].keys
    if not before:
        return (story.focus,) if story.focus else ()
    acts = re.search(r"\b(?:he|she)\b", story.low[max(0, before[0].span.start - 60) : before[0].span.start])
    if acts or before[0].keys[0] == story.focus:
        return before[0].keys
    return (story.focus,) if story.focus else ()


def _between(story: Story, match: re.Match[str], actor: Actor) -> str:
    return story.low[match.end() : actor.span.start]


def _by_title(story: Story, title: str, before: int) -> tuple[str, ...]:
    """Return the official last named whose rank or post has the word."""
    if title in ("visitor", "guest", "newcomer", "host", "official", "leader"):
        return ()
    for mention in reversed(story.mentions(Span(max(0, before - 1500), before))):
        official = story.officials.get(mention.key)
        if official and title in story.describe(official):
            return (mention.key,)
    return ()


def spoken_of(story: Story, sentence: Sentence, actors: list[Actor]) -> str:
    """Return the key of the official whom a sentence is about, for the next sentence to call "he"."""
    for actor in actors:
        if len(actor.keys) > 1:
            continue
        before = story.low[max(sentence.span.start, actor.span.start - 60) : actor.span.start]
        if not re.search(r"\b(?:with|by|to|from|between|for|against|under)\b[^,]*$", before):
            return actor.keys[0]
    return story.focus
