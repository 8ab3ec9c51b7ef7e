"""Which tables the words of entries come from, and whose entries a change in each of them reaches."""

from defense_ties.lib.fulltext import Feed

_OF_ENGAGEMENT = "SELECT engagement_id FROM {changed} AS x"
_OF_AGREEMENT = "SELECT agreement_id FROM {changed} AS x"
_ITSELF = "SELECT id FROM {changed} AS x"


def _through(table: str, owner: str, column: str, key: str = "id") -> str:
    """Return the owners of the rows of a table that lead to what has changed."""
    return f"SELECT t.{owner} FROM {table} t WHERE t.{column} IN (SELECT {key} FROM {{changed}} AS x)"


def _held(condition: str) -> str:
    return (
        "SELECT h.official_id FROM people_appointment h JOIN people_position p ON p.id = h.position_id "
        f"WHERE p.{condition}"
    )


def _record(table: str, kind: str, *columns: str) -> Feed:
    return Feed(table, ("id", "folded", *columns, "review_status"), {kind: _ITSELF})


def _who(kind: str, key: str) -> dict[str, str]:
    """Return the engagements and agreements that name an official or an institution."""
    signed = {"official": "articles_signature", "institution": "articles_party"}[kind]
    return {
        "engagement": _through("articles_participation", "engagement_id", f"{kind}_id", key),
        "agreement": _through(signed, "agreement_id", f"{kind}_id", key),
    }


FEEDS = (
    _record("articles_article", "article", "folded_title", "publisher_id", "earliest"),
    Feed(
        "articles_publisher",
        ("id", "folded"),
        {"article": _through("articles_article", "id", "publisher_id")},
    ),
    _record("articles_engagement", "engagement", "folded_title", "kind", "place_id", "earliest"),
    Feed("articles_side", ("engagement_id", "country"), {"engagement": _OF_ENGAGEMENT}),
    Feed(
        "articles_participation",
        ("engagement_id", "official_id", "institution_id", "folded"),
        {"engagement": _OF_ENGAGEMENT},
    ),
    Feed("articles_engagement_topics", ("engagement_id", "topic_id"), {"engagement": _OF_ENGAGEMENT}),
    Feed(
        "articles_place",
        ("id", "folded", "country"),
        {"engagement": _through("articles_engagement", "id", "place_id")},
    ),
    _record("articles_agreement", "agreement", "folded_title", "kind"),
    Feed("articles_agreementevent", ("agreement_id", "earliest"), {"agreement": _OF_AGREEMENT}),
    Feed("articles_party", ("agreement_id", "institution_id", "country"), {"agreement": _OF_AGREEMENT}),
    Feed("articles_signature", ("agreement_id", "official_id", "folded"), {"agreement": _OF_AGREEMENT}),
    Feed("articles_agreement_topics", ("agreement_id", "topic_id"), {"agreement": _OF_AGREEMENT}),
    Feed(
        "articles_topic",
        ("id", "folded_label"),
        {
            "engagement": _through("articles_engagement_topics", "engagement_id", "topic_id"),
            "agreement": _through("articles_agreement_topics", "agreement_id", "topic_id"),
        },
    ),
    Feed(
        "people_official",
        ("id", "folded", "country", "review_status"),
        {"official": _ITSELF, **_who("official", "id")},
    ),
    Feed(
        "people_officialalias",
        ("official_id", "folded"),
        {"official": "SELECT official_id FROM {changed} AS x", **_who("official", "official_id")},
    ),
    Feed(
        "people_appointment",
        ("official_id", "position_id", "review_status"),
        {"official": "SELECT official_id FROM {changed} AS x"},
    ),
    Feed(
        "people_position",
        ("id", "folded", "institution_id"),
        {"official": _through("people_appointment", "official_id", "position_id")},
    ),
    Feed(
        "people_institution",
        ("id", "folded", "kind", "country", "review_status"),
        {
            "institution": _ITSELF,
            "official": _held("institution_id IN (SELECT id FROM {changed} AS x)"),
            **_who("institution", "id"),
        },
    ),
    Feed(
        "people_institutionalias",
        ("institution_id", "folded"),
        {
            "institution": "SELECT institution_id FROM {changed} AS x",
            **_who("institution", "institution_id"),
        },
    ),
)
