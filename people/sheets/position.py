"""Sheets of positions, and of who held them."""

from defense_ties.lib.sheets.kinds import Key, Kind
from people.models import Appointment, Position
from people.sheets.finders import FINDERS

POSITIONS = Kind(
    "positions",
    Position,
    keys=(Key(("title", "institution")), Key(("title", "country"), without=("institution",))),
    finders=FINDERS,
    examples={"title": "Commander", "institution": "Royal Cambodian Army", "seniority": "3"},
    note="A position is found by id, or by title and institution; without one, by title and country.",
)

APPOINTMENTS = Kind(
    "appointments",
    Appointment,
    keys=(Key(("official", "position", "date")),),
    finders=FINDERS,
    examples={
        "official": "Hun Manet (KH)",
        "position": "Commander, Royal Cambodian Army",
        "true_start": "false",
        "true_end": "false",
        "date": "2018-09/2023-04",
        "date_basis": "stated",
    },
    note="An appointment is found by id, or by official, position and date.",
)
