"""How each kind of word of protocol is read: "X met Y", "X received Y", "talks between X and Y"."""

import re
from collections.abc import Callable
from dataclasses import replace

from articles.extraction.engagements import awards, visits
from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.meant import other_bearer
from articles.extraction.engagements.objects import by_object
from articles.extraction.engagements.series import acts_alone
from articles.extraction.engagements.ships import by_ship
from articles.extraction.facts import Span

_OF_MANY = ("exercise", "exchange", "other", "training")
_IDIOM = re.compile(
    r"\s+(?:the |their |its |his |her |our |with |all |any |some )*(?:\w+ )?"
    r"(?:needs?|demands?|challenges?|requirements?|standards?|targets?|goals?|conditions?|criteria"
    r"|deadlines?"
    r"|expectations?|obligations?|press|reporters|journalists|media|resistance|opposition|criticism|every"
    r"|at the airport|on arrival|on the (?:pier|quay|tarmac|dock)|at the (?:pier|quay|port))\b"
)
_AGREEMENT = re.compile(
    r"\b(?:agreements?|memorand(?:um|a)|mous?|pacts?|treat(?:y|ies)|protocols?|plans?|arrangements?"
    r"|letters?"
    r"|minutes|statements?|communiqu[eé]s?|contracts?|deals?|accords?|declarations?|documents?"
    r"|sofa|dca|acsa|vfa)\b"
)
_EARLIER = re.compile(
    r"\b(?:first|last|previous|earlier|second|third)(?: such| bilateral| ever)? (?:meeting|talks"
    r"|encounter)$"
)
_THINGS = re.compile(  # what one receives or welcomes that is no guest
    r"\s+(?:the|a|an|their|his|her|its) (?:\w+ )?(?:move|news|decision|signing|outcome|result|progress"
    r"|efforts?|support|commitment|offer|proposal|launch|award|training|medal|order|letter|call|phone"
    r"|telephone|briefing|report|invitation)"
)
_URGED = re.compile(r"'?(?:, [^,]{0,60},)? (?:not )?to [a-z]+\b(?! discuss)")
_THE_AWARD = re.compile(r"(?: \w+){0,2} the (?:award|medal|order|decoration|honou?r|insignia|sash)\b(?! of)")
_SEE = re.compile(r"\bsee$")
_AROUND = re.compile(
    r"\b(?:before|after|following|ahead of|prior to) (?:the|their|this|that|\w+day's) (?:[\w-]+ ){0,2}$"
)
_TOWARDS = re.compile(r"\b(?:by|with|to|on|met|received|told|visited|accompanied)\b")
_THEIR = re.compile(r"\btheir (?:[\w-]+ ){0,2}$")
_FAR = 260  # characters from "received" to the guest, titles between


def _verb(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """Read "X met Y", "ships docked", "X visited"."""
    if frame.kind == "visit":
        return visits.read(scene, clause, frame)
    if frame.kind == "meeting" and clause.passive:
        # "X was met on the pier by Y": no event, but X is the guest of the visit.
        frame.kind, frame.definite = "attach", True
        frame.add(clause.left, "guest")
        return [frame]
    if frame.kind == "meeting" and _IDIOM.match(scene.low, clause.trigger.span.end):
        return []
    if _SEE.search(scene.low, *clause.trigger.span) and not any(actor.named for actor in clause.right):
        return []
    if frame.kind == "port_call" and not by_ship(scene.story, scene.sentence):
        return []
    frame.add(clause.left, clause.trigger.left)
    return by_object(scene, clause, frame, clause.trigger.right)


def _welcome(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """Read "X received Y" and "Y was received by X"; not "received training", "welcomed the decision"."""
    low, end = scene.low, clause.trigger.span.end
    if clause.passive:
        if not clause.left:
            return []
        frame.add(_of_other_land(scene, clause.left, clause.right), "guest")
        return by_object(scene, clause, frame, "host")
    guests = [actor for actor in clause.right if actor.named]
    if not guests or guests[0].span.start - end > _FAR or _THINGS.match(low, end, end + 60):
        return []
    frame.add(clause.left, "host")
    return by_object(scene, clause, frame, "guest")


def _call(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """Read "X called on Y"; not "X called on Y to stop"."""
    if not clause.right:
        return []
    last = clause.right[-1].span.end
    short = clause.trigger.span.end - clause.trigger.span.start < 12
    if short and _URGED.match(scene.low, last, last + 90):
        return []
    frame.add(_of_other_land(scene, clause.left, clause.right), "guest")
    return by_object(scene, clause, frame, "host")


def _of_other_land(scene: Scene, guests: list[Actor], hosts: list[Actor]) -> list[Actor]:
    """Return the guests; "the minister" or "he" received by one of his own country is another one."""
    codes = {scene.story.country(key) for actor in hosts[:1] if actor.named for key in actor.keys} - {""}
    found = []
    for actor in guests:
        told = any(a.named and a.keys == actor.keys and a not in hosts for a in scene.actors)
        same = not actor.named and not told and {scene.story.country(key) for key in actor.keys} == codes
        other = other_bearer(scene.story, actor, next(iter(codes))) if same else None
        if other:
            scene.actors[scene.actors.index(actor)] = other  # whom "he" means in the next sentence
        found.append(other or actor)
    return found


def _noun(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """Read "talks between X and Y", "X held a meeting with Y", "during the visit"."""
    if frame.kind in ("visit", "port_call"):
        if not clause.left and by_ship(scene.story, scene.sentence):
            frame.kind = "port_call"
        return visits.read(scene, clause, frame)
    if frame.kind in _OF_MANY:
        return [frame]  # those who speak of an exercise do not take part in it
    start = clause.trigger.span.start
    frame.around = bool(_AROUND.search(scene.low, max(0, start - 40), start))
    if frame.around:
        frame.place = None
    if frame.around and frame.definite:
        frame.add(_first_named(scene, clause), clause.trigger.left)
        return [frame]
    if acts_alone(scene, clause, frame):
        return by_object(scene, clause, frame, clause.trigger.right)
    if _EARLIER.search(scene.low, max(0, clause.trigger.span.start - 24), clause.trigger.span.end):
        frame.definite = False
        if not clause.left and not clause.right:
            clause.left = [Actor(clause.trigger.span, tuple(scene.story.people), named=False)]
    frame.add(clause.left, clause.trigger.left)
    frames = by_object(scene, clause, frame, clause.trigger.right)
    if not frame.people and _THEIR.search(scene.low, max(0, start - 40), start):
        frame.add([Actor(clause.trigger.span, tuple(scene.story.people), named=False)], "member")
    return frames


def _first_named(scene: Scene, clause: Clause) -> list[Actor]:
    """Return those who act before or after a meeting, of whom it is likely that they were at it."""
    end = clause.trigger.span.end
    people: list[Actor] = []
    for actor in [*clause.left, *clause.right]:
        if people and _TOWARDS.search(scene.low, people[-1].span.end, actor.span.start):
            break
        people.append(actor)
    return [] if people and _TOWARDS.search(scene.low, end, people[0].span.start) else people


def _award(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    giver, receiver = awards.giver_and_receiver(scene, clause)
    if not giver and not receiver:
        return _welcome_instead(scene, clause, frame)
    frame.add(giver, "awarding_party")
    frame.add(receiver, "recipient")
    frame.definite = bool(_THE_AWARD.match(scene.low, clause.trigger.span.end))
    return [frame]


def _welcome_instead(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """Read "received the commander of the fleet", which begins like "received the medal"."""
    start, end = clause.trigger.span
    verb = scene.low[start:end].split()[0]
    if not verb.startswith("rece"):
        return []
    clause.trigger = frame.trigger = replace(
        clause.trigger, kind="meeting", span=Span(start, start + len(verb))
    )
    frame.kind = "meeting"
    return _welcome(scene, clause, frame)


def _sign(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    if frame.wished or not _AGREEMENT.search(scene.low, *scene.span):
        return []
    frame.add(clause.left, "signatory")
    if clause.passive:
        frame.add(clause.right, "signatory")
    return [frame]


Reader = Callable[[Scene, Clause, Frame], list[Frame]]
READERS: dict[str, Reader] = {
    "verb": _verb,
    "welcome": _welcome,
    "call": _call,
    "noun": _noun,
    "visiting": visits.read,
    "award": _award,
    "sign": _sign,
}
