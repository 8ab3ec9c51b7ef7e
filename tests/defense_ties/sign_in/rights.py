"""Who may open which page: the literal table that the site is held to.

For coder, reviewer and administrator in turn, two signs: one for looking, one for sending an empty form. “o”
is open, “-” is refused with 403, “.” is no such deed (405). Readers and strangers may open nothing of it.
"""

ALL = "oo oo oo"
LOOKING = "o- o- o-"
NOBODY = "-- -- --"
REVIEWING = "-- oo oo"
KEEPING = "-- -- oo"

# A page without a name is the short address of a record, which leads to its form and is refused there.
REVIEWED = {
    "": ALL,
    "changelist": ALL,
    "add": ALL,
    "change": ALL,
    "delete": REVIEWING,
    "history": ALL,
    "simple_history": ALL,
    "use": ALL,
    "since": ALL,
    "deleted": ALL,
    "restore": ALL,
    "merge": ALL,
    "import": ALL,
    "import_template": ALL,
    "import_run": ALL,
    "import_faults": "o. o. o.",
}
SHARED = REVIEWED
PART = REVIEWED | {"add": NOBODY, "delete": ALL}
VOCABULARY = REVIEWED | {
    "add": REVIEWING,
    "change": "o- oo oo",
    "simple_history": "o- oo oo",
    "import": REVIEWING,
    "import_template": REVIEWING,
    "import_run": REVIEWING,
    "import_faults": "-. o. o.",
}
DECISION = {
    "": ALL,
    "changelist": ALL,
    "add": NOBODY,
    "change": LOOKING,
    "delete": NOBODY,
    "history": ALL,
}
ACCOUNT = {
    "": ALL,
    "changelist": KEEPING,
    "add": KEEPING,
    "change": KEEPING,
    "delete": NOBODY,
    "history": KEEPING,
    "password_change": KEEPING,
    "second_factor": KEEPING,
}
CLOSED = dict.fromkeys(("changelist", "add", "change", "delete", "history"), NOBODY) | {"": ALL}

STAFF = {
    "Agreement": REVIEWED,
    "AgreementEvent": PART,
    "Appointment": REVIEWED,
    "Article": REVIEWED
    | {
        "next": ALL,
        "judge": REVIEWING,
        "review": ALL,
        "ingest": ALL,
        "likeness": ".o .o .o",
    },
    "Coding": DECISION
    | {
        "give": REVIEWING,
        "report": REVIEWING,
        "reconcile": REVIEWING,
        "back": ".- .o .o",
        "withdraw": ".- .o .o",
    },
    "CoverageMonth": REVIEWED | {"ledger": ALL, "ledger_csv": "o. o. o."},
    "Distinct": DECISION | {"ask_again": ".o .o .o"},
    "Engagement": REVIEWED,
    "ErrorReport": DECISION | {"change": ALL, "delete": REVIEWING},
    "Evidence": PART | {"add": ALL},
    "Institution": REVIEWED,
    "InstitutionAlias": PART,
    "Likeness": DECISION,
    "Merge": DECISION | {"undo": ".o .o .o"},
    "Official": REVIEWED,
    "OfficialAlias": PART,
    "Participation": PART | {"as_of": ALL},
    "Party": PART,
    "Place": SHARED,
    "Position": SHARED,
    "Publisher": SHARED,
    "Rank": VOCABULARY,
    "RankForm": VOCABULARY | {"add": NOBODY},
    "Redirection": DECISION,
    "Resemblance": DECISION | {"apart": ".o .o .o", "again": ".o .o .o"},
    "Side": PART,
    "Signature": PART,
    "Topic": VOCABULARY,
    "User": ACCOUNT,
    "Group": CLOSED,
    "AccessAttempt": CLOSED | {"changelist": KEEPING},
}
# Pages of the staff's site as a whole.
SITE = {
    "": ALL,
    "account": ALL,
    "app_list": ALL,
    "autocomplete": "-. -. -.",
    "backup_codes": ALL,
    "index": ALL,
    "jsi18n": "o. o. o.",
    "password_change": ALL,
    "password_change_done": "o. o. o.",
    "search": ALL,
    "second_factor": ALL,
    "second_factor_off": ALL,
    "stay_signed_in": ".o .o .o",
    "view_on_site": ALL,
}
# Pages before the door, which everybody may open: they show a form or lead to one.
DOOR = ("login", "login_code", "login_leave", "logout")
PUBLIC = (
    "engagements-feed",
    "agreements-feed",
    "sitemaps",
    "sitemap",
    "robots",
    "home",
    "search",
    "suggest",
    "engagements",
    "engagements-facet",
    "engagement",
    "agreements",
    "agreements-facet",
    "agreement",
    "officials",
    "officials-facet",
    "official",
    "institutions",
    "institutions-facet",
    "institution",
    "position",
    "articles",
    "articles-facet",
    "article",
    "countries",
    "country",
    "ties",
    "tie",
    "about",
    "gaps",
    "citing",
    "codebook",
    "coverage",
    "report",
    "report_sent",
)
# What stands in the gaps of the public addresses that are of no record.
GAPS = {
    "engagements-facet": ["official"],
    "agreements-facet": ["official"],
    "officials-facet": ["institution"],
    "institutions-facet": ["parent"],
    "articles-facet": ["official"],
    "country": ["KH"],
    "tie": ["KH", "RU"],
    "sitemap": ["engagements"],
}
# What readers may send something to; an empty form is refused as faulty.
TAKING = ("report",)
