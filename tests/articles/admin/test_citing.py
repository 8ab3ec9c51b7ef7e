"""Appointments added from the form of a participation or signature, or of the whole it belongs to."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from articles.models import Agreement, Engagement, Evidence, Participation, Signature
from people.models import Appointment
from tests.articles.double_coding.made import Apart
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    SignatureFactory,
    UserFactory,
)
from tests.posting import add_rows, form_data, page, save, told

pytestmark = pytest.mark.django_db

MARK = "No appointment to this position on that date."
DAY = "2021-12-16"


def attributed(**given):
    """Return the official and position of a row, who held it from 2018 to 2020."""
    official = OfficialFactory(name="Hun Manet", country="KH")
    position = PositionFactory(title="Commander", institution=None)
    AppointmentFactory(official=official, position=position, date="2018/2020")
    return {"official": official, "position": position, **given}


@pytest.fixture(params=["participation", "signature"])
def row(request):
    """Make somebody who took part or signed, with a passage, a year after the appointment ended."""
    if request.param == "participation":
        row = ParticipationFactory(engagement=EngagementFactory(title="Talks", date=DAY), **attributed())
    else:
        agreement = AgreementFactory(title="Talks")
        AgreementEventFactory(agreement=agreement, date=DAY, date_basis="inferred")
        row = SignatureFactory(agreement=agreement, **attributed())
    article = ArticleFactory(body="A" * 20)
    EvidenceFactory(engagement=None, article=article, start=2, end=9, **{request.param: row})
    return row


@pytest.fixture(params=["the form of the row", "the form of the whole"])
def address(request, row):
    """Return the address of a form that shows the row."""
    whole = row.agreement if isinstance(row, Signature) else row.engagement
    return page(row) if request.param == "the form of the row" else page(whole)


# -- What every form shows and does -----------------------------------------------------------


def test_the_form_says_what_disagrees_and_offers_to_widen(coder, row, address):
    shown = coder.get(address).text

    assert f"{MARK} On record: 2018 – 2020." in shown
    assert f'name="_widen" value="{row.pk}">Widen the appointment of 2018 – 2020' in shown


def test_a_click_adds_the_appointment_with_the_same_passages(coder, row, address):
    Appointment.objects.all().delete()
    response = save(coder, address, _cite=row.pk)
    appointment = Appointment.objects.get()

    assert response.redirect_chain[-1][0] == address
    assert told(response)[0] == (
        "The appointment “Hun Manet: Commander, Cambodia” was added as a draft; 1 passage cited for it."
    )
    assert (appointment.official, appointment.position) == (row.official, row.position)
    assert (appointment.date, appointment.review_status) == (DAY, "draft")
    assert appointment.date_basis == ("inferred" if isinstance(row, Signature) else "stated")
    assert appointment.history.get().history_change_reason == "Cited in “Talks”"
    assert list(appointment.evidence.values_list("start", "end")) == [(2, 9)]
    assert MARK not in response.text


def test_a_click_widens_the_appointment_that_nearly_covers_the_date(coder, row, address):
    response = save(coder, address, _widen=row.pk)

    assert "was widened; 1 passage cited for it." in told(response)[0]
    assert Appointment.objects.get().date == "2018/2021-12-16"


def test_without_scripts_what_is_empty_is_filled_in_by_a_button(coder, row, address):
    Appointment.objects.update(date="2018/..", latest="9999-12-31")
    type(row).objects.update(position=None)
    assert f'name="_fill" value="{row.pk}"' in coder.get(address).text
    response = save(coder, address, _fill=row.pk)
    row.refresh_from_db()

    assert told(response)[0].startswith("Hun Manet: filled in position")
    assert row.position == Appointment.objects.get().position


@pytest.mark.parametrize(
    ("button", "right"), [("_cite", "add_appointment"), ("_widen", "change_appointment")]
)
def test_whoever_may_not_touch_appointments_has_no_button_and_is_refused(client, row, address, button, right):
    if button == "_cite":
        Appointment.objects.all().delete()
    user = UserFactory(is_staff=True)
    kinds = ("engagement", "participation", "agreement", "signature")
    rights = [f"{verb}_{kind}" for verb in ("view", "change") for kind in kinds]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    assert f'name="{button}"' not in client.get(address).text
    assert client.post(address, form_data(client, address) | {button: row.pk}).status_code == 403
    assert not Evidence.objects.filter(appointment__isnull=False).exists()

    user.user_permissions.add(Permission.objects.get(codename=right))
    assert f'name="{button}"' in client.get(address).text


def test_what_is_published_is_marked_for_a_coder_but_only_a_reviewer_has_buttons(
    coder, reviewer, row, address
):
    for model in (Engagement, Agreement):
        model.objects.update(review_status="published", published_at=timezone.now())

    shown = coder.get(address).text
    assert MARK in shown
    assert 'name="_widen"' not in shown
    assert 'name="_widen"' in reviewer.get(address).text
    assert coder.post(address, {"_widen": row.pk}).status_code == 403
    assert Appointment.objects.get().date == "2018/2020"


def test_nothing_is_written_when_a_rule_forbids_the_passage(coder, row, address):
    [passage] = row.evidence.all()
    apart = Apart()
    Evidence.objects.filter(pk=passage.pk).update(article=apart.article)
    Appointment.objects.all().delete()
    response = save(coder, address, _cite=row.pk)

    assert "Two coders code this article apart" in told(response)[0]
    assert not Appointment.objects.exists()


def test_somebody_else_who_may_not_see_the_coding_sees_neither_form(row):
    apart = Apart()
    whole = row.agreement if isinstance(row, Signature) else row.engagement
    type(whole).objects.filter(pk=whole.pk).update(coding=apart.codings[0])
    first, second = Client(), Client()
    first.force_login(apart.first)
    second.force_login(apart.second)

    assert MARK in first.get(page(row)).text
    assert second.get(page(row)).status_code in (302, 404)
    assert second.post(page(row), {"_widen": row.pk}).status_code in (302, 404)
    assert Appointment.objects.get().date == "2018/2020"


# -- The form of one row ------------------------------------------------------------------------


def test_the_form_of_a_row_tells_a_script_its_date(coder, row):
    assert f'data-date="{DAY}"' in coder.get(page(row)).text


def test_a_passage_that_is_typed_in_with_the_click_is_cited_too(coder, row):
    row.evidence.all().delete()
    Appointment.objects.all().delete()
    article = ArticleFactory(body="B" * 20)
    passage = {"article": article.pk, "paragraph": 1, "start": 3, "end": 8, "stance": "supports"}
    save(coder, page(row), **add_rows("evidence", passage), _cite=row.pk)

    assert list(Appointment.objects.get().evidence.values_list("article", "start", "end")) == [
        (article.pk, 3, 8)
    ]


def test_nothing_is_added_while_the_form_of_a_row_is_faulty(coder, row):
    Appointment.objects.all().delete()
    response = save(coder, page(row), official="nobody", _cite=row.pk)

    assert "Select a valid choice" in response.text
    assert not Appointment.objects.exists()


# -- The rows of a whole ------------------------------------------------------------------------


@pytest.mark.parametrize("sent", ["nobody", "signatures-9", "signatures-__prefix__", ""])
def test_a_forged_row_of_an_agreement_makes_no_appointment(coder, sent):
    agreement = AgreementFactory()
    AgreementEventFactory(agreement=agreement, date=DAY)
    SignatureFactory(agreement=agreement, **attributed())
    save(coder, page(agreement), _cite=sent)

    assert Appointment.objects.get().date == "2018/2020"


def test_a_signature_that_is_only_typed_is_cited_on_the_day_of_signing_typed_with_it(coder):
    agreement, who = AgreementFactory(), attributed()
    boxes = add_rows("signatures", {"official": who["official"].pk, "position": who["position"].pk})
    boxes |= add_rows(
        "events", {"sequence": 1, "kind": "signed", "date": "2015-04-01", "date_basis": "stated"}
    )
    response = save(coder, page(agreement), **boxes, _cite="signatures-0")

    assert "was added as a draft; no passage is cited for it yet" in told(response)[0]
    assert Appointment.objects.get(date="2015-04-01").official == who["official"]
    assert Participation.objects.count() == 0
