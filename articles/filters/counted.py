"""What the choices of filters are counted by: each record with each official, institution, pair or place."""

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat

from articles.choices import PlaceKind
from articles.models import Agreement, Engagement, Evidence, Participation, Party, Place, Side, Signature
from articles.models.evidence import PUBLISHED_WITH, RESTS_ON
from defense_ties.lib.among import Few, belonging, found_by_any
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Official


def participants(engagements: QuerySet | Few) -> QuerySet:
    """Return each engagement with each official who took part or was mentioned."""
    rows = Participation.objects.filter(belonging("engagement", engagements), official__isnull=False)
    rows = rows.order_by()
    return rows.values_list("engagement_id", "official_id").distinct()


def signatories(agreements: QuerySet | Few) -> QuerySet:
    """Return each agreement with each official who signed it."""
    rows = Signature.objects.filter(belonging("agreement", agreements), official__isnull=False).order_by()
    return rows.values_list("agreement_id", "official_id").distinct()


def bodies(engagements: QuerySet | Few) -> QuerySet:
    """Return each engagement with each institution that took part, itself or by somebody in its posts."""
    rows = Participation.objects.filter(belonging("engagement", engagements)).order_by()
    itself = rows.filter(institution__isnull=False).values_list("engagement_id", "institution_id")
    by_post = rows.filter(position__isnull=False)
    return itself.union(by_post.values_list("engagement_id", "position__institution_id"))


def parties(agreements: QuerySet | Few) -> QuerySet:
    """Return each agreement with each institution that is a party to it."""
    rows = Party.objects.filter(belonging("agreement", agreements), institution__isnull=False).order_by()
    return rows.values_list("agreement_id", "institution_id").distinct()


def pairs_of_sides(engagements: QuerySet | Few) -> QuerySet:
    """Return each engagement with each pair of its sides."""
    return _pairs(
        Side.objects.filter(belonging("engagement", engagements)), "engagement", "engagement__sides__country"
    )


def pairs_of_parties(agreements: QuerySet | Few) -> QuerySet:
    """Return each agreement with each pair of countries that are parties to it."""
    rows = Party.objects.filter(belonging("agreement", agreements)).exclude(country="")
    return _pairs(rows, "agreement", "agreement__parties__country").distinct()


def _pairs(rows: QuerySet, record: str, other: str) -> QuerySet:
    code = Concat("country", Value("-"), other, output_field=TextField())
    return rows.order_by().filter(country__lt=F(other)).values_list(f"{record}_id", code)


def countries_reported(articles: QuerySet | Few) -> QuerySet:
    """Return each article with each country of the engagements and agreements it is cited for."""
    return _cited(
        articles,
        *(
            (path, path, f"{path}__{countries}")
            for model, countries in ((Engagement, "sides__country"), (Agreement, "parties__country"))
            for path in RESTS_ON[model]
        ),
    )


def officials_reported(articles: QuerySet | Few) -> QuerySet:
    """Return each article with each official it is cited for, in something that is published."""
    return _cited(
        articles, *((path, PUBLISHED_WITH[path.split("__")[0]], path) for path in RESTS_ON[Official])
    )


def _cited(articles: QuerySet | Few, *paths: tuple[str, str, str]) -> QuerySet:
    """Return each article with what stands at the last of three paths from its passages.

    The first leads to the record cited for, the second to what it is published with.
    """
    evidence = Evidence.objects.filter(belonging("article", articles), coding__isnull=True).order_by()
    return found_by_any(
        evidence.filter(
            **{f"{path}__isnull": False, f"{public}__review_status": ReviewStatus.PUBLISHED}
        ).values_list("article_id", code)
        for path, public, code in paths
    )


def places_over() -> str:
    """Return SQL of each place with itself, and with the country it lies in where that is a place too."""
    table = Place._meta.db_table
    return (
        f"SELECT id, id FROM {table} UNION SELECT place.id, whole.id FROM {table} AS place "
        f"JOIN {table} AS whole ON whole.country = place.country AND whole.kind = '{PlaceKind.COUNTRY}'"
    )
