"""Every kind of public page with records whose own texts hold no word of English."""

from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_edition,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

ADDRESSES = [
    "/",
    "/engagements/",
    "/engagements/?country=ZZ&date_from=31/02/22&official=Hun&page=-1&colour=red",
    "/engagements/?q=zebra&pair=KH-RU",
    "/engagements/?page=9",
    "/engagements/?view=timeline",
    "/engagements/?view=matrix",
    "/engagements/?view=network",
    "/engagements/?view=network&of=officials",
    "/engagements/?view=map",
    "/engagements/?view=map&counted=places",
    "/engagements/?view=calendar",
    "/engagements/talks/",
    "/agreements/",
    "/agreements/?view=timeline&unit=year",
    "/agreements/mou/",
    "/officials/",
    "/officials/manet/",
    "/institutions/",
    "/institutions/army/",
    "/institutions/army/?on=2021-12-16",
    "/institutions/army/?on=soon",
    "/positions/post/",
    "/positions/post/?on=2030",
    "/articles/",
    "/articles/report/",
    "/countries/",
    "/countries/KH/",
    "/countries/kambodja/",
    "/ties/",
    "/ties/?from=soon",
    "/ties/KH/RU/?with=KH-VN",
    "/ties/CL/KH/",
    "/search/",
    "/search/?q=manet",
    "/search/?q=manet&in=officials",
    "/search/?q=zebra+%22alpaca",
    "/search/suggest/?q=manet",
    "/about/",
    "/about/gaps/",
    "/about/citing/",
    "/codebook/",
    "/coverage/",
    "/downloads/",
    "/downloads/2026.1/",
    "/report/?record=engagement:talks",
    "/report/?record=engagement:none",
    "/report/sent/?record=engagement:talks",
    "/no/such/page/",
]


def make_records() -> None:
    """Make a few published records that fill every kind of page."""
    publisher = made.PublisherFactory.create(name="Kampuchea", country="KH")
    report = an_article(
        id="report",
        title="Pranidhan",
        publisher=publisher,
        author="Sokha",
        abstract="Sangkhep.",
        date="2021-12-17",
    )
    army = an_institution(id="army", name="Kongtoap", country="KH", kind="army")
    manet = an_official(id="manet", name="Hun Manet", country="KH")
    position = made.PositionFactory.create(id="post", institution=army, title="Mebanchakar", seniority=4)
    post = an_appointment(manet, date="2018/2022", note="", position=position)
    an_appointment(an_official(name="Sok Dara", country="KH"), date="2005", note="", position=position)
    place = made.PlaceFactory.create(name="Phnom Penh", country="KH")
    talks = an_engagement(
        "KH:host",
        "RU:visitor",
        id="talks",
        title="Kechcharcha",
        kind="talks",
        date="2021-12-16",
        date_basis="inferred",
        place=place,
        summary="Sangkhep.",
    )
    talks.topics.add("training_education")
    made.ParticipationFactory.create(
        engagement=talks,
        official=manet,
        country="KH",
        role="host",
        position=post.position,
        name_as_written="H. Manet",
        rank_as_written="Lt. Gen.",
        title_as_written="Mebanchakar",
    )
    an_engagement("KH", "RU", "VN", id="plan", title="Phenkar", kind="visit", status="planned", date="2023")
    mou = an_agreement("KH", "RU", id="mou", title="Anusaranakich", kind="mou", summary="Sangkhep.")
    for subject in ({"engagement": talks}, {"agreement": mou}, {"official": manet}, {"institution": army}):
        cite(report, **subject)
    cite(report, 2, engagement=talks, field="date", stance="contradicts")
    cite(report, 3, appointment=post)
    an_edition("2026.1", before=an_edition("2025.1"), notes="Thmei.")
