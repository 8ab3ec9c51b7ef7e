"""Names of countries in their own language."""

from defense_ties.lib.countries import CODES
from defense_ties.lib.languages import native_language
from defense_ties.lib.native_names import NATIVE_NAMES


def test_each_is_of_a_country_and_in_its_one_language():
    assert set(NATIVE_NAMES) <= set(CODES)
    assert all(map(native_language, NATIVE_NAMES))
