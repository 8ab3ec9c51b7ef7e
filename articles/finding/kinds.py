"""The words by which each kind of record is found: one SELECT a kind, since the database itself keeps them.

Two spaces stand between names and between texts, so that no phrase is found that runs from one into another.
"""

from defense_ties.lib.fulltext import Source, kinds_of

# A database refuses to index a text without end.
MOST = 300_000


def _joined(words: str, rows: str) -> str:
    """Return the texts that rows yield as one, in their order; empty where there is none."""
    return f"coalesce((SELECT {{join}}(words, '  ') FROM (SELECT {words} AS words FROM {rows}) AS found), '')"


def _text(*parts: str) -> str:
    """Return the texts as one, with a space on either side."""
    joined = " || '  ' || ".join(parts)
    return f"substr(' ' || {joined}, 1, {MOST}) || ' '"


def _people(kind: str, part: str, owner: str) -> str:
    """Return every name of the public officials, or institutions, to which the parts of a record lead."""
    rows = f"{part} p JOIN people_{kind} w ON w.id = p.{kind}_id AND w.review_status = 'published'"
    mine = f"WHERE p.{owner} = r.id ORDER BY p.id"
    names = _joined("w.folded", f"{rows} {mine}")
    aliases = _joined("a.folded", f"{rows} JOIN people_{kind}alias a ON a.{kind}_id = w.id {mine}, a.id")
    return f"{names} || '  ' || {aliases}"


def _as_written(part: str, owner: str) -> str:
    return _joined("p.folded", f"{part} p WHERE p.{owner} = r.id ORDER BY p.id")


def _topics(kind: str) -> str:
    rows = f"articles_{kind}_topics j JOIN articles_topic t ON t.id = j.topic_id"
    return _joined("t.folded_label", f"{rows} WHERE j.{kind}_id = r.id ORDER BY t.id")


def _countries(rows: str) -> str:
    return _joined("'=' || lower(c.country)", f"{rows} ORDER BY c.country")


# Where a column folds a title first and then a text: the text.
_AFTER_TITLE = "substr(r.folded, length(r.folded_title) + 1)"
_KIND = "replace(r.kind, '_', ' ')"
_COUNTRY = "CASE r.country WHEN '' THEN '' ELSE '=' || lower(r.country) END"
_POSTS = _joined(
    "p.folded || ' ' || coalesce(i.folded, '')",
    "people_appointment h JOIN people_position p ON p.id = h.position_id "
    "LEFT JOIN people_institution i ON i.id = p.institution_id AND i.review_status = 'published' "
    "WHERE h.official_id = r.id AND h.review_status = 'published' ORDER BY h.id",
)
_OFFICIAL_ALIASES = _joined("a.folded", "people_officialalias a WHERE a.official_id = r.id ORDER BY a.id")
_INSTITUTION_ALIASES = _joined(
    "a.folded", "people_institutionalias a WHERE a.institution_id = r.id ORDER BY a.id"
)
_OFFICIALS_THERE = _people("official", "articles_participation", "engagement_id")
_INSTITUTIONS_THERE = _people("institution", "articles_participation", "engagement_id")
_THERE_AS_WRITTEN = _as_written("articles_participation", "engagement_id")
_PLACE = _joined("l.folded", "articles_place l WHERE l.id = r.place_id")
_PLACE_IN = _countries("articles_place c WHERE c.id = r.place_id AND c.country <> ''")
_SIDES = _countries("articles_side c WHERE c.engagement_id = r.id")
_PUBLISHER = _joined("u.folded", "articles_publisher u WHERE u.id = r.publisher_id")
_SIGNATORIES = _people("official", "articles_signature", "agreement_id")
_PARTIES = _people("institution", "articles_party", "agreement_id")
_SIGNED_AS_WRITTEN = _as_written("articles_signature", "agreement_id")
_COUNTRIES_BOUND = _countries("articles_party c WHERE c.agreement_id = r.id AND c.country <> ''")

OFFICIAL = f"""
SELECT 'official' AS kind, r.id AS record_id,
    {_text("r.folded", _OFFICIAL_ALIASES)} AS names,
    {_text(_POSTS)} AS linked,
    '' AS more,
    {_text("'=official'", _COUNTRY)} AS marks,
    CAST(NULL AS date) AS newest
FROM people_official r WHERE r.review_status = 'published'"""

INSTITUTION = f"""
SELECT 'institution' AS kind, r.id AS record_id,
    {_text("r.folded", _INSTITUTION_ALIASES)} AS names,
    '' AS linked,
    {_text(_KIND)} AS more,
    {_text("'=institution'", _COUNTRY)} AS marks,
    CAST(NULL AS date) AS newest
FROM people_institution r WHERE r.review_status = 'published'"""

ENGAGEMENT = f"""
SELECT 'engagement' AS kind, r.id AS record_id,
    {_text("r.folded_title")} AS names,
    {_text(_OFFICIALS_THERE, _INSTITUTIONS_THERE, _THERE_AS_WRITTEN)} AS linked,
    {_text(_AFTER_TITLE, _KIND, _PLACE, _topics("engagement"))} AS more,
    {_text("'=engagement'", _SIDES, _PLACE_IN)} AS marks,
    r.earliest AS newest
FROM articles_engagement r WHERE r.review_status = 'published'"""

AGREEMENT = f"""
SELECT 'agreement' AS kind, r.id AS record_id,
    {_text("r.folded_title")} AS names,
    {_text(_SIGNATORIES, _PARTIES, _SIGNED_AS_WRITTEN)} AS linked,
    {_text(_AFTER_TITLE, _KIND, _topics("agreement"))} AS more,
    {_text("'=agreement'", _COUNTRIES_BOUND)} AS marks,
    (SELECT max(e.earliest) FROM articles_agreementevent e WHERE e.agreement_id = r.id) AS newest
FROM articles_agreement r WHERE r.review_status = 'published'"""

ARTICLE = f"""
SELECT 'article' AS kind, r.id AS record_id,
    {_text("r.folded_title")} AS names,
    {_text(_PUBLISHER)} AS linked,
    {_text(_AFTER_TITLE)} AS more,
    {_text("'=article'")} AS marks,
    r.earliest AS newest
FROM articles_article r WHERE r.review_status = 'published'"""

SOURCES = kinds_of(
    [
        Source("official", "people_official", OFFICIAL),
        Source("institution", "people_institution", INSTITUTION),
        Source("engagement", "articles_engagement", ENGAGEMENT),
        Source("agreement", "articles_agreement", AGREEMENT),
        Source("article", "articles_article", ARTICLE),
    ]
)
