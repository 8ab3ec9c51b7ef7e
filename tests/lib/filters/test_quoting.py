"""What a reader wrote, repeated in a message."""

import pytest

from defense_ties.lib.filters.quoting import printable, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hun Manet", "“Hun Manet”"),
        ("", "“”"),
        ("a\0b\nc", "“a\ufffdb\ufffdc”"),
        ("ហ៊ុន ម៉ាណែត", "“ហ៊ុន ម៉ាណែត”"),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 60}…”"),
    ],
)
def test_a_text_is_quoted_short_and_without_control_characters(text, shown):
    assert quoted(text) == shown


def test_a_long_text_can_be_made_printable_whole():
    assert printable("\x07" * 100) == "\ufffd" * 100
