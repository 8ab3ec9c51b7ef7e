"""The question before a record is saved that resembles one on record."""

import threading

import pytest
from django.core import signing
from django.db import connection
from django.urls import reverse

from articles.models import Agreement, Engagement, Participation
from defense_ties.lib.admin.asking import SALT
from people.models import Distinct, Institution, Official, OfficialAlias
from tests.articles.sameness.makers import make_reported, make_signed
from tests.factories import (
    AppointmentFactory,
    CoderFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PositionFactory,
)
from tests.posting import add_rows, form_data, page, told, version_token

pytestmark = pytest.mark.django_db


def fill(client, url, /, **filled):
    """Return what a form sends when these boxes are filled in."""
    boxes = {name.replace("__", "-"): value for name, value in filled.items()}
    return form_data(client, url) | boxes


def asked(response):
    """Return the names that the question on a page lists for each record; none where nothing is asked."""
    question = (response.context or {}).get("question")
    return (
        {str(each.record): [str(one.record) for one in each.likely] for each in question.asked}
        if question
        else {}
    )


def answer(response):
    """Return what “it is another one” adds to the form."""
    question = response.context["question"]
    return {"_asked": question.token, "_another": f"{question.pressed}={question.value}"}


def ask_about(client, name="Manet Hun", **given):
    """Send a new official that resembles one on record, and return what was sent and what came back."""
    url = page(Official, "add")
    data = fill(client, url, name=name, country="Cambodia", _continue="1") | given
    return data, client.post(url, data)


def test_a_new_official_who_resembles_one_on_record_is_asked_about(coder):
    OfficialFactory(name="Hun Manet")
    _, response = ask_about(coder)

    assert asked(response) == {"Manet Hun": ["Hun Manet"]}
    assert Official.objects.count() == 1
    assert "Not saved yet: is this on record already?" in response.content.decode()


@pytest.mark.parametrize(
    ("on_record", "typed"),
    [
        ("Nguyễn Tân Cương", "Nguyen Tan Cuong"),
        ("Liu Zhenli", "Liu Zhen Li"),
        ("Nikolai Patrushev", "Patrushev Nikolay"),
        ("Nikolai Patrushev", "Nikolai Patrushew"),
        ("Sergei Kuzhugetovich Shoigu", "Sergey Shoigu"),
    ],
)
def test_accents_order_and_spelling_make_no_other_official(coder, on_record, typed):
    OfficialFactory(name=on_record, country="RU")
    _, response = ask_about(coder, typed, country="Russia")

    assert asked(response) == {typed: [on_record]}


def test_a_native_name_is_compared_with_the_aliases_on_record(coder):
    OfficialAliasFactory(official=OfficialFactory(name="Hun Manet"), name="ហ៊ុន ម៉ាណែត")
    _, response = ask_about(coder, "Somebody Else", native_name="ហ៊ុន ម៉ាណែត")

    assert asked(response) == {"Somebody Else": ["Hun Manet"]}


def test_a_typed_alias_is_compared_too(coder):
    OfficialFactory(name="Hun Manet")
    url = page(Official, "add")
    data = fill(
        coder,
        url,
        name="The Prime Minister",
        country="KH",
        **add_rows("aliases", {"name": "Hun Manet", "kind": "alias"}),
    )

    assert asked(coder.post(url, data)) == {"The Prime Minister": ["Hun Manet"]}


def test_brothers_are_not_asked_about(coder):
    OfficialFactory(name="Hun Manith")
    _, response = ask_about(coder, "Hun Manet")

    assert (asked(response), response.status_code) == ({}, 302)


def test_a_namesake_of_another_country_is_not_asked_about(coder):
    OfficialFactory(name="Kim Chol", country="KP")
    _, response = ask_about(coder, "Kim Chol", country="South Korea")

    assert response.status_code == 302


def test_the_question_tells_what_tells_them_apart(coder):
    body = InstitutionFactory(name="Royal Cambodian Army")
    official = OfficialFactory(name="Hun Manet")
    AppointmentFactory(
        official=official, position=PositionFactory(title="Commander", institution=body), date="2018/2021"
    )
    make_reported(official, date="2021-12-15")
    _, response = ask_about(coder)
    (one,) = response.context["question"].asked[0].likely

    assert dict(one.facts) == {
        "Country": "Cambodia",
        "Posts": "Commander, Royal Cambodian Army (2018–2021)",
        "Engagements": "1 (2021)",
    }
    assert one.reasons == ("The same words in another order: Hun Manet.", "Both are of Cambodia.")
    assert (one.open, one.use) == (page(official), page(official))


def test_everything_typed_comes_back(coder):
    OfficialFactory(name="Hun Manet")
    url, position = page(Official, "add"), PositionFactory()
    rows = add_rows("aliases", {"name": "Maneth", "kind": "alias"}) | add_rows(
        "appointments", {"position": position.pk, "date": "2018/..", "date_basis": "stated"}
    )
    data = fill(
        coder, url, name="Manet Hun", country="Cambodia", note="Seen in Hanoi.", **rows, _step="mark_ready"
    )
    response = coder.post(url, data)
    forms = [response.context["adminform"].form]
    forms += [form for inline in response.context["inline_admin_formsets"] for form in inline.formset.forms]
    back = {box.html_name: box.value() for form in forms for box in form}

    for name in ("name", "note", "aliases-0-name", "appointments-0-date"):
        assert back[name] == data[name]
    assert str(back["appointments-0-position"]) == position.pk
    assert response.context["question"].label == "save and mark ready"


def test_the_button_that_was_pressed_is_pressed_again_with_the_answer(coder):
    OfficialFactory(name="Hun Manet")
    data, response = ask_about(coder, _step="mark_ready")
    del data["_continue"]
    response = coder.post(page(Official, "add"), data)
    coder.post(page(Official, "add"), data | answer(response))

    assert Official.objects.get(name="Manet Hun").review_status == "ready"


def test_the_button_of_a_row_is_pressed_again_with_the_answer(coder):
    make_reported(kind="talks", title="Talks", date="2021-12-15")
    official = OfficialFactory(name="Tea Banh")
    position = PositionFactory(title="Minister")
    AppointmentFactory(official=official, position=position, date="2020/2022", true_start=True, true_end=True)
    row = {"official": official.pk, "role": "host", "country": "KH"}
    data = meeting(coder, **add_rows("participations", row), _fill="participations-0")
    response = coder.post(page(Engagement, "add"), data)

    assert response.context["question"].label == "save and fill in"
    del data["_fill"]
    coder.post(page(Engagement, "add"), data | answer(response))
    taken = Participation.objects.get(engagement__title="Talks in Phnom Penh")
    assert (taken.official, taken.position) == (official, position)


def test_a_coder_cannot_publish_by_way_of_the_answer(coder):
    OfficialFactory(name="Hun Manet")
    data, response = ask_about(coder)

    assert (
        coder.post(page(Official, "add"), data | answer(response) | {"_another": "_step=publish"}).status_code
        == 403
    )
    assert Official.objects.count() == 1


def test_another_one_is_saved_and_remembered_as_not_the_same(coder):
    first = OfficialFactory(name="Hun Manet")
    data, response = ask_about(coder)
    coder.post(page(Official, "add"), data | answer(response))
    other = Official.objects.get(name="Manet Hun")
    judged = Distinct.objects.get()

    assert {judged.first_id, judged.second_id} == {first.pk, other.pk}
    assert judged.judged_by == other.drafter
    data = fill(coder, page(other), name="Hun Maneth")
    assert asked(coder.post(page(other), data | {"name": "Hun  Manet"})) == {}


def test_one_who_appeared_meanwhile_is_asked_about_once_more(coder):
    OfficialFactory(name="Hun Manet")
    data, response = ask_about(coder)
    OfficialFactory(name="Manet Hun")
    again = coder.post(page(Official, "add"), data | answer(response))

    assert asked(again) == {"Manet Hun": ["Manet Hun", "Hun Manet"]}
    assert not Distinct.objects.exists()
    assert coder.post(page(Official, "add"), data | answer(again)).status_code == 302
    assert Distinct.objects.count() == 2


@pytest.mark.parametrize("salt", ["", "elsewhere"])
def test_a_forged_answer_is_asked_again(coder, salt):
    OfficialFactory(name="Hun Manet")
    data, response = ask_about(coder)
    token = signing.dumps({"of": ["1"], "shown": {}}, salt=salt) if salt else "forged"
    again = coder.post(page(Official, "add"), data | answer(response) | {"_asked": token})

    assert asked(again) == {"Manet Hun": ["Hun Manet"]}
    assert Official.objects.count() == 1


def test_the_answer_of_somebody_else_is_none(coder, reviewer):
    OfficialFactory(name="Hun Manet")
    data, _ = ask_about(coder)
    _, theirs = ask_about(reviewer)

    assert asked(coder.post(page(Official, "add"), data | answer(theirs))) == {"Manet Hun": ["Hun Manet"]}


def test_an_answer_about_a_new_record_says_nothing_of_one_on_file(coder):
    first, other = OfficialFactory(name="Hun Manet"), OfficialFactory(name="Tea Banh")
    shown = {"": [first.pk]}
    user = CoderFactory._meta.model.objects.first()
    token = signing.dumps(
        {"of": [str(user.pk), "people.official", ""], "shown": shown}, salt=SALT, compress=True
    )
    data = fill(coder, page(other), name="Manet Hun") | {"_asked": token, "_another": "_save=1"}

    assert asked(coder.post(page(other), data)) == {"Manet Hun": ["Hun Manet"]}


def test_a_new_name_of_a_record_on_file_is_asked_about(coder):
    OfficialFactory(name="Hun Manet")
    other = OfficialFactory(name="Tea Banh")
    renamed = coder.post(page(other), fill(coder, page(other), name="Manet Hun"))
    noted = coder.post(page(other), fill(coder, page(other), note="Minister."))

    assert asked(renamed) == {"Manet Hun": ["Hun Manet"]}
    assert noted.status_code == 302
    assert (
        coder.post(page(other), fill(coder, page(other), name="Manet Hun") | answer(renamed)).status_code
        == 302
    )


def test_a_new_alias_of_a_record_on_file_is_asked_about(coder):
    OfficialFactory(name="Hun Manet")
    other = OfficialFactory(name="Tea Banh")
    rows = add_rows("aliases", {"name": "Hun Manet", "kind": "alias"})

    assert asked(coder.post(page(other), fill(coder, page(other), **rows))) == {"Tea Banh": ["Hun Manet"]}
    assert not OfficialAlias.objects.exists()


def test_faults_are_told_before_anything_is_asked(coder):
    OfficialFactory(name="Hun Manet")
    _, response = ask_about(coder, wikidata_id="12345")

    assert asked(response) == {}
    assert "wikidata_id" in response.context["adminform"].form.errors


def test_in_the_window_of_a_picker_the_one_on_record_is_chosen(coder):
    official = OfficialFactory(name="Hun Manet")
    url = page(Official, "add") + "?_popup=1&_to_field=id"
    data = fill(coder, url, name="Manet Hun", country="KH", _popup="1", _to_field="id", _save="1")
    (one,) = coder.post(url, data).context["question"].asked[0].likely
    chosen = coder.get(one.use)

    assert one.use == reverse("admin:people_official_use", args=[official.pk])
    assert f"&quot;value&quot;: &quot;{official.pk}&quot;" in chosen.content.decode()


def test_using_one_that_is_gone_or_without_the_right_is_refused(coder, client):
    official = OfficialFactory(name="Hun Manet")

    assert coder.get(reverse("admin:people_official_use", args=["gone"])).status_code == 404
    assert client.get(reverse("admin:people_official_use", args=[official.pk])).status_code == 302


def test_an_institution_of_the_same_words_is_asked_about(coder):
    InstitutionFactory(name="Ministry of National Defence", acronym="MND", kind="ministry", country="KH")
    url = page(Institution, "add")
    data = fill(coder, url, name="Ministry of National Defense of Cambodia", kind="ministry", country="KH")
    response = coder.post(url, data)
    (one,) = response.context["question"].asked[0].likely

    assert str(one.record) == "Ministry of National Defence"
    assert dict(one.facts) == {"Kind": "Ministry", "Country": "Cambodia", "Acronym": "MND"}


def meeting(client, **given):
    rows = add_rows("sides", {"country": "KH", "role": "host"}, {"country": "RU", "role": "visitor"})
    url = page(Engagement, "add")
    boxes = {"title": "Talks in Phnom Penh", "kind": "talks", "date": "2021-12-15", "date_basis": "stated"}
    return fill(client, url, **boxes | rows | given)


def test_an_engagement_of_the_same_day_and_countries_is_asked_about(coder):
    make_reported(kind="talks", title="Talks", date="2021-12-15")
    response = coder.post(page(Engagement, "add"), meeting(coder))
    (one,) = response.context["question"].asked[0].likely

    assert str(one.record) == "Talks"
    assert dict(one.facts)["Sides"] == "Cambodia, Russia"
    assert Engagement.objects.count() == 1


def test_an_engagement_of_another_day_is_not_asked_about(coder):
    make_reported(kind="talks", date="2021-12-25")

    assert coder.post(page(Engagement, "add"), meeting(coder)).status_code == 302


def test_a_part_typed_in_with_a_visit_is_asked_about(coder):
    make_reported(kind="talks", title="Talks", date="2021-12-15")
    part = {
        "title": "Talks with the chief",
        "kind": "talks",
        "date": "2021-12-15",
        "date_basis": "stated",
        "status": "held",
    }
    data = meeting(coder, kind="visit", title="Visit", **add_rows("parts", part))
    response = coder.post(page(Engagement, "add"), data)

    assert asked(response) == {"Talks with the chief": ["Talks"]}
    assert coder.post(page(Engagement, "add"), data | answer(response)).status_code == 302
    assert Distinct.objects.count() == 1


def test_an_agreement_signed_on_the_same_day_by_the_same_parties_is_asked_about(coder):
    make_signed(kind="mou", title="Memorandum on training", date="2022-03-31")
    url = page(Agreement, "add")
    rows = add_rows("parties", {"country": "KH"}, {"country": "CN"}) | add_rows(
        "events", {"kind": "signed", "date": "2022-03-31", "date_basis": "stated", "sequence": "1"}
    )
    response = coder.post(url, fill(coder, url, title="An MoU", kind="mou", **rows))
    (one,) = response.context["question"].asked[0].likely

    assert str(one.record) == "Memorandum on training"
    assert dict(one.facts)["Signed"] == "2022 Mar 31"


def test_nothing_is_asked_when_a_version_is_brought_back(admin_client):
    official = OfficialFactory(name="Hun Manet")
    official.name = "Tea Banh"
    official.save()
    OfficialFactory(name="Manet Hun")
    version = official.history.last()
    url = reverse("admin:people_official_simple_history", args=[official.pk, version.pk])
    token = version_token(admin_client, url)
    response = admin_client.post(url, {"_version": token, "parts": "1"}, follow=True)

    assert response.status_code == 200
    official.refresh_from_db()
    assert official.name == "Hun Manet"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_the_same_official_at_once_one_is_asked(coder):
    from django.test import Client

    clients = []
    for _ in range(2):
        client = Client()
        client.force_login(CoderFactory())
        clients.append(
            (client, fill(client, page(Official, "add"), name="Hun Manet", country="KH", _save="1"))
        )
    start, found = threading.Barrier(2), []

    def send(client, data):
        try:
            start.wait()
            response = client.post(page(Official, "add"), data)
            found.append(response.status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=one) for one in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [200, 302]
    assert Official.objects.count() == 1


def test_what_is_said_after_another_one_was_saved(coder):
    OfficialFactory(name="Hun Manet")
    data, response = ask_about(coder)
    after = coder.post(page(Official, "add"), data | answer(response), follow=True)

    assert told(after)[0].startswith("The official “<a href=")
