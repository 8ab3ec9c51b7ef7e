"""Processes that do what waits in the queue, looked after by the one that started them.

Each of them reads this file before Django is set up in it, and so imports what needs Django later.
"""

import multiprocessing
import os
import signal
import threading
import time
from multiprocessing.process import BaseProcess

import django
from django.db import connections
from django.utils.crypto import get_random_string

# After so many tasks a process makes room for a fresh one, so that none grows without end.
MOST_TASKS = 200
PAUSE = 1.0  # seconds before one that died is replaced: what killed it may still be there
WAIT = 0.5  # seconds before the queue is asked again when nothing waits in it


class Workers:
    """Some processes; one that dies is replaced, and what it was doing goes back into the queue."""

    def __init__(self, number: int, *, until_empty: bool) -> None:
        self._until_empty, self._stopping = until_empty, False
        self._started: dict[str, BaseProcess] = {}
        for _ in range(number):
            self._start()

    def tended(self) -> bool:
        """Look after the processes, and return whether any is at work still."""
        from defense_ties.lib.queue import give_back, something_waits

        for name, process in list(self._started.items()):
            if process.is_alive():
                continue
            give_back(of=[name])
            del self._started[name]
            if process.exitcode and not self._stopping:
                time.sleep(PAUSE)
            # A process that ends by itself has done its share, or found nothing more to do.
            if not self._stopping and (process.exitcode or not self._until_empty or something_waits()):
                self._start()
        return bool(self._started)

    def stop(self) -> None:
        """Let each process finish what it is doing, and end."""
        self._stopping = True
        for process in self._started.values():
            process.terminate()

    def _start(self) -> None:
        name = f"{os.uname().nodename[:40]}-{get_random_string(12)}"
        # A forked process would share the connection to the database.
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=work, args=(name, os.getpid(), self._until_empty))
        process.start()
        self._started[name] = process


def work(name: str, parent: int, until_empty: bool) -> None:
    """Do what waits in the queue, until told to stop or the process that looks after this one is gone."""
    django.setup()
    from django_tasks_db.management.commands.db_worker import Worker

    from defense_ties.lib.queue import forget

    forget()
    worker = Worker(
        queue_names=["*"],
        interval=WAIT,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=MOST_TASKS,
        worker_id=name,
        excluded_queue_names=[],
    )
    # Ctrl+C reaches every process of a terminal; the first one passes it on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, worker.shutdown)
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    try:
        worker.run()
    finally:
        connections.close_all()


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WAIT)
    os.kill(os.getpid(), signal.SIGTERM)
