"""Posts as of the date on the form of an engagement."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.models import Engagement, Evidence
from people.models import Appointment, Rank
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    UserFactory,
)
from tests.posting import add_rows, form_data, page, save, told

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/articles/participation/as-of/"


@pytest.fixture
def manet():
    """Make an official who was commander from 2018 to 2020."""
    official = OfficialFactory(name="Hun Manet", country="KH")
    AppointmentFactory(
        official=official, position=PositionFactory(title="Commander", institution=None), date="2018/2020"
    )
    return official


@pytest.fixture
def row(manet):
    """Make a participation as commander a year later, with a passage."""
    position = manet.appointments.get().position
    row = ParticipationFactory(
        official=manet, position=position, engagement=EngagementFactory(date="2021-12-16")
    )
    EvidenceFactory(engagement=None, participation=row, article=ArticleFactory(body="A" * 20), start=2, end=9)
    return row


# -- What an open form is told ---------------------------------------------------------


def test_a_form_is_told_posts_rank_country_and_what_disagrees(coder, manet):
    position = manet.appointments.get().position
    general, lieutenant = (
        Rank.objects.get(country="KH", service="army", title=title)
        for title in ("General", "Lieutenant General")
    )
    ParticipationFactory(
        official=manet, rank=general, engagement=EngagementFactory(title="Talks", date="2019")
    )
    asked = {"official": manet.pk, "date": "2019-05", "rank": lieutenant.pk, "country": "Viet Nam"}
    answer = coder.get(ADDRESS, asked).json()

    assert answer == {
        "note": "",
        "country": "Cambodia",
        "posts": [
            {"id": position.pk, "text": "Commander, Cambodia", "when": "2018 – 2020", "institution": None}
        ],
        "lapsed": [],
        "sure": position.pk,
        "rank": {"id": general.pk, "text": "General (KH)", "said": "as last reported: Talks, 2019"},
        "marks": [
            {
                "about": "country",
                "text": "Hun Manet serves Cambodia, by the record of officials.",
                "offer": "",
                "button": "_cite",
            },
            {
                "about": "rank",
                "text": "This says Lieutenant General (KH); on that date others say General (KH) (Talks).",
                "offer": "",
                "button": "_cite",
            },
        ],
    }


def test_a_form_is_told_what_can_be_widened(coder, manet):
    position = manet.appointments.get().position
    asked = {"official": manet.pk, "date": "2021-12-16", "position": position.pk}
    answer = coder.get(ADDRESS, asked).json()

    assert (answer["posts"], answer["sure"]) == ([], "")
    assert [post["id"] for post in answer["lapsed"]] == [position.pk]
    assert answer["marks"] == [
        {
            "about": "position",
            "text": "No appointment to this position on that date. On record: 2018 – 2020.",
            "offer": "Widen the appointment of 2018 – 2020, with this article as its evidence",
            "button": "_widen",
        }
    ]


@pytest.mark.parametrize("date", ["soon", "2021-13", "x" * 5000, "2022/2021", "%"])
def test_a_date_that_cannot_be_read_is_told(coder, manet, date):
    response = coder.get(ADDRESS, {"official": manet.pk, "date": date})

    assert response.status_code == 400
    assert response.json()["error"].startswith("“")


@pytest.mark.parametrize("official", ["", "nobody", "'; --", "x" * 5000])
def test_an_official_who_is_not_there_is_not_found(coder, official):
    assert coder.get(ADDRESS, {"official": official}).status_code == 404


def test_a_null_character_is_refused(coder):
    assert coder.get(ADDRESS, {"official": "a\0"}).status_code == 400


def test_only_staff_who_may_see_appointments_are_told(client, manet):
    assert client.get(ADDRESS, {"official": manet.pk}).status_code == 302
    user = UserFactory(is_staff=True)
    client.force_login(user)
    assert client.get(ADDRESS, {"official": manet.pk}).status_code == 403

    seen = ("view_participation", "view_official", "view_appointment")
    user.user_permissions.set(Permission.objects.filter(codename__in=seen))
    assert client.get(ADDRESS, {"official": manet.pk}).status_code == 200


# -- What the form shows and does -------------------------------------------------------


def test_a_stored_row_shows_what_disagrees_and_what_can_be_done(coder, row):
    shown = coder.get(page(row.engagement)).content.decode()

    assert "No appointment to this position on that date. On record: 2018 – 2020." in shown
    assert f'name="_widen" value="{row.pk}">Widen the appointment of 2018 – 2020' in shown


def test_a_click_adds_the_appointment_and_keeps_what_was_typed(coder, row):
    Appointment.objects.all().delete()
    response = save(coder, page(row.engagement), title="Talks on the border", _cite=row.pk)
    appointment = Appointment.objects.get()

    assert response.redirect_chain[-1][0] == page(row.engagement)
    assert told(response)[0] == (
        "The appointment “Hun Manet: Commander, Cambodia” was added as a draft; 1 passage cited for it."
    )
    assert (appointment.official, appointment.position) == (row.official, row.position)
    assert (appointment.date, appointment.review_status) == ("2021-12-16", "draft")
    assert appointment.drafter.username.startswith("coder")
    assert list(appointment.evidence.values_list("start", "end")) == [(2, 9)]
    assert Engagement.objects.get().title == "Talks on the border"
    assert "No appointment to this position" not in response.content.decode()


def test_a_click_widens_the_appointment_that_nearly_covers_the_date(coder, row):
    response = save(coder, page(row.engagement), _widen=row.pk)

    assert "was widened; 1 passage cited for it." in told(response)[0]
    assert Appointment.objects.get().date == "2018/2021-12-16"


def test_a_row_that_is_only_typed_makes_an_appointment_too(coder, manet):
    engagement, position = EngagementFactory(date="2021-12-16"), PositionFactory(title="Envoy")
    response = save(
        coder,
        page(engagement),
        **add_rows("participations", {"official": manet.pk, "position": position.pk, "role": "guest"}),
        _cite="participations-0",
    )

    assert "was added as a draft; no passage is cited for it yet" in told(response)[0]
    assert Appointment.objects.get(position=position).date == "2021-12-16"


def test_nothing_is_added_while_the_form_is_faulty(coder, row):
    Appointment.objects.all().delete()
    response = save(coder, page(row.engagement), date="soon", _cite=row.pk)

    assert "is not a date" in response.content.decode()
    assert Appointment.objects.count() == 0


def test_what_cannot_be_added_is_told(coder, row):
    Appointment.objects.update(date="2021-12-16", review_status="rejected")
    response = save(coder, page(row.engagement), _cite=row.pk)

    assert "was rejected: a reviewer can reopen it." in told(response)[0]


@pytest.mark.parametrize("sent", ["nobody", "participations-9", "participations-__prefix__", ""])
def test_a_forged_row_makes_no_appointment(coder, row, sent):
    number = Appointment.objects.count()
    save(coder, page(row.engagement), _cite=sent)

    assert Appointment.objects.count() == number


def limited(client, *codenames):
    """Log in somebody who may change engagements and what else is given."""
    user = UserFactory(is_staff=True)
    allowed = ("view_engagement", "change_engagement", "view_participation", "change_participation")
    user.user_permissions.set(Permission.objects.filter(codename__in=[*allowed, *codenames]))
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("button", "right"), [("_cite", "add_appointment"), ("_widen", "change_appointment")]
)
def test_whoever_may_not_touch_appointments_neither_sees_the_button_nor_can_press_it(
    client, row, button, right
):
    if button == "_cite":
        Appointment.objects.all().delete()
    shut = limited(client)
    assert f'name="{button}"' not in shut.get(page(row.engagement)).content.decode()
    data = form_data(shut, page(row.engagement))
    assert shut.post(page(row.engagement), data | {button: row.pk}).status_code == 403

    opened = limited(client, right)
    assert f'name="{button}"' in opened.get(page(row.engagement)).content.decode()


def test_a_published_engagement_is_shown_without_buttons_to_a_coder(coder, row):
    now = timezone.now()
    Engagement.objects.update(review_status="published", published_at=now)
    shown = coder.get(page(row.engagement)).content.decode()

    assert "No appointment to this position" in shown
    assert 'name="_widen"' not in shown


def test_without_scripts_a_row_is_filled_in_by_a_button(coder, manet):
    row = ParticipationFactory(official=manet, country="", engagement=EngagementFactory(date="2019"))
    assert f'name="_fill" value="{row.pk}"' in coder.get(page(row.engagement)).content.decode()
    response = save(coder, page(row.engagement), _fill=row.pk)
    row.refresh_from_db()

    assert told(response)[0] == "Hun Manet: filled in position, country."
    assert row.position == manet.appointments.get().position


def test_a_new_form_holds_the_address_at_which_it_asks(coder):
    shown = coder.get(page(Engagement, "add")).content.decode()

    assert f'data-address="{ADDRESS}"' in shown
    assert Evidence.objects.count() == 0
