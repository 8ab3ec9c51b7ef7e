"""Articles of our own making with the drafts and passages that a reviewer meets."""

from typing import Any

from defense_ties.lib.texts import paragraph_at
from tests import factories as made

VERSION = "1"
TEXT = """Khemara Post, 18 October 2023

General Sar Bunthan, Commander of the Royal Khemara Navy, is visiting Hanoi from 16 to 19 October. \
On Tuesday he held talks with Vice Admiral Tran Quoc Hung, Chief of Staff of the Vietnam People's Navy.

The two signed a memorandum on search and rescue at sea, which covers the years 2024 to 2026. \
"We are neighbours at sea as on land," the general said.

Admiral Hung had paid a visit to Sihanoukville in March last year. A joint patrol 🚢 is planned for January, \
said Colonel Meas Dara of the navy's press office.
"""


class Scene:
    """An article, with drafts that can be cited by the words that say them."""

    def __init__(self, text: str = TEXT, **given: Any):
        self.article: Any = made.ArticleFactory.create(
            **({"title": "Navy commander in Hanoi", "body": text, "date": "2023-10-18"} | given)
        )
        self.body = self.article.body

    def cite(self, words: str, field: str = "", nth: int = 0, **subject: Any) -> Any:
        """Cite words of the text for a record, given by the name of its kind."""
        start = -1
        for _ in range(nth + 1):
            start = self.body.index(words, start + 1)
        given = {"engagement": None, "article": self.article, "field": field} | subject
        return made.EvidenceFactory.create(
            **given, start=start, end=start + len(words), paragraph=paragraph_at(self.body, start)
        )


def drafted(factory: Any, **given: Any) -> Any:
    """Make a draft of the extractor's."""
    return factory.create(drafted_by="extractor", extractor_version=VERSION, confidence=0.9, **given)


def a_scene(**given: Any) -> Any:
    """Make an article with a visit, talks in it, a memorandum, a planned patrol, and people known and new."""
    scene: Any = Scene(**given)
    _add_people(scene)
    _add_visit(scene)
    _add_talks(scene)
    _add_memorandum(scene)
    _add_patrol(scene)
    return scene


def _add_people(scene: Any) -> None:
    scene.navy = made.InstitutionFactory.create(
        name="Vietnam People's Navy", kind="navy", country="VN", published=True
    )
    scene.khemara = drafted(made.InstitutionFactory, name="Royal Khemara Navy", kind="navy", country="KH")
    scene.hung = made.OfficialFactory.create(name="Tran Quoc Hung", country="VN", published=True)
    scene.bunthan = drafted(made.OfficialFactory, name="Sar Bunthan", country="KH")
    scene.dara = made.OfficialFactory.create(name="Meas Dara", country="KH", published=True)
    post = made.PositionFactory.create(title="Commander", institution=scene.khemara)
    scene.command = drafted(
        made.AppointmentFactory, official=scene.bunthan, position=post, date="2023-10-18/.."
    )
    scene.cite("Sar Bunthan", official=scene.bunthan)
    scene.cite("Commander of the Royal Khemara Navy", appointment=scene.command)
    scene.cite("Royal Khemara Navy", institution=scene.khemara)
    scene.cite("Tran Quoc Hung", official=scene.hung)
    scene.cite("Vietnam People's Navy", institution=scene.navy)


def _add_visit(scene: Any) -> None:
    hanoi = made.PlaceFactory.create(name="Hanoi", country="VN")
    scene.visit = drafted(
        made.EngagementFactory,
        title="Visit of Sar Bunthan to Viet Nam",
        kind="visit",
        date="2023-10-16/2023-10-19",
        date_basis="worked_out",
        place=hanoi,
    )
    scene.cite("is visiting", engagement=scene.visit)
    scene.cite("from 16 to 19 October", "date", engagement=scene.visit)
    scene.cite("Hanoi", "place", engagement=scene.visit)
    scene.cite(
        "Royal Khemara", side=made.SideFactory.create(engagement=scene.visit, country="KH", role="visitor")
    )
    scene.cite("Hanoi", side=made.SideFactory.create(engagement=scene.visit, country="VN", role="host"))
    scene.guest = made.ParticipationFactory.create(
        engagement=scene.visit,
        official=scene.bunthan,
        role="head_of_delegation",
        name_as_written="Sar Bunthan",
        rank_as_written="General",
        title_as_written="Commander of the Royal Khemara Navy",
    )
    scene.cite("General Sar Bunthan", participation=scene.guest)
    scene.cite("Commander of the Royal Khemara Navy", "title_as_written", participation=scene.guest)


def _add_talks(scene: Any) -> None:
    scene.talks = drafted(
        made.EngagementFactory,
        title="Talks of Sar Bunthan and Tran Quoc Hung",
        kind="talks",
        date="2023-10-17",
        date_basis="worked_out",
        part_of=scene.visit,
    )
    scene.cite("held talks", engagement=scene.talks)
    scene.cite("On Tuesday", "date", engagement=scene.talks)
    for country in ("KH", "VN"):
        made.SideFactory.create(engagement=scene.talks, country=country)
    scene.host = made.ParticipationFactory.create(
        engagement=scene.talks,
        official=scene.hung,
        country="VN",
        role="host",
        sequence=1,
        name_as_written="Tran Quoc Hung",
        rank_as_written="Vice Admiral",
        title_as_written="Chief of Staff of the Vietnam People's Navy",
    )
    scene.cite("Vice Admiral Tran Quoc Hung", participation=scene.host)


def _add_memorandum(scene: Any) -> None:
    scene.memorandum = drafted(
        made.AgreementFactory,
        title="Memorandum of Cambodia and Viet Nam on search and rescue at sea",
        title_as_written="memorandum on search and rescue at sea",
        kind="mou",
        covers="2024/2026",
        signed_at=scene.talks,
    )
    scene.cite("memorandum on search and rescue at sea", agreement=scene.memorandum)
    scene.cite("the years 2024 to 2026", "covers", agreement=scene.memorandum)
    scene.signing = made.AgreementEventFactory.create(
        agreement=scene.memorandum, kind="signed", date="2023-10-17", date_basis="worked_out"
    )
    scene.cite("signed", agreement_event=scene.signing)
    for country in ("KH", "VN"):
        made.PartyFactory.create(agreement=scene.memorandum, country=country)
    made.SignatureFactory.create(agreement=scene.memorandum, official=scene.hung, name_as_written="Hung")


def _add_patrol(scene: Any) -> None:
    scene.patrol = drafted(
        made.EngagementFactory,
        title="Joint patrol of Cambodia and Viet Nam",
        kind="exercise",
        status="planned",
        date="2024-01",
        date_basis="worked_out",
    )
    scene.cite("joint patrol 🚢", engagement=scene.patrol)
    scene.cite("January", "date", engagement=scene.patrol)
    for country in ("KH", "VN"):
        made.SideFactory.create(engagement=scene.patrol, country=country)
    scene.doubtful = made.ParticipationFactory.create(
        engagement=scene.patrol,
        official=None,
        name_as_written="Meas Dara",
        rank_as_written="Colonel",
        role="speaker",
    )
    scene.cite("Meas Dara", "name_as_written", participation=scene.doubtful)


def a_long_scene(*, facts: int = 60, passages: int = 400, sea: str = "sea") -> Any:
    """Make an article of 10,000 characters with so many drafted facts, and passages that overlap."""
    sentence = (
        "General Sok {0} met Admiral Tran {0} in Hanoi on {0} October and spoke of the {1} between them. "
    )
    text = "\n\n".join(
        "".join(sentence.format(number, sea) for number in range(place, place + 6))
        for place in range(0, 120, 6)
    )
    scene: Any = Scene(text, title="A long year at sea")
    assert len(scene.body) >= 10_000
    scene.engagements = [
        drafted(made.EngagementFactory, title=f"Meeting {number}", date="2023-10")
        for number in range(facts // 3)
    ]
    made_so_far = 0
    for number, engagement in enumerate(scene.engagements):
        for country in ("KH", "VN"):
            made.SideFactory.create(engagement=engagement, country=country)
        for place, name in enumerate((f"Sok {number}", f"Tran {number}")):
            official = drafted(made.OfficialFactory, name=name)
            person = made.ParticipationFactory.create(
                engagement=engagement, official=official, sequence=place
            )
            scene.cite(name, participation=person)
            made_so_far += 1
    for number in range(passages - made_so_far):
        start = number * (len(scene.body) - 200) // passages
        made.EvidenceFactory.create(
            article=scene.article,
            engagement=scene.engagements[number % len(scene.engagements)],
            field="date" if number % 3 else "",
            start=start,
            end=start + 20 + number % 90,
        )
    return scene
