"""The staff's site."""

from articles import review
from defense_ties.lib.admin import Site


class StaffSite(Site):
    """Where coders and reviewers work."""

    site_header = "defense_ties"
    site_title = "defense_ties"
    index_title = "Desk"
    review = review
    groups = {
        "Records": ("Article", "Engagement", "Agreement", "Official", "Institution", "Appointment"),
        "Shared lists": ("Position", "Place", "Publisher", "Rank", "Topic"),
        "Parts of records": (
            "Evidence",
            "Side",
            "Participation",
            "AgreementEvent",
            "Party",
            "Signature",
            "OfficialAlias",
            "InstitutionAlias",
            "RankForm",
        ),
        "Decisions": ("Redirection", "Distinct", "Likeness"),
        "Accounts": ("User", "Group"),
    }
