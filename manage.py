#!/usr/bin/env python
"""Run the site's commands."""

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "defense_ties.settings")
    from django.core.management import execute_from_command_line

    from defense_ties.environment import FaultySettings

    try:
        execute_from_command_line(sys.argv)
    except FaultySettings as fault:
        sys.exit(str(fault))


if __name__ == "__main__":
    main()
