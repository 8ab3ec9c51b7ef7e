"""What the staff's pages of every record share: the site, its forms, pickers, filters, review and history."""

from defense_ties.lib.admin.dates import DateFilter, in_words, when
from defense_ties.lib.admin.filters import ChosenFilter, CountryFilter, OccurringFilter, RelatedFilter
from defense_ties.lib.admin.forms import NumberedFormSet, RecordForm, RecordFormSet
from defense_ties.lib.admin.inlines import StackedRecords, TabularRecords
from defense_ties.lib.admin.parts import PartAdmin
from defense_ties.lib.admin.records import RecordAdmin
from defense_ties.lib.admin.reviewing import ReviewableAdmin
from defense_ties.lib.admin.site import Extension, Link, Site

__all__ = [
    "ChosenFilter",
    "CountryFilter",
    "DateFilter",
    "Extension",
    "Link",
    "NumberedFormSet",
    "OccurringFilter",
    "PartAdmin",
    "RecordAdmin",
    "RecordForm",
    "RecordFormSet",
    "RelatedFilter",
    "ReviewableAdmin",
    "Site",
    "StackedRecords",
    "TabularRecords",
    "in_words",
    "when",
]
