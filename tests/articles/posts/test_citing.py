"""Appointments for which an article is evidence."""

import threading

import pytest
from django.db import connection

from articles.models import Evidence
from articles.posts import Refused, cite_appointment
from people.models import Appointment
from tests.articles.double_coding.made import Apart
from tests.factories import (
    AgreementEventFactory,
    AppointmentFactory,
    ArticleFactory,
    CoderFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "Gen. Hun Manet, the commander, met his guest in Phnom Penh."


def row_of(held=None, date="2021-12-16", passages=((0, 28), (30, 34)), **flags):
    """Make a participation in a position, with passages, and an appointment to it where a date is given."""
    official, position = OfficialFactory(name="Hun Manet"), PositionFactory(title="Commander")
    if held is not None:
        AppointmentFactory(official=official, position=position, date=held, **flags)
    row = ParticipationFactory(
        engagement=EngagementFactory(title="Talks", date=date), official=official, position=position
    )
    article = ArticleFactory(body=TEXT)
    for start, end in passages:
        EvidenceFactory(
            engagement=None, participation=row, article=article, start=start, end=end, paragraph=1
        )
    return row


def places(appointment):
    return list(appointment.evidence.order_by("start").values_list("start", "end", "paragraph", "field"))


def test_the_appointment_is_a_draft_first_cited_on_the_day_with_the_same_passages():
    row, user = row_of(), CoderFactory()
    cited = cite_appointment(row=row, user=user)
    appointment = Appointment.objects.get()

    assert (cited.appointment, cited.done, cited.passages) == (appointment, "added", 2)
    assert (appointment.official, appointment.position) == (row.official, row.position)
    assert (appointment.date, appointment.true_start, appointment.true_end) == ("2021-12-16", False, False)
    assert (appointment.review_status, appointment.drafter) == ("draft", user)
    assert places(appointment) == [(0, 28, 1, ""), (30, 34, 1, "")]
    assert cited.sentence.endswith("was added as a draft; 2 passages cited for it.")


def test_who_did_it_and_why_is_in_the_history():
    user = CoderFactory()
    appointment = cite_appointment(row=row_of(), user=user).appointment
    entry = appointment.history.get()

    assert (entry.history_user, entry.history_change_reason) == (user, "Cited in “Talks”")
    assert {line.history_user for line in Evidence.history.filter(appointment=appointment.pk)} == {user}


def test_what_an_independent_coding_drafted_is_not_named_in_the_history():
    apart, row = Apart(), row_of(passages=())
    row.engagement.coding = apart.coding(1)
    row.engagement.save()
    EvidenceFactory(engagement=None, participation=row, article=apart.article, start=0, end=9)
    appointment = cite_appointment(row=row, user=apart.first).appointment

    assert appointment.history.get().history_change_reason == "Cited in an independent coding"
    [passage] = appointment.evidence.all()
    assert passage.history.get().history_change_reason == "Cited with an independent coding"
    assert passage.coding == apart.coding(1)
    assert not Evidence.objects.visible_to(apart.second).filter(appointment=appointment).exists()


def test_an_article_that_is_coded_apart_is_cited_for_nothing_else_and_nothing_is_written():
    row, apart = row_of(), Apart()
    row.evidence.update(article=apart.article)

    with pytest.raises(Refused, match="Two coders code this article apart"):
        cite_appointment(row=row, user=CoderFactory())
    assert Appointment.objects.count() == 0
    assert Appointment.history.count() == 0


def test_an_agreement_whose_signing_is_not_on_record_gives_an_appointment_without_a_date():
    signature = SignatureFactory(position=PositionFactory())

    assert cite_appointment(row=signature, user=CoderFactory()).appointment.date == ""


def test_a_signature_cites_its_own_passages_on_the_day_of_signing():
    signature = SignatureFactory(
        agreement=AgreementEventFactory(date="2022-03", date_basis="inferred").agreement,
        position=PositionFactory(),
    )
    EvidenceFactory(engagement=None, signature=signature, article=ArticleFactory(body=TEXT), start=0, end=28)
    EvidenceFactory(engagement=None, agreement=signature.agreement)
    cited = cite_appointment(row=signature, user=CoderFactory())

    assert (cited.appointment.date, cited.appointment.date_basis) == ("2022-03", "inferred")
    assert places(cited.appointment) == [(0, 28, 1, "")]


def test_once_is_enough():
    row, user = row_of(), CoderFactory()
    first = cite_appointment(row=row, user=user)
    second = cite_appointment(row=row, user=user)

    assert second.appointment == first.appointment
    assert (second.done, second.passages) == ("there", 0)
    assert Appointment.objects.count() == 1
    assert Evidence.objects.filter(appointment=first.appointment).count() == 2


def test_an_appointment_that_covers_the_date_is_only_cited():
    cited = cite_appointment(row=row_of(held="2018/.."), user=CoderFactory())

    assert (cited.done, cited.passages, Appointment.objects.get().date) == ("there", 2, "2018/..")


@pytest.mark.parametrize(
    ("held", "date", "widened"),
    [
        ("2018/2020", "2021-12-16", "2018/2021-12-16"),
        ("2020-06-01", "2021-12-16", "2020-06-01/2021-12-16"),
        ("2022-05/..", "2021-12-16", "2021-12-16/.."),
        ("2020", "2021-03/2021-04", "2020/2021-04"),
    ],
)
def test_one_that_nearly_reaches_the_date_is_widened(held, date, widened):
    cited = cite_appointment(row=row_of(held, date), user=CoderFactory(), widen=True)
    appointment = Appointment.objects.get()

    assert (cited.done, appointment.date) == ("widened", widened)
    assert len(places(appointment)) == 2


def test_one_that_truly_ended_is_not_widened():
    row = row_of(held="2018/2020", true_end=True)

    with pytest.raises(Refused, match="no appointment any more"):
        cite_appointment(row=row, user=CoderFactory(), widen=True)
    assert Appointment.objects.get().date == "2018/2020"
    assert cite_appointment(row=row, user=CoderFactory()).done == "added"


def test_an_appointment_that_was_rejected_is_not_made_again():
    row = row_of(held="2021-12-16", review_status="rejected")

    with pytest.raises(Refused, match="was rejected: a reviewer can reopen it"):
        cite_appointment(row=row, user=CoderFactory())


def test_a_row_without_official_or_position_makes_no_appointment():
    for row in (
        ParticipationFactory(position=None),
        ParticipationFactory(official=None, name_as_written="A general"),
    ):
        with pytest.raises(Refused, match="needs both"):
            cite_appointment(row=row, user=CoderFactory())


def test_passages_that_contradict_are_not_cited_and_without_any_it_is_said():
    row = row_of(passages=())
    EvidenceFactory(engagement=None, participation=row, stance="contradicts")
    cited = cite_appointment(row=row, user=CoderFactory())

    assert cited.passages == 0
    assert "no passage is cited for it yet: add evidence before it is published" in cited.sentence


def test_an_engagement_without_a_date_gives_an_appointment_without_one():
    row, user = row_of(date=""), CoderFactory()

    assert cite_appointment(row=row, user=user).appointment.date == ""
    assert cite_appointment(row=row, user=user).done == "there"


@pytest.mark.django_db(transaction=True)
def test_six_at_once_make_one_appointment():
    row, user = row_of(), CoderFactory()
    start, faults = threading.Barrier(6), []

    def cite():
        try:
            start.wait()
            cite_appointment(row=row, user=user)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=cite) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert Appointment.objects.count() == 1
    assert Evidence.objects.filter(appointment__isnull=False).count() == 2
