"""Numbers as templates write them when they are told nothing: geometry, which knows the point alone.

What readers count is written by the filter `number`, with the signs of the language.
"""

DECIMAL_SEPARATOR = "."
