"""Work in a process of its own that is killed at one of its statements, as by a power cut."""

import os
import signal
import traceback
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection, connections

# Of which nobody counts the rows: what notes changes, what tells of an import or an edition that was begun.
BESIDE = {"DataChange", "SheetImport", "Edition", "SearchEntry"}
WRITES = ("INSERT", "UPDATE", "DELETE")


class Killer:
    """Counts the statements that write, and kills the process before one of them."""

    def __init__(self, at: int) -> None:
        self.at, self.number = at, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if str(sql).lstrip().upper().startswith(WRITES):
            self.number += 1
            if self.number == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def writes_of(work: Callable[[], Any]) -> int:
    """Do some work in a process of its own, undo nothing, and return how many statements wrote."""
    told, tell = os.pipe()
    if child := _fork():
        os.close(tell)
        with os.fdopen(told) as pipe:
            number = pipe.read()
        _, code = os.waitpid(child, 0)
        assert code == 0, "The work failed though nobody killed it."
        return int(number)
    os.close(told)
    killer = Killer(0)
    _do(work, killer, lambda: os.write(tell, str(killer.number).encode()))
    raise AssertionError


def killed_at(number: int, work: Callable[[], Any]) -> None:
    """Do some work in a process of its own that is killed before a statement, counted from 1."""
    if child := _fork():
        _, code = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(code) == -signal.SIGKILL, "Nobody was killed."
        return
    _do(work, Killer(number), lambda: None)


def standing() -> Counter[str]:
    """Return how many rows each table of the records and their histories holds."""
    models = [
        model
        for label in ("people", "articles")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model._meta.managed and model.__name__ not in BESIDE
    ]
    return Counter({model._meta.db_table: model._base_manager.count() for model in models})


def spread(writes: int, most: int = 9) -> list[int]:
    """Return at which of so many statements to kill: the first, the last, and some between."""
    step = max((writes - 1) / (most - 1), 1)
    return sorted({round(1 + step * turn) for turn in range(most) if round(1 + step * turn) <= writes})


def _fork() -> int:
    connections.close_all()  # two processes cannot share one
    return os.fork()


def _do(work: Callable[[], Any], killer: Killer, then: Callable[[], Any]) -> None:
    """Work, and end the process without a word to pytest."""
    code = 1
    for inherited in connections.all(initialized_only=True):
        # Beside a browser's event loop the parent had others in hand; closing these would end them for both.
        inherited.connection = None
    try:
        with connection.execute_wrapper(killer), open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), 1)
            work()
        then()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        connections.close_all()
        os._exit(code)
