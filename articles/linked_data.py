"""Records as schema.org names such things, for the head of their pages."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from articles.choices import AgreementKind, LegalForce, SideRole
from articles.citations.reference import parts_of_date
from articles.models import Agreement, Article, Edition, Engagement
from articles.package.descriptor import LICENCE
from articles.sentences import describe_briefly
from defense_ties.lib.addresses import address
from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import Basis
from defense_ties.lib.translating import in_english
from people.models import Institution, Official

WIKIDATA = "https://www.wikidata.org/entity/"

EVENT_STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "held": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}
ATTENDANCE = {
    "in_person": "https://schema.org/OfflineEventAttendanceMode",
    "remote": "https://schema.org/OnlineEventAttendanceMode",
}


@in_english()
def linked_data(record: Any, shown: dict[str, Any]) -> dict[str, Any]:
    """Return a record as JSON-LD, with what its page shows beside it; nothing in it is a draft."""
    about = {
        "@context": "https://schema.org",
        "@id": address(record),
        "url": address(record),
        "description": describe_briefly(record),
        "dateModified": shown["changed"].date().isoformat(),
    }
    data = about | _WRITERS[type(record)](record, shown)
    if data["@type"] in ("Event", "Person", "Organization"):
        del data["dateModified"]  # a property of works only
    return data


def _event(record: Engagement, shown: dict[str, Any]) -> dict[str, Any]:
    first, last = _days(record)
    sides = [(side.role, _country(side.country)) for side in record.sides.all()]
    taking_part = [row for row in shown.get("participants", ()) if row.role != "mentioned"]
    return {
        "@type": "Event",
        "name": record.title,
        "startDate": first,
        "endDate": last,
        "eventStatus": EVENT_STATUS[record.status],
        "eventAttendanceMode": ATTENDANCE.get(record.mode),
        "location": _place(record.place),
        "organizer": [side for role, side in sides if role == SideRole.HOST],
        "attendee": [*(side for role, side in sides if role != SideRole.HOST), *_people(taking_part)],
        "superEvent": _link("Event", record.part_of),
        "subEvent": [_link("Event", part) for part in shown.get("parts", ())],
    }


def _agreement(record: Agreement, shown: dict[str, Any]) -> dict[str, Any]:
    is_law = record.kind == AgreementKind.TREATY or record.legally_binding == LegalForce.YES
    parties = [_link("Organization", party.institution) for party in record.parties.all()]
    countries = [_country(party.country) for party in record.parties.all() if party.country]
    return {
        "@type": "Legislation" if is_law else "CreativeWork",
        "name": record.title,
        "alternateName": record.title_as_written,
        "genre": record.get_kind_display(),
        "creativeWorkStatus": str(record.status_label()),
        "temporalCoverage": record.covers if parts_of_date(record.covers) else "",
        "about": [topic.label for topic in record.topics.all()],
        "contributor": [*countries, *filter(None, parties)],
        "isBasedOn": [
            link for other in (record.implements, record.amends) if (link := _link("CreativeWork", other))
        ],
    }


def _person(record: Official, shown: dict[str, Any]) -> dict[str, Any]:
    held = [row for row in shown.get("appointments", ()) if row.standing() == "current"]
    return {
        "@type": "Person",
        "name": record.name,
        "alternateName": _other_names(record),
        "jobTitle": [row.position.title for row in held],
        "worksFor": [link for row in held if (link := _link("Organization", row.position.institution))],
        "sameAs": record.wikidata_id and WIKIDATA + record.wikidata_id,
    }


def _organization(record: Institution, shown: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "name": record.name,
        "alternateName": [*_other_names(record), *filter(None, [record.acronym])],
        "address": {"@type": "PostalAddress", "addressCountry": str(record.country)}
        if record.country
        else {},
        "parentOrganization": _link("Organization", record.parent),
        "subOrganization": [_link("Organization", child) for child in shown.get("children", ())],
        "sameAs": record.wikidata_id and WIKIDATA + record.wikidata_id,
    }


def _article(record: Article, shown: dict[str, Any]) -> dict[str, Any]:
    first, _ = _days(record)
    return {
        "@type": "NewsArticle",
        "headline": record.title,
        "url": record.url or address(record),
        "mainEntityOfPage": address(record),
        "archivedAt": record.archive_url,
        "datePublished": first,
        "creditText": record.author,
        "inLanguage": record.language,
        "publisher": {"@type": "Organization", "name": record.publisher.name} if record.publisher else {},
    }


def _days(dated: Any) -> tuple[str, str]:
    """Return the ends of a date as far as it is known; neither where it is doubtful or inferred."""
    if dated.date_basis == Basis.INFERRED or not parts_of_date(dated.date):
        return "", ""
    first, _, last = dated.date.partition("/")
    return first, last or first


def _country(code: Any) -> dict[str, str]:
    return {"@type": "Country", "name": country_name(str(code)), "identifier": str(code)}


def _place(place: Any) -> dict[str, Any]:
    if place is None or place.kind == "virtual":
        return {}
    found = {"@type": "Place", "name": place.name, "alternateName": place.native_name}
    found["address"] = (
        {"@type": "PostalAddress", "addressCountry": str(place.country)} if place.country else {}
    )
    if place.latitude is not None and place.longitude is not None:
        spot = {"latitude": float(place.latitude), "longitude": float(place.longitude)}
        found["geo"] = {"@type": "GeoCoordinates", **spot}
    return found


def _people(participations: Iterable[Any]) -> list[dict[str, str]]:
    """Return who took part, those who are not public by the name as written only."""
    found = []
    for row in participations:
        who = _link("Person", row.official) or _link("Organization", row.institution)
        if row.name_as_written and not _link("Person", row.official):
            who = {"@type": "Person", "name": row.name_as_written}
        if who and who not in found:
            found.append(who)
    return found


def _link(kind: str, record: Any) -> dict[str, str]:
    """Return another record by its address and name, if it is published."""
    if record is None or not record.is_published:
        return {}
    return {"@type": kind, "@id": address(record), "name": str(record)}


def _other_names(record: Any) -> list[str]:
    return list(
        dict.fromkeys(filter(None, [record.native_name, *(alias.name for alias in record.aliases.all())]))
    )


_WRITERS: dict[Any, Callable[[Any, dict[str, Any]], dict[str, Any]]] = {
    Engagement: _event,
    Agreement: _agreement,
    Official: _person,
    Institution: _organization,
    Article: _article,
}


def linked_edition(edition: Edition) -> dict[str, Any]:
    """Return an edition as a schema.org Dataset, by which search engines for data find it."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address(edition),
        "url": address(edition),
        "name": f"{settings.SITE_NAME}: ties of defence diplomacy",
        "description": "Visits, talks, awards and agreements between defence officials and institutions, "
        "each fact with the article and paragraph behind it.",
        "version": edition.version,
        "datePublished": edition.frozen_at.date().isoformat(),  # type: ignore[union-attr]
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL},
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/zip",
            "contentUrl": settings.SITE_URL + reverse("edition-package", args=[edition.version]),
            "contentSize": f"{edition.size} B",
            "sha256": edition.sha256,
        },
    }
