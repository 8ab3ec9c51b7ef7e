"""Engagements: the meetings, visits, exercises that a text reports, announces or recalls."""

from articles.extraction.engagements.finishing import finish
from articles.extraction.engagements.gathering import gather
from articles.extraction.engagements.sides import find_sides
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.writing import write
from articles.extraction.facts import EngagementFact
from articles.extraction.reading import Reading

__all__ = ["find_engagements", "find_sides"]


def find_engagements(reading: Reading) -> list[EngagementFact]:
    """Return the engagements that a text tells of, each with the words that say so."""
    story = Story(reading)
    return write(story, finish(story, gather(story)))
