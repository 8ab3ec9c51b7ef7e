"""Pictures of records: where each mark stands, to be drawn as SVG by the templates in charts/.

Pictures of time have no view box: x is in per cent of the width and y in pixels, so that they stretch and
their letters do not.
"""

from defense_ties.lib.charts.bars import shares
from defense_ties.lib.charts.levels import Level, Levels, levels
from defense_ties.lib.charts.scale import Scale, Tick, days_known, scale_over
from defense_ties.lib.charts.spans import Bar, Spans, spans
from defense_ties.lib.charts.timeline import MOST_MARKS, Mark, Timeline, timeline
from defense_ties.lib.charts.years import Strip, Tally, Years, years

__all__ = [
    "MOST_MARKS",
    "Bar",
    "Level",
    "Levels",
    "Mark",
    "Scale",
    "Spans",
    "Strip",
    "Tally",
    "Tick",
    "Timeline",
    "Years",
    "days_known",
    "levels",
    "scale_over",
    "shares",
    "spans",
    "timeline",
    "years",
]
