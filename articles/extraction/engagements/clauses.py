"""Which part of a sentence belongs to which word of protocol, and who stands before and after it."""

import re
from dataclasses import dataclass, field

from articles.extraction.document import Sentence
from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.actors import reports
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.triggers import Trigger
from articles.extraction.facts import Span


@dataclass(slots=True)
class Clause:
    """A word of protocol with its part of the sentence and those before and after it."""

    trigger: Trigger
    start: int
    end: int
    left: list[Actor] = field(default_factory=list)
    right: list[Actor] = field(default_factory=list)
    passive: bool = False
    inherited: bool = False  # the subject is that of the clause before

    @property
    def span(self) -> Span:
        """The part of the sentence that the word stands in."""
        return Span(self.start, self.end)


_NEW_SUBJECT = re.compile(
    r"\b(?:when|where|while|after|before|as|who|which|that|since|whereas|because)\b|;|:|, (?:and|but)\b"
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|added|announced|noted|stressed|recalled|revealed|wrote|confirmed|explained"
    r"|according to|reported|stated|disclosed|informed)\b(?: (?:that|reporters|\w+ reporters))?"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are)"
    r"(?: \w+ly| also| then| later| first| earlier| both| jointly| today| yesterday| (?:on )?\w+day)?\s*$"
)
_ADJUNCT = re.compile(
    r"^(?:[\"']|\W)*(?:during|at|in|after|following|on|before|prior to|ahead of|while|speaking"
    r"|throughout|as part of"
    r"|upon|within|in the|under|through|for|with|amid|hosting|welcoming|concluding|arriving"
    r"|visiting|meeting|receiving)\b"
)
_ASIDE = re.compile(r"\b(?:following|after|during|before|at|prior to|ahead of) (?:[\w-]+ ){0,3}$")
_FOLLOWED = re.compile(r"\bfollowed by (?:[\w-]+ ){0,4}$")
_AT_ITS_END = re.compile(
    r"\b(?:following|after|during|at the (?:end|close|margins?) of|on the (?:\w+ )?(?:day|sidelines"
    r"|margins) of) "
    r"(?:[\w'-]+ ){0,5}$"
)
_BY = re.compile(r" by (?!video|tele|phone)")
_WHO = re.compile(r"\bwho(?:se)?\b[^;]{0,50}$")


def clauses_of(
    story: Story, sentence: Sentence, triggers: list[Trigger], actors: list[Actor]
) -> list[Clause]:
    """Return a clause for each word of protocol in a sentence."""
    clauses: list[Clause] = []
    for number, trigger in enumerate(triggers):
        if not clauses:
            clause = _first(story, sentence, trigger, actors)
        else:
            clause = _next(story, sentence, trigger, clauses[-1], actors)
        clauses.append(clause)
        end = triggers[number + 1].span.start if number + 1 < len(triggers) else sentence.span.end
        clause.end = end
        clause.right = [a for a in actors if trigger.span.end <= a.span.start < end]
        clause.passive = _is_passive(story, trigger)
    if not _opens_the_sentence(story, sentence, clauses[-1].trigger):
        _leave_out_source(story, sentence, clauses[-1])
    return clauses


def _leave_out_source(story: Story, sentence: Sentence, clause: Clause) -> None:
    """End a clause before ", Smith said at a briefing in Strelsau"."""
    for number, actor in enumerate(clause.right):
        if reports(story, sentence, actor):
            comma = max(story.low.rfind(mark, clause.trigger.span.end, actor.span.start) for mark in ",;\"'")
            clause.end = comma if comma > 0 else actor.span.start
            clause.right = clause.right[:number]
            return


def _is_passive(story: Story, trigger: Trigger) -> bool:
    if trigger.grammar in ("noun", "mode", "visiting"):
        return False
    before = story.low[max(0, trigger.span.start - 30) : trigger.span.start]
    return bool(_PASSIVE.search(before)) or bool(_BY.match(story.low, trigger.span.end))


def _opens_the_sentence(story: Story, sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether a word stands in an opening such as "During a meeting on Monday, ..."."""
    before = story.low[sentence.span.start : trigger.span.end]
    return len(before) < 90 and bool(_ADJUNCT.match(before)) and "," not in before.rstrip(",")[:-1]


def _first(story: Story, sentence: Sentence, trigger: Trigger, actors: list[Actor]) -> Clause:
    """Return the clause of the first word of protocol, its subject after "X said"."""
    start = sentence.span.start
    for said in _SPEECH.finditer(story.low, start, trigger.span.start):
        if any(said.end() <= actor.span.start < trigger.span.start for actor in actors):
            start = said.end()
    left = [actor for actor in actors if start <= actor.span.start < trigger.span.start]
    return Clause(trigger, start, sentence.span.end, _after_who(story, left, trigger))


def _after_who(story: Story, left: list[Actor], trigger: Trigger) -> list[Actor]:
    """Return only the last of those before the word where "who" points back to that one."""
    if _possessive(story, left, trigger):
        return left[-1:]
    named = [actor for actor in left if actor.named]
    if len(named) > 1 and _WHO.search(story.low[named[-1].span.end : trigger.span.start]):
        return named[-1:]
    return left


def _next(story: Story, sentence: Sentence, trigger: Trigger, last: Clause, actors: list[Actor]) -> Clause:
    """Return the clause of a later word of protocol, which may share the subject of the one before."""
    gap = [a for a in actors if last.trigger.span.end <= a.span.start < trigger.span.start]
    aside = trigger.grammar == "noun" and _ASIDE.search(
        story.low, max(0, trigger.span.start - 40), trigger.span.start
    )
    followed = trigger.grammar == "noun" and _FOLLOWED.search(
        story.low, max(0, trigger.span.start - 60), trigger.span.start
    )
    if followed or (aside and "their" in aside.group()):
        people = [*last.left, *(gap if followed else last.right)]
        return Clause(trigger, trigger.span.start, sentence.span.end, people, inherited=True)
    if at_its_end := _at_its_end(story, trigger, last, gap):
        return at_its_end
    start = _subject_start(story, sentence, trigger, last, gap)
    if start is None:
        at = _cut(story, last, trigger)
        if _possessive(story, gap, trigger):
            return Clause(trigger, at, sentence.span.end, gap[-1:])
        if gap and _WHO.search(story.low[gap[-1].span.end : trigger.span.start]):
            return Clause(trigger, at, sentence.span.end, gap[-1:])
        left = last.right if last.trigger.grammar == "visiting" and not last.left else last.left
        return Clause(trigger, at, sentence.span.end, left, inherited=True)
    left = [actor for actor in gap if actor.span.start >= start]
    last.right = [actor for actor in last.right if actor.span.start < start]
    last.end = start
    if _opens_the_sentence(story, sentence, last.trigger) and not last.left:
        last.left = left[:-1] if _possessive(story, left, trigger) else left
    return Clause(trigger, start, sentence.span.end, _after_who(story, left, trigger))


def _at_its_end(story: Story, trigger: Trigger, last: Clause, gap: list[Actor]) -> Clause | None:
    """Return the clause of a meeting after which, or a visit during which, something was signed."""
    if trigger.grammar != "noun" or not (last.trigger.grammar == "sign" or trigger.kind == "visit"):
        return None
    reached = max([last.trigger.span.end, *(actor.span.end for actor in gap if actor.named)])
    found = _AT_ITS_END.search(story.low, reached, trigger.span.start)
    if not found or not gap:
        return None
    left = [] if trigger.kind == "visit" else [*last.left, *gap]
    return Clause(trigger, found.start(), last.end, left, inherited=True)


def _cut(story: Story, last: Clause, trigger: Trigger) -> int:
    """Return where the clause of a word starts that shares its subject: after the last comma or "and"."""
    cut = last.trigger.span.end
    for found in re.finditer(
        r"[,;]| and | before | after | prior to | ahead of | where | when ",
        story.low[cut : trigger.span.start],
    ):
        cut_at = last.trigger.span.end + found.start()
        if trigger.span.start - cut_at < 90:
            return cut_at
    return max(cut, trigger.span.start - 40)


def _possessive(story: Story, gap: list[Actor], trigger: Trigger) -> bool:
    """Say whether the word belongs to the one named just before it: Rassendyll's visit."""
    if not gap or trigger.grammar != "noun":
        return False
    return bool(re.match(r"(?:'s|') (?:\w+[ -]){0,4}$", story.low[gap[-1].span.end : trigger.span.start]))


def _subject_start(
    story: Story, sentence: Sentence, trigger: Trigger, last: Clause, gap: list[Actor]
) -> int | None:
    """Return where the subject of a later word of protocol starts, or none where it has none of its own."""
    if not gap:
        return None
    low, final = story.low, gap[-1].span
    if last.trigger.grammar in ("noun", "visiting") and _opens_the_sentence(story, sentence, last.trigger):
        comma = low.rfind(",", last.trigger.span.end, gap[0].span.start)
        comma = comma if comma >= 0 else low.find(",", last.trigger.span.end, final.start)
        if comma >= 0:
            return comma
        if last.trigger.grammar == "visiting":
            return last.trigger.span.end
    for found in reversed(list(_NEW_SUBJECT.finditer(low, last.trigger.span.end, final.start))):
        if found.group().startswith("who") or (
            found.group() in ("which", "that") and not _verb_like(trigger)
        ):
            continue
        return found.end()
    between = low[final.end : trigger.span.start]
    if (
        _verb_like(trigger)
        and len(between) < 14
        and not re.search(r"\b(?:and|to|for|at|in|during|then)\b|,", between)
    ):
        joined = re.search(r"\band\b[^,;]*$", low[last.trigger.span.end : final.start])
        return last.trigger.span.end + joined.start() if joined and len(gap) > 1 else final.start
    return None


def _verb_like(trigger: Trigger) -> bool:
    return trigger.grammar in ("verb", "welcome", "call", "award", "sign")
