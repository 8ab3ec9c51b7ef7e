"""Which words of protocol of a sentence count: not those of a quotation, not the same thing said twice."""

import re

from articles.extraction.document import Sentence
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.triggers import Trigger

_HOST_NOUN = re.compile(r"\b(?:his|her|their|its|the|a|'s)(?: \w+)? hosts?$")
_AWARD_NOUNS = ("award", "awards", "investiture", "conferment")
_QUOTED = re.compile(r"\"")
_SPEAKER = re.compile(r"\b(?:we|our|us|i|my|you|your)\b")
_HOUSES = r"(?:diet|parliament\w*|duma|congress\w*|assembly|senate|council|legislat\w+|court)\b"
_PARLIAMENT = re.compile(rf"\b{_HOUSES}[\w ]{{0,14}}$")
_OF_PARLIAMENT = re.compile(rf" of (?:the )?(?:[\w-]+ ){{0,2}}{_HOUSES}")
_MEETINGS = ("meeting", "multilateral_meeting", "talks", "dialogue")
_OF = re.compile(r" of (?:the |their )?(?:[\w/–'-]+ ){0,7}")
_PAPER = re.compile(r" (?:toward|towards|on|for|over|to conclude) (?:an?|the) ")
_HOW = re.compile(r" (?:in|via|through|by|during|over|for) (?:an? |the |their )?(?:\w+ )?")
_PAIR = re.compile(r"(?:two-plus-two|one-on-one)$")
_NEXT_WORD = re.compile(r"[\"'”]?(?: [\w-]+){0,1} $")


def counting(story: Story, sentence: Sentence, triggers: list[Trigger]) -> list[Trigger]:
    """Return the words of protocol of a sentence that can tell of an event."""
    kept: list[Trigger] = []
    given = any(t.kind == "award" and _wording(story, t) not in _AWARD_NOUNS for t in triggers)
    quoting = story.low.find('"', *sentence.span) >= 0
    quotes = [match.start() for match in _QUOTED.finditer(story.low, *sentence.span)] if quoting else []
    for number, trigger in enumerate(triggers):
        following = triggers[number + 1] if number + 1 < len(triggers) else None
        if not (
            (trigger.grammar == "welcome" and _is_host(story, trigger))
            or (given and trigger.kind == "award" and _wording(story, trigger) in _AWARD_NOUNS)
            or (quotes and _is_spoken(story, sentence, trigger, quotes))
            or (kept and _says_again(story, kept[-1], trigger))
            or (trigger.kind == "meeting" and _is_of_parliament(story, trigger))
            or (trigger.kind == "talks" and _leads_to_paper(story, trigger))
            or (trigger.joins and any(other is not trigger for other in triggers))
            or (
                trigger.by_name
                and any(o.kind == "exercise" and not o.by_name and not o.joins for o in triggers)
            )
            or (kept and _is_of(story, kept[-1], trigger))
            or (following and _qualifies(story, trigger, following))
            or (following and trigger.grammar == "verb" and _is_how(story, trigger, following))
        ):
            kept.append(trigger)
    return kept


def _wording(story: Story, trigger: Trigger) -> str:
    return story.low[trigger.span.start : trigger.span.end]


def _is_host(story: Story, trigger: Trigger) -> bool:
    """Say whether "host" is no verb: his Ruritanian host."""
    start, end = trigger.span
    return _wording(story, trigger) in ("host", "hosts") and bool(
        _HOST_NOUN.search(story.low, max(0, start - 30), end)
    )


def _is_spoken(story: Story, sentence: Sentence, trigger: Trigger, quotes: list[int]) -> bool:
    """Say whether a word stands in what somebody is quoted as saying of "us"."""
    before = sum(quote < trigger.span.start for quote in quotes)
    open_before = before % 2 == 1
    if not open_before:
        return False
    start = quotes[before - 1]
    end = quotes[before] if before < len(quotes) else sentence.span.end
    return bool(_SPEAKER.search(story.low, start, end))


def _says_again(story: Story, last: Trigger, trigger: Trigger) -> bool:
    """Say whether a word only repeats the last one: a Passage Exercise (PASSEX), received in audience."""
    if last.grammar == "welcome" and _wording(story, trigger) == "audience":
        return story.low[last.span.end : trigger.span.start] == " in "
    return last.kind == trigger.kind and story.low[last.span.end : trigger.span.start].strip() == "("


def _leads_to_paper(story: Story, trigger: Trigger) -> bool:
    """Say whether a word is of the making of an agreement: to accelerate the negotiations toward one."""
    return _wording(story, trigger) == "negotiations" and bool(_PAPER.match(story.low, trigger.span.end))


def _is_of(story: Story, last: Trigger, trigger: Trigger) -> bool:
    """Say whether a word only tells whose meeting it is: the third meeting of the working group."""
    return bool(
        last.kind in _MEETINGS
        and trigger.kind in _MEETINGS
        and _OF.fullmatch(story.low, last.span.end, trigger.span.start)
    )


def _is_of_parliament(story: Story, trigger: Trigger) -> bool:
    start, end = trigger.span
    return "session" in _wording(story, trigger) and bool(
        _PARLIAMENT.search(story.low, max(0, start - 40), start) or _OF_PARLIAMENT.match(story.low, end)
    )


def _is_how(story: Story, trigger: Trigger, following: Trigger) -> bool:
    """Say whether they "met in a video conference", which tells of one event."""
    between = story.low[trigger.span.end : following.span.start]
    return (
        trigger.kind == "meeting"
        and following.kind in ("call", "video_conference")
        and bool(_HOW.fullmatch(between))
    )


def _qualifies(story: Story, trigger: Trigger, following: Trigger) -> bool:
    """Say whether a word only tells which talks: "two-plus-two" security talks."""
    return (
        bool(_PAIR.search(_wording(story, trigger)))
        and following.kind in _MEETINGS
        and bool(_NEXT_WORD.match(story.low[trigger.span.end : following.span.start]))
    )
