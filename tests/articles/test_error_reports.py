"""Reports of errors: taken in once, held off in a flood, decided by staff."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.error_reports import TooMany, decide, published_record, report_error
from articles.models import ErrorReport
from people.models import Redirection
from tests import factories as made
from tests.published import an_engagement, an_official

pytestmark = pytest.mark.django_db


def test_a_report_keeps_what_the_record_was_called():
    visit = an_engagement(title="The visit")

    report = report_error(record=visit, words="It was in May.", sender="a")

    assert (report.record_type, report.record_id, report.record_name) == ("engagement", visit.pk, "The visit")
    assert (report.state, report.record_url) == ("open", visit.get_absolute_url())


def test_what_is_sent_twice_is_taken_in_once():
    first = report_error(record=None, words="The map is wrong.", sender="a")

    assert report_error(record=None, words="The map is wrong.", sender="a") == first
    assert report_error(record=None, words="The map is wrong.", sender="b") != first


def test_one_address_is_held_off_and_others_are_not():
    for number in range(5):
        report_error(record=None, words=f"Wrong {number}", sender="a")

    with pytest.raises(TooMany) as caught:
        report_error(record=None, words="Wrong again", sender="a")

    assert timedelta(minutes=59) < caught.value.wait <= timedelta(hours=1)
    assert report_error(record=None, words="Wrong again", sender="b").pk
    ErrorReport.objects.filter(sender="a").update(reported_at=timezone.now() - timedelta(hours=2))
    assert report_error(record=None, words="Wrong again", sender="a").pk


def test_all_addresses_together_are_held_off():
    ErrorReport.objects.bulk_create(ErrorReport(words=f"Wrong {number}") for number in range(60))

    with pytest.raises(TooMany):
        report_error(record=None, words="Wrong again", sender="a")


def test_the_code_of_an_address_is_forgotten_after_a_day():
    old = report_error(record=None, words="Wrong", sender="a")
    ErrorReport.objects.update(reported_at=timezone.now() - timedelta(hours=25))

    report_error(record=None, words="Wrong again", sender="a")

    old.refresh_from_db()
    assert old.sender == ""


def test_reports_are_decided_and_reopened():
    coder = made.CoderFactory()
    report = report_error(record=None, words="Wrong")

    assert decide(reports=[report], state="answered", user=coder, answer="Put right.") == 1
    assert decide(reports=[report], state="answered", user=coder) == 0
    report.refresh_from_db()
    assert (report.state, report.answer, report.decided_by) == ("answered", "Put right.", coder)
    decide(reports=[report], state="open", user=coder)
    report.refresh_from_db()
    assert (report.answer, report.decided_by, report.decided_at) == ("Put right.", None, None)


def test_a_merged_record_is_found_under_its_old_id_and_a_draft_not_at_all():
    kept = an_official()
    Redirection.objects.create(
        record_type="official", old_id="gone", new_id=kept.pk, made_by=made.CoderFactory()
    )

    assert published_record("official", "gone") == kept
    assert published_record("official", made.OfficialFactory().pk) is None
    assert published_record("user", "1") is None
