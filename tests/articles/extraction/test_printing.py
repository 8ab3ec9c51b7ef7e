"""Facts in the form of the development set."""

from articles.extraction import extract
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
from articles.extraction.printing import as_printed

SOLANO = OfficialFact(
    "o1",
    "Mira Solano",
    "PT",
    posts=(PostFact("Minister", "i1"), PostFact("Head", "i2")),
    mentions=(Span(0, 11),),
)
MINISTRY = InstitutionFact(
    "i1", "Ministry of Defence", "PT", "MoD", aliases=("MoD",), mentions=(Span(20, 39),)
)
OFFICE = InstitutionFact("i2", "Planning Office", "PT", within="i1")


def printed_engagement(**fields):
    """Return an engagement as printed."""
    fact = EngagementFact("e1", fields.pop("kind", "meeting"), **fields)
    return as_printed(
        Facts(officials=(SOLANO,), institutions=(MINISTRY, OFFICE), engagements=(fact,)), "001"
    )["engagements"][0]


def printed_agreement(**fields):
    """Return an agreement as printed."""
    fact = AgreementFact("a1", fields.pop("kind", "mou"), fields.pop("status", "signed"), **fields)
    return as_printed(Facts(officials=(SOLANO,), institutions=(MINISTRY, OFFICE), agreements=(fact,)), "001")[
        "agreements"
    ][0]


def test_no_facts_are_printed_as_empty_lists():
    assert as_printed(Facts(), "001") == {
        "id": "001",
        "published": None,
        "officials": [],
        "institutions": [],
        "countries": [],
        "engagements": [],
        "agreements": [],
        "topics": [],
        "evidence": {"published": [], "countries": {}, "topics": {}},
    }


def test_an_official_is_printed_with_posts_and_bodies():
    facts = Facts(officials=(SOLANO,), institutions=(MINISTRY, OFFICE))

    assert as_printed(facts, "001")["officials"] == [
        {
            "name": "Mira Solano",
            "country": "PT",
            "rank": None,
            "position": "Minister; Head",
            "institution": "Ministry of Defence; Planning Office; Ministry of Defence",
            "evidence": [[0, 11]],
        }
    ]


def test_an_institution_is_printed_with_its_aliases():
    assert as_printed(Facts(institutions=(MINISTRY,)), "001")["institutions"] == [
        {"name": "Ministry of Defence", "country": "PT", "aliases": ["MoD"], "evidence": [[20, 39]]}
    ]


def test_an_engagement_names_its_participants_and_sides():
    printed = printed_engagement(
        date=DateFact("2023-05-02/2023-05-04"),
        city="Lisbon",
        country="PT",
        sides=(SideFact("PT"), SideFact("SE")),
        participants=(ParticipantFact("o1"),),
        evidence={"": (Span(5, 9), Span(1, 3)), "date": (Span(1, 3),)},
    )

    assert printed == {
        "type": "meeting",
        "start": "2023-05-02",
        "end": "2023-05-04",
        "city": "Lisbon",
        "country": "PT",
        "officials": ["Mira Solano"],
        "countries": ["PT", "SE"],
        "status": "held",
        "evidence": [[1, 3], [5, 9]],
    }


def test_a_day_without_a_year_is_printed_apart():
    printed = printed_engagement(date=DateFact("XXXX-05-02"))

    assert (printed["start"], printed["start_md"], printed["end"]) == (None, "05-02", None)


def test_a_doubtful_date_is_printed_without_the_mark_of_doubt():
    assert printed_engagement(date=DateFact("2023-05?"))["start"] == "2023-05"


def test_what_is_called_off_was_planned():
    printed = printed_engagement(status="postponed")

    assert (printed["status"], printed["status_detail"]) == ("planned", "postponed")


def test_a_kind_of_our_own_is_printed_as_the_nearest_of_theirs():
    assert printed_engagement(kind="multilateral_meeting")["type"] == "meeting"
    assert printed_agreement(kind="exchange_of_notes")["type"] == "agreement"


def test_an_agreement_is_printed_with_parties_and_signatories():
    printed = printed_agreement(
        date=DateFact("2023-05-02"),
        covers="2024/2026",
        parties=(PartyFact("PT", "i1"), PartyFact("PT", "i2"), PartyFact("SE")),
        signatories=(SignatoryFact("o1"),),
    )

    assert printed == {
        "type": "mou",
        "status": "signed",
        "date": "2023-05-02",
        "countries": ["PT", "SE"],
        "signatories": ["Mira Solano"],
        "covers": "2024-2026",
        "evidence": [],
    }


def test_countries_and_topics_are_printed_with_what_shows_them():
    facts = Facts(
        published=DateFact("2023-05-03", spans=(Span(0, 4),)),
        countries=(SideFact("SE", spans=(Span(3, 5), Span(3, 5))),),
        topics=(TopicFact("maritime", (Span(7, 9),)),),
    )
    printed = as_printed(facts, "001")

    assert (printed["published"], printed["countries"], printed["topics"]) == (
        "2023-05-03",
        ["SE"],
        ["maritime"],
    )
    assert printed["evidence"] == {
        "published": [[0, 4]],
        "countries": {"SE": [[3, 5]]},
        "topics": {"maritime": [[7, 9]]},
    }


def test_the_facts_of_a_text_are_printed():
    printed = as_printed(extract("Portuguese Defence Minister Mira Solano received the guests."), "a")

    assert [(one["name"], one["position"]) for one in printed["officials"]] == [
        ("Mira Solano", "Defence Minister")
    ]
