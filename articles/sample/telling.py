"""Which report tells of which made-up record, and in which paragraph."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models

from articles.models import Evidence
from articles.sample.agreements import Agreed
from articles.sample.chance import Chance
from articles.sample.engagements import Story, Told
from articles.sample.officials import Career
from articles.sample.reviewed import TODAY, published
from articles.sample.sources import Newsroom

# So many appointments that no engagement tells of stand in one list of appointments.
LISTED = 40


class Teller:
    """Has the stories reported, and cites the reports for the records."""

    def __init__(self, chance: Chance, newsroom: Newsroom):
        self._chance, self._newsroom = chance, newsroom
        self._cited: set[str] = set()

    def report(self, story: Story, agreed: list[Agreed]) -> Iterator[models.Model]:
        """Yield the report of a story with the evidence in it, and now and then another one."""
        chance = self._chance
        title = story.told[0].engagement.title
        lines = [_line(told) for told in story.told]
        lines += [f"They signed: {each.agreement.title}." for each in agreed]
        article = self._newsroom.report(title, lines, story.day, draft=story.draft)
        yield article
        for paragraph, told in enumerate(story.told, start=1):
            yield from self._evidence(article, paragraph, told)
        for paragraph, each in enumerate(agreed, start=len(story.told) + 1):
            yield self._cite(article, paragraph, agreement=each.agreement)
            for event in each.events:
                yield self._cite(article, paragraph, agreement_event=event)
        if chance.happens(0.15):
            second = self._newsroom.report(title, lines[:1], story.day, draft=story.draft)
            yield second
            yield self._cite(second, 1, engagement=story.told[0].engagement)
        if chance.happens(0.05):
            yield self._newsroom.report(title, lines, story.day, draft=True, read=False)

    def appointments(self, everybody: Iterable[Career]) -> Iterator[models.Model]:
        """Yield lists of appointments, as evidence for those that no engagement tells of."""
        left = (held.appointment for career in everybody for held in career.held)
        left = (appointment for appointment in left if appointment.pk not in self._cited)
        while some := list(islice(left, LISTED)):
            lines = [f"{each.official}: {each.position.title}." for each in some]
            article = self._newsroom.report("Appointments and promotions", lines, TODAY)
            yield article
            for paragraph, appointment in enumerate(some, start=1):
                yield self._cite(article, paragraph, appointment=appointment)

    def _evidence(self, article: Any, paragraph: int, told: Told) -> Iterator[Evidence]:
        yield self._cite(article, paragraph, engagement=told.engagement)
        if self._chance.happens(0.3):
            for part in told.participations[:1]:
                yield self._cite(article, paragraph, participation=part)
        for appointment in told.appointments:
            if appointment.pk not in self._cited:
                self._cited.add(appointment.pk)
                yield self._cite(article, paragraph, appointment=appointment)

    def _cite(self, article: Any, paragraph: int, **subject: models.Model) -> Evidence:
        made = published(self._chance, after=article.created_at.date(), reviewed=False)
        return Evidence(article=article, paragraph=paragraph, **subject, **made)


def _line(told: Told) -> str:
    names = [part.name_as_written for part in told.participations if part.name_as_written]
    who = ", ".join(names) if names else "Units of both sides"
    return f"{told.engagement.title}, {told.day.isoformat()}. Taking part: {who}."
