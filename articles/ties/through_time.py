"""The picture of a tie through time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from articles.models import Agreement
from articles.ties.behind import articles_behind
from articles.ties.by_year import in_words, tally_by_year, years_not_read
from articles.ties.figures import Figures
from articles.ties.marks import LANES, agreement_marks, article_marks, engagement_marks
from defense_ties.lib.charts import MOST_MARKS, Scale, Strip, Timeline, Years, timeline, years

# What a mark needs of an engagement.
MARKED = ("id", "title", "kind", "status", "date", "date_basis", "earliest", "latest")


@dataclass(frozen=True)
class ThroughTime:
    """A mark for each record, or where they are too many for that, counts by year; and what was not read."""

    marks: Timeline | None = None
    years: Years | None = None
    drawn: int = 0
    articles: int = 0
    gaps: str = ""

    @property
    def scale(self) -> Scale | None:
        """The years of the picture."""
        drawn = self.marks or self.years
        return drawn.scale if drawn else None


def through_time(
    pair: Sequence[str],
    engagements: QuerySet,
    agreements: Sequence[Agreement],
    figures: Figures,
    *,
    words: str,
    href: str,
) -> ThroughTime:
    """Return the picture of the engagements and agreements of a pair, whose events were read with them.

    `words` are those of the strip where counts are drawn, and `href` the address of one of its years.
    """
    if figures.total <= MOST_MARKS:
        articles = articles_behind(
            engagements, Agreement.objects.filter(pk__in=[row.pk for row in agreements])
        )
        behind = list(articles[: MOST_MARKS - figures.total])
        marks = [
            *engagement_marks(engagements.only(*MARKED)),
            *agreement_marks(agreements),
            *article_marks(behind),
        ]
        picture = ThroughTime(marks=timeline(marks, LANES), drawn=len(marks), articles=len(behind))
    else:
        tallies = tally_by_year(*pair)
        drawn = sum(tally.total for tally in tallies.values())
        picture = ThroughTime(years=years([Strip(words, tallies, href)]), drawn=drawn)
    return _with_gaps(picture)


def _with_gaps(picture: ThroughTime) -> ThroughTime:
    if picture.scale is None:
        return picture
    gaps = in_words(years_not_read(picture.scale.first, picture.scale.last))
    return replace(picture, gaps=gaps)
