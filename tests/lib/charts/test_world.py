"""The map of the world."""

from defense_ties.lib.charts.world import Area, outlines, places_of_countries, world


def test_each_country_is_shaded_by_what_was_held_and_the_largest_numbers_are_written():
    drawn = world([Area("KH", 1), Area("RU", 16), Area("BR", 0, 2), Area("CN", 4)])
    shown = [(shaded.area.code, shaded.css, shaded.number) for shaded in drawn.areas]
    assert shown == [("RU", "q5", "16"), ("CN", "q3", "4"), ("KH", "q1", "1"), ("BR", "off", "+2")]


def test_numbers_that_would_stand_upon_each_other_are_left_to_the_table():
    drawn = world([Area("KH", 3), Area("VN", 2), Area("LA", 1)])
    assert [shaded.number for shaded in drawn.areas] == ["3", "2", ""]


def test_a_country_that_is_shaded_is_not_part_of_the_land_besides():
    path = outlines()["KH"].path
    assert path in world([]).land
    assert path not in world([Area("KH", 1)]).land


def test_a_country_that_the_map_does_not_show_is_named():
    assert [area.code for area in world([Area("XX", 1), Area("KH", 1)]).unknown] == ["XX"]


def test_small_states_have_a_middle_though_no_outline():
    assert outlines()["SG"].path == ""
    x, y = places_of_countries()["SG"]
    assert 0 < x < 2000
    assert 0 < y < 1040


def test_a_state_is_drawn_and_not_its_dependencies():
    assert len(outlines()["AU"].path) > 500


def test_only_that_part_of_the_world_is_shown_in_which_the_countries_lie():
    left, top, width, height = world([Area("KH", 1), Area("VN", 1)]).box
    for code in ("KH", "VN"):
        x, y = places_of_countries()[code]
        assert left < x < left + width
        assert top < y < top + height
    assert (width, height) == (600, 312)
    assert world([]).box == (0, 0, 2000, 1040)
