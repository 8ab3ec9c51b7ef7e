"""What is shown of a record that was found: its name with the words marked, and where else they stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from articles.finding.direct import MODELS
from articles.models import Agreement, Article, Engagement, Participation, Party, Signature
from defense_ties.lib.fulltext import Query, held, marked, snippet
from people.models import Appointment, Institution, Official


@dataclass(frozen=True)
class Place:
    """Where else in a record the words stand: what that is, and the part of it that holds them."""

    label: str
    text: SafeString


@dataclass(frozen=True)
class Hit:
    """A record that was found, as it is listed."""

    record: Any
    title: SafeString
    places: list[Place]


def hits(kind: str, ids: Sequence[str], query: Query) -> list[Hit]:
    """Return the published records of these ids, in the same order, as they are listed."""
    prepare, texts_of = _KINDS[kind]
    found = MODELS[kind].objects.published().filter(pk__in=ids)
    if kind == "agreement":
        found = found.with_status()
    by_id = {record.pk: record for record in prepare(found)}
    records = [by_id[key] for key in ids if key in by_id]
    return [_hit(record, texts_of(record), query) for record in records]


def _hit(record: Any, texts: Iterable[tuple[str, str]], query: Query) -> Hit:
    """Return a record with those of its texts that hold what neither its name nor those before them do."""
    shown, places = held(str(record), query), []
    for label, text in texts:
        here = held(text, query) if text else set()
        if here - shown:
            shown |= here
            places.append(Place(label, snippet(text, query)))
    return Hit(record, marked(str(record), query), places)


def _officials(found: Any) -> list[Official]:
    records = list(found.prefetch_related("aliases"))
    posts = Appointment.objects.published().latest_first().select_related("position__institution")
    prefetch_related_objects(records, Prefetch("appointments", posts, to_attr="posts"))
    return records


def _institutions(found: Any) -> list[Institution]:
    return list(found.prefetch_related("aliases"))


def _engagements(found: Any) -> list[Engagement]:
    there = Participation.objects.select_related("official", "institution")
    parts = Prefetch("participations", there, to_attr="participants")
    return list(found.select_related("place").prefetch_related("sides", "topics", parts))


def _agreements(found: Any) -> list[Agreement]:
    signed = Prefetch("signatures", Signature.objects.select_related("official"))
    bound = Prefetch("parties", Party.objects.select_related("institution"))
    return list(found.prefetch_related("topics", signed, bound))


def _articles(found: Any) -> list[Article]:
    return list(found.select_related("publisher").defer("body", "folded"))


def _of_official(record: Any) -> Iterator[tuple[str, str]]:
    yield "", record.native_name
    yield from ((pgettext("where words stand", "also"), alias.name) for alias in record.aliases.all())
    for post in record.posts:
        institution = _public(post.position.institution)
        yield "", f"{post.position.title}, {institution}" if institution else post.position.title


def _of_institution(record: Any) -> Iterator[tuple[str, str]]:
    yield "", record.native_name
    yield "", record.acronym
    yield from ((pgettext("where words stand", "also"), alias.name) for alias in record.aliases.all())


def _of_engagement(record: Any) -> Iterator[tuple[str, str]]:
    yield (
        pgettext("where words stand", "with"),
        "; ".join(dict.fromkeys(name for row in record.participants for name in _names(row))),
    )
    yield pgettext("where words stand", "at"), str(record.place or "")
    yield "", record.summary
    yield (
        pgettext("where words stand", "on"),
        ", ".join(topic.label for topic in record.topics.all()),
    )
    yield from (
        (pgettext("where words stand", "written"), row.title_as_written) for row in record.participants
    )


def _of_agreement(record: Any) -> Iterator[tuple[str, str]]:
    yield pgettext("where words stand", "titled"), record.title_as_written
    yield (
        pgettext("where words stand", "signed by"),
        "; ".join(name for row in record.signatures.all() for name in _names(row)),
    )
    yield (
        pgettext("where words stand", "between"),
        "; ".join(str(_public(row.institution) or "") for row in record.parties.all()),
    )
    yield "", record.summary
    yield (
        pgettext("where words stand", "on"),
        ", ".join(topic.label for topic in record.topics.all()),
    )


def _of_article(record: Any) -> Iterator[tuple[str, str]]:
    yield "", record.abstract
    yield pgettext("where words stand", "by"), record.author


def _names(row: Any) -> Iterator[str]:
    """Yield the names of somebody who took part or signed, as far as they are public."""
    people = (_public(row.official), _public(getattr(row, "institution", None)))
    yield from (str(person) for person in people if person)
    if row.name_as_written and not people[0]:
        yield row.name_as_written


def _public(record: Any) -> Any:
    return record if record and record.is_published else None


_KINDS: dict[str, tuple[Callable[[Any], list], Callable[[Any], Iterator[tuple[str, str]]]]] = {
    "official": (_officials, _of_official),
    "institution": (_institutions, _of_institution),
    "engagement": (_engagements, _of_engagement),
    "agreement": (_agreements, _of_agreement),
    "article": (_articles, _of_article),
}
