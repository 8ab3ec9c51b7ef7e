"""Who is spoken of in a sentence: those it names, and those it means by "he", "they", "the general"."""

import re

from articles.extraction.document import Sentence
from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.meant import meant_in
from articles.extraction.engagements.story import Story
from articles.extraction.facts import Span

_MOST = 60  # of a sentence: more is a list of names, not a story
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
    return sorted(named + meant_in(story, sentence, named), key=lambda actor: actor.span.start)[:_MOST]


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


def spoken_of(story: Story, sentence: Sentence, actors: list[Actor]) -> str:
    """Return the key of the official whom a sentence is about, for the next sentence to call "he"."""
    for actor in actors:
        if len(actor.keys) > 1:
            continue
        before = story.low[max(sentence.span.start, actor.span.start - 60) : actor.span.start]
        if not re.search(r"\b(?:with|by|to|from|between|for|against|under)\b[^,]*$", before):
            return actor.keys[0]
    return story.focus
