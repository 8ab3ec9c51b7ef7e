"""Work that only one does at a time."""

import threading

import pytest
from django.db import connection, transaction

from defense_ties.lib.alone import alone


@pytest.mark.django_db(transaction=True)
def test_another_waits_until_the_transaction_of_the_first_is_over():
    order, first_is_in = [], threading.Event()

    def second():
        first_is_in.wait(10)
        try:
            with transaction.atomic():
                alone("sorting")
                order.append("second")
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        alone("sorting")
        first_is_in.set()
        thread.join(0.5)  # it cannot come through meanwhile
        order.append("first")
    thread.join(30)

    assert order == ["first", "second"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time")
def test_other_work_need_not_wait():
    done = threading.Event()

    def other():
        try:
            with transaction.atomic():
                alone("counting")
                done.set()
        finally:
            connection.close()

    with transaction.atomic():
        alone("sorting")
        thread = threading.Thread(target=other)
        thread.start()
        assert done.wait(30)
    thread.join()
