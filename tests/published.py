"""Published records with what belongs to them, for tests of the public pages."""

import csv
import io
import zipfile
from typing import Any

from django.utils import timezone

from articles.editions import Folder
from articles.models import Edition
from tests import factories as made


def an_engagement(*sides: str, **given: Any) -> Any:
    """Make a published engagement of some countries, each written as KH or as KH:host."""
    engagement = made.EngagementFactory.create(published=True, **given)
    for side in sides:
        country, _, role = side.partition(":")
        made.SideFactory.create(engagement=engagement, country=country, role=role or "party")
    return engagement


def an_agreement(*countries: str, events: tuple = (("signed", "2022-03-31"),), **given: Any) -> Any:
    """Make a published agreement between some countries, with a dated history."""
    agreement = made.AgreementFactory.create(published=True, **given)
    for place, (kind, date) in enumerate(events, start=1):
        made.AgreementEventFactory.create(agreement=agreement, sequence=place, kind=kind, date=date)
    for country in countries:
        made.PartyFactory.create(agreement=agreement, country=country)
    return agreement


def an_official(**given: Any) -> Any:
    """Make a published official."""
    return made.OfficialFactory.create(published=True, **given)


def an_institution(**given: Any) -> Any:
    """Make a published institution."""
    return made.InstitutionFactory.create(published=True, **given)


def an_appointment(official: Any, institution: Any = None, **given: Any) -> Any:
    """Make a published appointment of an official, in a post of an institution if one is given."""
    if institution:
        title, seniority = given.pop("title", "Commander"), given.pop("seniority", 4)
        post = institution.positions.filter(title=title).first()
        given["position"] = post or made.PositionFactory.create(
            institution=institution, title=title, seniority=seniority
        )
    return made.AppointmentFactory.create(published=True, official=official, **given)


def an_article(**given: Any) -> Any:
    """Make a published article."""
    return made.ArticleFactory.create(published=True, **given)


def cite(article: Any, paragraph: int = 1, **subject: Any) -> Any:
    """Cite a paragraph of an article for a record, given by the name of its kind."""
    return made.EvidenceFactory.create(
        **({"engagement": None, "article": article, "paragraph": paragraph} | subject)
    )


def listed(client: Any, address: str) -> list[str]:
    """Return the ids of the records on the first page of a list."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return [row.pk for row in response.context["rows"]]


def said(client: Any, address: str) -> list[str]:
    """Return what a list says against its address; it lists nothing then."""
    response = client.get(address)
    assert response.context["rows"] == []
    return [str(fault) for fault in response.context["view"].faults]


def rows_of_csv(client: Any, address: str) -> list[dict[str, str]]:
    """Return the rows of a list as CSV, each as column name to cell."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    text = response.getvalue().decode()
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def an_edition(version: str, **given: Any) -> Any:
    """Make an edition that stands as published, with files that hold next to nothing."""
    moment = timezone.now()
    edition = Edition.objects.create(
        version=version,
        **{
            "state": "published",
            "frozen_at": moment,
            "sha256": "0" * 64,
            "size": 22,
            "rows": {"engagements": 2, "officials": 1, "dyad_years": 1},
            "changes": {"engagements": {"added": 1}} if given.get("before") else {},
            **given,
        },
    )
    folder = Folder(edition)
    folder.path.mkdir(parents=True)
    with zipfile.ZipFile(folder.package, "w"):
        pass
    if edition.before:
        folder.changes.write_text("table,key,what,column,before,after\nengagements,talks,added,,,\n")
    return edition
