"""Two records of each kind, with as much that refers to them as there can be, twins included."""

from collections.abc import Callable
from typing import Any

from articles.models import CoverageMonth
from people.models import Distinct, Redirection
from tests import factories as made


def officials():
    """Make two officials who held one post, met one man and signed one paper, with evidence for all of it."""
    kept = made.OfficialFactory(id="kept", name="Liu Zhenli")
    lost = made.OfficialFactory(
        id="lost", name="Liu Zhen Li", native_name="刘振立", wikidata_id="Q1", note="Twice in the list."
    )
    made.OfficialAliasFactory(official=lost, name="Liu Zhenli the elder")
    for official in (kept, lost):
        made.OfficialAliasFactory(official=official, name="General Liu")
    post = made.PositionFactory()
    engagement, paper = made.EngagementFactory(), made.AgreementFactory()
    article = made.ArticleFactory()
    for official in (kept, lost):
        made.EvidenceFactory(article=article, engagement=None, official=official)
        same = made.AppointmentFactory(official=official, position=post, date="2018/..")
        made.EvidenceFactory(article=article, engagement=None, appointment=same)
        made.AppointmentFactory(official=official)
        taking = made.ParticipationFactory(engagement=engagement, official=official, role="guest")
        made.EvidenceFactory(article=article, engagement=None, participation=taking)
        made.EvidenceFactory(engagement=None, participation=taking)
        made.ParticipationFactory(official=official)
        signing = made.SignatureFactory(agreement=paper, official=official)
        made.EvidenceFactory(engagement=None, signature=signing, field="rank")
        made.SignatureFactory(official=official)
    made.ParticipationFactory(
        engagement=engagement, official=lost, role="host", title_as_written="chief of staff"
    )
    Redirection.objects.create(record_type="official", old_id="older", new_id="lost", reason="Once before.")
    Distinct.objects.create(record_type="official", first_id="another", second_id="lost")
    Distinct.objects.create(record_type="official", first_id="kept", second_id="lost")
    return kept, lost


def institutions():
    """Make two institutions, each with a navy of the same name, which has a post of the same title."""
    kept = made.InstitutionFactory(id="kept", name="Royal Armed Forces")
    lost = made.InstitutionFactory(id="lost", name="The Armed Forces", acronym="RAF", native_name="កងទ័ព")
    for forces in (kept, lost):
        navy = made.InstitutionFactory(name="Navy", parent=forces, acronym="N" if forces == lost else "")
        chief = made.PositionFactory(title="Commander", institution=navy)
        made.AppointmentFactory(position=chief)
        made.AppointmentFactory(position=made.PositionFactory(institution=forces))
        made.ParticipationFactory(position=chief, institution=navy)
        made.ParticipationFactory(official=None, institution=forces)
        made.PartyFactory(institution=forces, country="")
        made.EvidenceFactory(engagement=None, institution=forces)
    talks, paper = made.EngagementFactory(), made.AgreementFactory()
    for forces in (kept, lost):
        made.ParticipationFactory(engagement=talks, official=None, institution=forces, role="host")
        made.SignatureFactory(
            agreement=paper, party=made.PartyFactory(agreement=paper, institution=forces, country="")
        )
    made.InstitutionAliasFactory(institution=lost)
    return kept, lost


def positions():
    """Make two positions that one official held at the same time."""
    kept = made.PositionFactory(id="kept", title="Commander", seniority=None)
    lost = made.PositionFactory(id="lost", title="Commander-in-Chief")
    holder = made.OfficialFactory()
    for post in (kept, lost):
        same = made.AppointmentFactory(official=holder, position=post)
        made.EvidenceFactory(engagement=None, appointment=same)
        made.AppointmentFactory(position=post)
        made.ParticipationFactory(position=post)
        made.SignatureFactory(position=post)
    return kept, lost


def places():
    """Make two places where engagements were held."""
    kept = made.PlaceFactory(id="kept", name="Phnom Penh")
    lost = made.PlaceFactory(id="lost", name="Phnom-Penh", latitude="11.56245", longitude="104.91601")
    for place in (kept, lost):
        talks = made.EngagementFactory(place=place)
        talks.topics.add(made.TopicFactory())
    return kept, lost


def publishers():
    """Make two publishers with articles."""
    kept = made.PublisherFactory(id="kept", name="Khmer Times")
    lost = made.PublisherFactory(id="lost", name="The Khmer Times", home_page="https://example.org/")
    for publisher in (kept, lost):
        made.ArticleFactory(
            publisher=publisher, date="2022", body="Two armies met.\n" * publisher.name.count("e")
        )
        CoverageMonth.objects.create(publisher=publisher, month="2022-03", state="partly")
    CoverageMonth.objects.create(publisher=lost, month="2022-04", note="The defence pages only.")
    return kept, lost


def engagements():
    """Make two engagements with the same sides, participants, topics and passages, and parts of their own."""
    whole = made.EngagementFactory()
    kept = made.EngagementFactory(id="kept", title="Visit of the minister", date="2021-12", part_of=whole)
    lost = made.EngagementFactory(
        id="lost",
        title="Visit",
        date="2021-12-16",
        date_basis="inferred",
        summary="They met.",
        place=made.PlaceFactory(),
    )
    topic, guest, article = made.TopicFactory(), made.OfficialFactory(), made.ArticleFactory()
    for visit in (kept, lost):
        visit.topics.add(topic, made.TopicFactory())
        side = made.SideFactory(engagement=visit, country="KH", role="party" if visit == kept else "host")
        made.EvidenceFactory(article=article, engagement=None, side=side)
        taking = made.ParticipationFactory(engagement=visit, official=guest)
        made.EvidenceFactory(article=article, engagement=None, participation=taking, start=1, end=9)
        made.ParticipationFactory(engagement=visit, official=None, name_as_written="An aide")
        made.EvidenceFactory(article=article, engagement=visit, field="date")
        made.EvidenceFactory(engagement=visit)
        made.EngagementFactory(part_of=visit)
        made.AgreementFactory(signed_at=visit)
    made.SideFactory(engagement=lost, country="VN")
    return kept, lost


def agreements():
    """Make two agreements with parties, signatures and histories that are partly the same."""
    frame = made.AgreementFactory()
    kept = made.AgreementFactory(id="kept", title="Memorandum", implements=frame)
    lost = made.AgreementFactory(id="lost", title="MoU", legally_binding="no", covers="2022/2024")
    signer = made.OfficialFactory()
    for paper in (kept, lost):
        paper.topics.add(made.TopicFactory())
        party = made.PartyFactory(agreement=paper, country="KH")
        signing = made.SignatureFactory(agreement=paper, official=signer, party=party)
        made.EvidenceFactory(engagement=None, signature=signing)
        signed = made.AgreementEventFactory(agreement=paper, sequence=2, kind="signed", date="2022-03-31")
        made.EvidenceFactory(engagement=None, agreement_event=signed)
        made.AgreementFactory(amends=paper)
        made.EvidenceFactory(engagement=None, agreement=paper)
    made.AgreementEventFactory(agreement=lost, sequence=1, kind="announced", date="2021-12-16")
    made.AgreementEventFactory(agreement=lost, sequence=3, kind="terminated", date="")
    made.AgreementEventFactory(agreement=kept, sequence=3, kind="in_force", date="2022-05")
    made.SignatureFactory(agreement=lost, party=made.PartyFactory(agreement=lost, country="RU"))
    return kept, lost


TANGLES: dict[str, Callable[[], tuple[Any, Any]]] = {
    "official": officials,
    "institution": institutions,
    "position": positions,
    "place": places,
    "publisher": publishers,
    "engagement": engagements,
    "agreement": agreements,
}
