"""Which tests run on both databases; each asks about itself."""

import pytest
from django.test import TestCase

from tests import runs


def test_what_asks_for_no_database_runs_on_one(request):
    assert not runs.on_both(request.node)


@pytest.mark.once
@pytest.mark.django_db
def test_what_only_looks_at_what_is_drawn_runs_on_one(request):
    assert not runs.on_both(request.node)


@pytest.mark.django_db
def test_what_is_marked_as_asking_runs_on_both(request):
    assert runs.on_both(request.node)


def test_what_has_a_fixture_that_asks_runs_on_both(request, coder):
    assert runs.on_both(request.node)


@pytest.mark.skipif(False, reason="never")
def test_what_may_be_skipped_on_one_runs_on_both(request):
    assert runs.on_both(request.node)


class Asking(TestCase):
    @pytest.fixture(autouse=True)
    def _asked(self, request):
        self.node = request.node

    def test_what_is_a_case_of_django_runs_on_both(self):
        assert runs.on_both(self.node)
