"""Sheets of engagements, of their sides and of who took part."""

from articles.choices import SideRole
from articles.models import Engagement, Participation, Side, Topic
from articles.sheets.finders import FINDERS
from defense_ties.lib.sheets.kinds import Key, Kind
from defense_ties.lib.sheets.lists import ListColumn, SideParts, Tags
from people.sheets.official import SOURCES

TOPICS = ListColumn(
    "topics",
    "Codes of topics with spaces between, or labels with semicolons. They replace those on record.",
    "policy_consultation border_security",
)
STAY = "Countries that are missing here stay on record."

ENGAGEMENTS = Kind(
    "engagements",
    Engagement,
    keys=(Key(("title", "date", "kind")),),
    finders=FINDERS,
    parts=(
        SideParts(
            Side,
            "engagement",
            "sides",
            "country",
            (
                ListColumn("countries", f"Countries that take part, by code or name. {STAY}", "KH VN"),
                ListColumn("hosts", f"Those of the countries that receive. {STAY}", "VN"),
                ListColumn("visitors", f"Those of the countries that come. {STAY}", "KH"),
            ),
            by_column={"hosts": SideRole.HOST, "visitors": SideRole.VISITOR},
        ),
    ),
    tags=Tags("topics", Topic, TOPICS),
    passed_over=SOURCES | {"place_country", "official_ids", "institution_ids"},
    examples={
        "title": "Visit of the naval staff to Hai Phong",
        "kind": "visit",
        "status": "held",
        "mode": "in_person",
        "place": "Hanoi, Viet Nam",
        "date": "2022-03-29/2022-03-31",
        "date_basis": "stated",
    },
    note="An engagement is found by id, or by title, date and kind. "
    "That of which it is a part may stand in the same sheet.",
)

SIDES = Kind(
    "sides",
    Side,
    keys=(Key(("engagement", "country")),),
    finders=FINDERS,
    whole="engagement",
    examples={
        "engagement": "Visit of the naval staff to Hai Phong",
        "country": "Cambodia",
        "role": "visitor",
    },
    note="A side is found by id, or by engagement and country.",
)

PARTICIPATIONS = Kind(
    "participations",
    Participation,
    keys=(
        Key(("engagement", "official", "role")),
        Key(("engagement", "institution", "role"), without=("official",)),
        Key(("engagement", "name_as_written", "role"), without=("official", "institution")),
    ),
    finders=FINDERS,
    whole="engagement",
    examples={
        "engagement": "Visit of the naval staff to Hai Phong (2022-03-29/2022-03-31)",
        "official": "Hun Manet (KH)",
        "country": "Cambodia",
        "role": "guest",
        "sequence": "1",
        "rank_as_written": "Lt. Gen.",
        "rank": "Lieutenant General (KH)",
        "position": "Commander, Royal Cambodian Army",
    },
    note="A participation is found by id, or by engagement, role and who took part.",
)
