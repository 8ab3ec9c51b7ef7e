"""What tells records from their like, as the reports give it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Max, Min

from articles.models import RESTS_ON, Agreement, Article, Engagement, Evidence, Participation
from defense_ties.lib.countries import country_name
from defense_ties.lib.date_words import date_words
from people.duplicates import Fact, filled, years
from people.duplicates.officials import official_facts as facts_on_record
from people.models import Official

MOST_NAMED = 2


def official_facts(officials: Sequence[Official]) -> dict[Any, list[Fact]]:
    """Return what tells officials from their namesakes: posts, last rank, number and years of engagements."""
    keys = [official.pk for official in officials]
    rows = Participation.objects.filter(official__in=keys).order_by()
    counted = (
        rows.filter(engagement__coding__isnull=True)
        .values("official")
        .annotate(
            number=Count("engagement", distinct=True),
            first=Min("engagement__earliest"),
            last=Max("engagement__earliest"),
        )
    )
    seen = {row["official"]: f"{row['number']}{years(row['first'], row['last'], ' (%s)')}" for row in counted}
    ranked = rows.filter(rank__isnull=False).order_by(F("engagement__latest").asc(nulls_first=True), "id")
    ranks = dict(ranked.values_list("official", "rank__title"))  # the last stands
    known = facts_on_record(officials)
    return {
        key: filled(("Rank", ranks.get(key, "")), *known[key], ("Engagements", seen.get(key, "none")))
        for key in keys
    }


def engagement_facts(engagements: Sequence[Engagement]) -> dict[Any, list[Fact]]:
    """Return what tells engagements apart: date, kind, sides, place and the articles that report them."""
    keys = [engagement.pk for engagement in engagements]
    rows = Engagement.objects.filter(pk__in=keys).select_related("place").prefetch_related("sides")
    reports = _reports(Engagement, keys)
    return {
        row.pk: filled(
            ("Date", str(date_words(row.date, row.date_basis))),
            ("Kind", row.get_kind_display()),
            ("Status", row.get_status_display() if row.status != "held" else ""),
            ("Sides", ", ".join(country_name(str(side.country)) for side in row.sides.all())),
            ("Place", str(row.place or "")),
            ("Articles", reports[row.pk]),
        )
        for row in rows
    }


def agreement_facts(agreements: Sequence[Agreement]) -> dict[Any, list[Fact]]:
    """Return what tells agreements apart: kind, day of signing, parties and the articles that report them."""
    keys = [agreement.pk for agreement in agreements]
    rows = Agreement.objects.filter(pk__in=keys).prefetch_related("events", "parties__institution")
    reports = _reports(Agreement, keys)
    found = {}
    for row in rows:
        signed = next((event for event in row.events.all() if event.kind == "signed"), None)
        found[row.pk] = filled(
            ("Kind", row.get_kind_display()),
            ("Signed", str(date_words(signed.date, signed.date_basis)) if signed else ""),
            ("Parties", ", ".join(dict.fromkeys(str(party) for party in row.parties.all()))),
            ("Covers", row.covers),
            ("Articles", reports[row.pk]),
        )
    return found


def _reports(model: type, keys: Sequence[Any]) -> dict[Any, str]:
    """Return the titles of the first articles that report each record, and how many there are besides."""
    found: dict[Any, set[str]] = defaultdict(set)
    for path in RESTS_ON[model]:
        pairs = Evidence.objects.filter(**{f"{path}__in": keys}).values_list(path, "article").distinct()
        for owner, article in pairs:
            found[owner].add(article)
    named = {owner: sorted(articles)[:MOST_NAMED] for owner, articles in found.items()}
    wanted = {article for articles in named.values() for article in articles}
    titles = dict(Article.objects.filter(pk__in=wanted).values_list("pk", "title"))
    told: dict[Any, str] = defaultdict(str)
    for owner, articles in named.items():
        words = [f"“{titles[article] or article}”" for article in articles]
        if more := len(found[owner]) - len(articles):
            words.append(f"{more} more")
        told[owner] = ", ".join(words)
    return told
