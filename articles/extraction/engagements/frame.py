"""An event as one clause tells it, and the sentence that the clause is read in."""

from dataclasses import dataclass, field

from articles.extraction.document import Sentence
from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.triggers import Trigger
from articles.extraction.facts import DateFact, Span
from articles.extraction.reading import CountryMention, DateMention, PlaceMention


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a story and those who act in it."""

    story: Story
    sentence: Sentence
    actors: list[Actor]
    dates: list[DateMention]  # that the sentence gives
    places: list[PlaceMention]
    countries: list[CountryMention]

    @property
    def low(self) -> str:
        """The whole text in small letters."""
        return self.story.low

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span


@dataclass(slots=True)
class Frame:
    """What one word of protocol tells: kind, status, who, when, where."""

    kind: str
    trigger: Trigger
    sentence: Sentence
    clause: Span
    status: str
    people: dict[str, str] = field(default_factory=dict)  # key of the official: role
    spans: dict[str, list[Span]] = field(default_factory=dict)
    witnesses: dict[str, str] = field(default_factory=dict)
    date: DateFact | None = None
    first: DateFact | None = None  # day on which it began
    last: DateFact | None = None
    length: int = 0  # days that it lasts
    place: PlaceMention | None = None
    country: str = ""  # where a visit goes
    countries: list[CountryMention] = field(default_factory=list)
    definite: bool = False  # "the talks": of an event that is told elsewhere
    named: bool = False  # "the third Defence Policy Dialogue"
    wished: bool = False  # proposed, hoped for
    there: bool = False  # "there"
    same_day: bool = False  # "later in the day"
    another: bool = False  # of a series: the next round, the ninth dialogue
    topic: bool = False  # what was talked about, not what took place
    around: bool = False  # "before the talks": what is told took place at another time
    bare: bool = False  # "a ceremony", of which all is told by another word

    def add(self, actors: list[Actor], role: str) -> None:
        """Let officials take part in a role, unless they do so already."""
        for actor in actors:
            for key in actor.keys:
                self.people.setdefault(key, role or "member")
                self.spans.setdefault(key, []).append(actor.span)
