"""Linked data as a block in a page."""

from defense_ties.lib.linked_data import data_block


def test_nothing_in_the_data_can_end_the_block():
    data = {"name": "</script><script>alert(1)</script><!-- & \u2028 ហ៊ុន"}
    assert data_block(data) == (
        '<script type="application/ld+json">{"name":"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)'
        '\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028 ហ៊ុន"}</script>'
    )


def test_what_is_not_known_is_left_out():
    data = {"name": "A", "date": "", "place": {"name": ""}, "with": [{"name": ""}, {"name": "B"}]}
    assert data_block(data) == (
        '<script type="application/ld+json">{"name":"A","with":[{"name":"B"}]}</script>'
    )
