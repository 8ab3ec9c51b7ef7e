"""How many examples hypothesis tries: few, always the same, in the tests; many new ones in make fuzz."""

import os
from collections.abc import Callable

from hypothesis import HealthCheck, settings

EXAMPLES = "FUZZ_EXAMPLES"


def examples(number: int) -> Callable:
    """Return the settings under which a test tries so many examples, or as many as the environment says."""
    wanted = os.environ.get(EXAMPLES)
    return settings(
        max_examples=int(wanted) if wanted else number,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=not wanted,
        database=None,
    )
