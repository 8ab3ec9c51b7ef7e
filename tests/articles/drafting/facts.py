"""A text of our own, with its facts by hand: two ministers meet, and a memorandum is signed."""

from articles.extraction.facts import (
    AgreementFact,
    DateFact,
    EngagementFact,
    Facts,
    InstitutionFact,
    OfficialFact,
    ParticipantFact,
    PartyFact,
    PostFact,
    SideFact,
    SignatoryFact,
    Span,
    TopicFact,
)
from tests.factories import ArticleFactory

TEXT = (
    "RIVERTOWN, 3 May 2022 -- General Sok Dara, Commander of the Royal Khmer Army, arrived here on "
    "Monday for a visit of three days.\n"
    "On Tuesday he met Lt. Gen. Tran Van Binh, Chief of the General Staff, for talks on border patrols.\n"
    "Both generals signed a memorandum of understanding on training."
)
DAY = "2022-05-03"


def span(words: str) -> tuple[Span, ...]:
    """Return where the words first stand in the text."""
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def make_article(**given):
    """Make an article with the text and nothing else known of it."""
    return ArticleFactory(**{"title": "Armies sign", "body": TEXT, "date": "", "publisher": None} | given)


ARMY = InstitutionFact(
    "army", "Royal Khmer Army", "KH", kind="army", aliases=("the Army",), mentions=span("Royal Khmer Army")
)
STAFF = InstitutionFact("staff", "General Staff", "VN", kind="general_staff", mentions=span("General Staff"))
DARA = OfficialFact(
    "dara",
    "Sok Dara",
    "KH",
    rank="General",
    rank_as_written="General",
    posts=(
        PostFact(
            "Commander of the Royal Khmer Army", "army", spans=span("Commander of the Royal Khmer Army")
        ),
    ),
    mentions=span("Sok Dara"),
    evidence={"rank": span("General")},
    confidence=0.9,
)
BINH = OfficialFact(
    "binh",
    "Tran Van Binh",
    "VN",
    rank="Lieutenant General",
    rank_as_written="Lt. Gen.",
    posts=(PostFact("chief", "staff", spans=span("Chief of the General Staff")),),
    mentions=span("Tran Van Binh"),
    evidence={"rank": span("Lt. Gen.")},
)
VISIT = EngagementFact(
    "visit",
    "visit",
    date=DateFact("2022-05-02/2022-05-04", "worked_out", span("Monday")),
    city="Rivertown",
    country="VN",
    sides=(SideFact("KH", "visitor"), SideFact("VN", "host")),
    participants=(ParticipantFact("dara", "guest"),),
    evidence={"": span("arrived here on Monday"), "city": span("RIVERTOWN"), "kind": span("a visit")},
    confidence=0.8,
)
TALKS = EngagementFact(
    "talks",
    "talks",
    date=DateFact(DAY, "worked_out", span("Tuesday")),
    city="Rivertown",
    country="VN",
    sides=(SideFact("KH", "visitor"), SideFact("VN", "host")),
    participants=(ParticipantFact("dara", "guest"), ParticipantFact("binh", "host")),
    part_of="visit",
    evidence={"": span("On Tuesday he met"), "kind": span("talks")},
)
MEMORANDUM = AgreementFact(
    "memorandum",
    "mou",
    "signed",
    event="signed",
    title="memorandum of understanding on training",
    date=DateFact(DAY, "worked_out"),
    parties=(PartyFact("KH", "army"), PartyFact("VN")),
    signatories=(SignatoryFact("dara"), SignatoryFact("binh")),
    signed_at="talks",
    topics=("training",),
    evidence={"": span("signed a memorandum of understanding"), "title": span("memorandum of understanding")},
)
FACTS = Facts(
    published=DateFact(DAY, "stated", span("3 May 2022")),
    officials=(DARA, BINH),
    institutions=(ARMY, STAFF),
    engagements=(VISIT, TALKS),
    agreements=(MEMORANDUM,),
    topics=(TopicFact("border_security", span("border patrols")),),
)


def facts_of(text, **options):
    """Return these facts for every text but one that cannot be read, in place of the extractor."""
    if "unreadable" in text:
        raise RuntimeError("Too odd.")
    return FACTS
