"""Work beside the request that asked for it: how far it is, and whether anybody is still at it."""

import json
import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.db import connection

logger = logging.getLogger(__name__)
BEAT = 2.0  # seconds between two signs of life
SILENCE = 20.0  # seconds without one after which the work counts as stopped


def in_background(work: Callable[..., Any], *args: Any) -> None:
    """Do some work in a thread beside the request that asked for it."""

    def run() -> None:
        try:
            work(*args)
        except Exception:
            logger.exception("Work in the background ended in a fault")
        finally:
            connection.close()

    Thread(target=run, daemon=True, name="background").start()


class Progress:
    """How far some work has come, in a file that other processes read; without one, nobody is at work."""

    def __init__(self, path: Path):
        self._path = path

    def note(self, done: int, total: int) -> None:
        """Write down how far the work has come, unless it was called off and its folder is gone."""
        with suppress(FileNotFoundError):
            self._path.write_text(json.dumps([done, total]))

    def read(self) -> tuple[int, int]:
        """Return how much is done, and of how much; 0 where that is not known."""
        with suppress(OSError, ValueError):
            done, total = json.loads(self._path.read_text())
            return int(done), int(total)
        return 0, 0

    def touch(self) -> None:
        """Give a sign of life."""
        with suppress(OSError):
            os.utime(self._path)

    def is_silent(self) -> bool:
        """Return whether nobody seems to be at work any more."""
        try:
            return time.time() - self._path.stat().st_mtime > SILENCE
        except OSError:
            return True

    def remove(self) -> None:
        """Remove the file."""
        self._path.unlink(missing_ok=True)


class Heartbeat:
    """Signs of life while the work goes on, also while the database keeps it waiting."""

    def __init__(self, progress: Progress):
        self._progress, self._over = progress, Event()
        self._thread = Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._progress.note(0, 0)
        self._thread.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(BEAT):
            self._progress.touch()
