"""Correcting, adding and removing from the reviewing screen."""

import pytest

from articles.models import Agreement, Article, Engagement, Evidence, Participation, Place
from people.models import Institution, Official
from tests.articles.admin.reviewing.acting import act, boxes, key, panel_faults, said, seen, send
from tests.articles.admin.reviewing.made import a_scene
from tests.factories import SignatureFactory
from tests.posting import page, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


def make_public(record):
    """Publish a record as it stands."""
    record.review_status, record.published_at = "published", record.created_at
    record.save()


def words(scene, text):
    """Return where a text stands in the article, as the address of the screen has it."""
    start = scene.body.index(text)
    return {"start": str(start), "end": str(start + len(text))}


class TestCorrecting:
    def test_an_engagement_is_corrected_with_its_sides(self, coder, scene):
        response = send(
            coder,
            scene,
            {"edit": key(scene.visit)},
            f__title="Visit of the navy's commander",
            f__date="2023-10-16/2023-10-18",
            f__place_name="Hạ Long",
            side__1__role="party",
            side__2__country="Laos",
        )
        scene.visit.refresh_from_db()

        assert told(response) == ["Saved: Visit of the navy's commander."]
        assert (scene.visit.date, str(scene.visit.place)) == ("2023-10-16/2023-10-18", "Hạ Long, Viet Nam")
        assert sorted(map(str, scene.visit.sides.all())) == [
            "Cambodia (visitor)",
            "Lao PDR (party)",
            "Viet Nam (party)",
        ]

    def test_a_place_on_record_is_found_whatever_its_accents(self, coder, scene):
        send(coder, scene, {"edit": key(scene.talks)}, f__place_name="HÀ NỘI", f__place_country="VN")
        hanoi = Place.objects.get(name="Hanoi")
        send(coder, scene, {"edit": key(scene.patrol)}, f__place_name="hanoi", f__place_country="Viet Nam")
        scene.patrol.refresh_from_db()

        assert scene.patrol.place == hanoi

    def test_a_country_alone_is_a_place(self, coder, scene):
        send(coder, scene, {"edit": key(scene.patrol)}, f__place_name="", f__place_country="Cambodia")
        scene.patrol.refresh_from_db()

        assert (scene.patrol.place.name, scene.patrol.place.kind) == ("Cambodia", "country")

    def test_a_place_is_taken_off(self, coder, scene):
        send(coder, scene, {"edit": key(scene.visit)}, f__place_name="", f__place_country="")
        scene.visit.refresh_from_db()

        assert scene.visit.place is None

    def test_a_form_that_cannot_be_saved_comes_back_as_it_was_typed(self, coder, scene):
        response = send(
            coder,
            scene,
            {"edit": key(scene.visit)},
            f__title="Typed",
            f__date="17 October",
            f__place_country="Nowhere",
        )

        assert response.status_code == 422
        assert list(panel_faults(response)) == ["f-place_country", "f-date"]
        assert 'value="Typed"' in response.content.decode()
        assert Engagement.objects.get(pk=scene.visit.pk).title == "Visit of Sar Bunthan to Viet Nam"

    def test_a_country_is_a_side_once(self, coder, scene):
        response = send(coder, scene, {"edit": key(scene.visit)}, side__1__country="KH")

        assert panel_faults(response)["side-1-country"] == [
            "The country is a side of this engagement already."
        ]

    def test_what_was_typed_is_kept_when_the_record_changed_meanwhile(self, coder, scene):
        typed = boxes(coder, scene, edit=key(scene.visit)) | {"f-title": "Typed"}
        scene.visit.refresh_from_db()
        scene.visit.summary = "By somebody else."
        scene.visit.save()
        response = coder.post(page(scene.article, "review"), typed)
        above = panel_faults(response)["above"]
        again = next(card.panel for card in response.context["sheet"].cards if card.panel)
        coder.post(page(scene.article, "review"), typed | {"seen": again.token})
        scene.visit.refresh_from_db()

        assert above[0].startswith("“Visit of Sar Bunthan to Viet Nam” was changed meanwhile by")
        assert above[1] == "What you typed is still below; save again to keep it."
        assert (scene.visit.title, scene.visit.summary) == ("Typed", "By somebody else.")

    def test_a_participant_is_corrected(self, coder, scene):
        send(
            coder,
            scene,
            {"edit": key(scene.guest)},
            f__role="guest",
            f__rank_as_written="Gen.",
            f__country="KH",
        )
        scene.guest.refresh_from_db()

        assert (scene.guest.role, scene.guest.rank_as_written) == ("guest", "Gen.")

    def test_an_agreement_is_corrected_with_its_parties_and_history(self, coder, scene):
        send(
            coder,
            scene,
            {"edit": key(scene.memorandum)},
            f__kind="plan",
            party__2__institution=scene.navy.pk,
            agreementevent__1__kind="in_force",
            agreementevent__1__date="2024-01-01",
        )
        scene.memorandum.refresh_from_db()

        assert scene.memorandum.kind == "plan"
        assert [event.kind for event in scene.memorandum.events.all()] == ["signed", "in_force"]
        assert "Vietnam People's Navy" in map(str, scene.memorandum.parties.all())

    @pytest.mark.parametrize(
        ("name", "box", "value"),
        [
            ("bunthan", "f__name", "Sar Buntha"),
            ("khemara", "f__acronym", "RKN"),
            ("command", "f__date", "2022/.."),
            ("article", "f__title", "Another headline"),
        ],
    )
    def test_everything_else_is_corrected(self, coder, scene, name, box, value):
        record = getattr(scene, name)
        send(coder, scene, {"edit": key(record)}, **{box: value})
        record.refresh_from_db()

        assert getattr(record, box.removeprefix("f__")) == value

    def test_a_form_without_its_rows_is_refused_and_not_an_error(self, coder, scene):
        sent = boxes(coder, scene, edit=key(scene.visit))
        bare = {name: sent[name] for name in ("do", "record", "seen")}

        assert coder.post(page(scene.article, "review"), bare).status_code == 422

    def test_what_has_no_form_of_its_own_is_not_corrected(self, coder, scene):
        side = scene.visit.sides.first()
        sent = {"do": "correct", "record": key(side), "seen": seen(coder, scene.article, scene.visit)}

        assert told(coder.post(page(scene.article, "review"), sent, follow=True)) == [
            "This record is gone: somebody removed it meanwhile."
        ]

    def test_a_published_record_is_not_a_coders_to_correct(self, coder, scene):
        make_public(scene.patrol)
        response = coder.get(page(scene.article, "review"), {"edit": key(scene.doubtful)})

        assert response.context["faults"] == (
            "“Joint patrol of Cambodia and Viet Nam” is not yours to change.",
        )


class TestAdding:
    def test_a_participant_is_added_from_words(self, coder, scene):
        asked = {"add": "participation", "to": key(scene.talks), **words(scene, "Colonel Meas Dara")}
        response = send(coder, scene, asked, f__name_as_written="Meas Dara", f__role="member")
        added = Participation.objects.get(engagement=scene.talks, name_as_written="Meas Dara")
        evidence = added.evidence.get()

        assert told(response) == ["Added: Meas Dara (member)."]
        assert (added.sequence, evidence.quote, evidence.paragraph) == (2, "Colonel Meas Dara", 4)

    def test_the_selected_words_are_the_name(self, coder, scene):
        asked = {"add": "official", **words(scene, "Colonel Meas\u0020Dara of")}

        assert boxes(coder, scene, **asked)["f-name"] == "Colonel Meas Dara of"

    def test_an_engagement_is_added_with_its_sides(self, coder, scene):
        asked = {"add": "engagement", **words(scene, "a visit to Sihanoukville")}
        send(
            coder,
            scene,
            asked,
            f__title="Visit of Tran Quoc Hung to Cambodia",
            f__kind="visit",
            f__date="2022-03",
            side__0__country="VN",
            side__0__role="visitor",
            side__1__country="KH",
        )
        added = Engagement.objects.get(kind="visit", date="2022-03")

        assert [side.country.code for side in added.sides.all()] == ["KH", "VN"]
        assert added.evidence.get().quote == "a visit to Sihanoukville"
        assert (added.review_status, added.drafted_by) == ("draft", "person")
        assert added.drafter.username.startswith("coder")

    def test_an_agreement_an_official_and_an_institution_are_added(self, coder, scene):
        send(
            coder,
            scene,
            {"add": "agreement", **words(scene, "signed")},
            f__title="Minutes",
            f__kind="minutes",
        )
        send(coder, scene, {"add": "official", **words(scene, "Meas Dara")}, f__country="KH")
        asked = {"add": "institution", **words(scene, "the navy's press office")}
        send(coder, scene, asked, f__name="Press Office of the Navy", f__kind="other")

        assert Agreement.objects.get(title="Minutes").evidence.count() == 1
        assert Official.objects.filter(name="Meas Dara").count() == 2
        assert Institution.objects.get(name="Press Office of the Navy").evidence.count() == 1

    def test_a_passage_is_added_to_a_field(self, coder, scene):
        asked = {"add": "evidence", "to": f"{key(scene.patrol)} date", **words(scene, "planned for January")}
        assert told(send(coder, scene, asked)) == ["Passage added to: Joint patrol of Cambodia and Viet Nam."]
        assert Evidence.objects.filter(engagement=scene.patrol, field="date").count() == 2

    def test_a_passage_is_added_once(self, coder, scene):
        asked = {"add": "evidence", "to": f"{key(scene.patrol)} date", **words(scene, "January")}

        assert told(send(coder, scene, asked)) == ["This passage is cited for this already."]

    def test_a_passage_may_go_to_a_side(self, coder, scene):
        side = scene.talks.sides.get(country="VN")
        send(coder, scene, {"add": "evidence", "to": key(side), **words(scene, "Vietnam")})

        assert side.evidence.get().quote == "Vietnam"

    def test_characters_beyond_the_basic_plane_count_as_one(self, coder, scene):
        asked = {"add": "evidence", "to": key(scene.patrol), **words(scene, "🚢 is planned")}
        send(coder, scene, asked)

        assert "🚢 is planned" in [row.quote for row in scene.patrol.evidence.all()]

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            (
                {"add": "participation", "start": "0", "end": "4"},
                "Choose the engagement to which the participation is",
            ),
            ({"add": "evidence", "start": "0", "end": "4"}, "Choose the record that the passage supports."),
            ({"add": "dragon"}, "There is no such record to add."),
            (
                {"add": "engagement", "start": "9", "end": "4"},
                "A passage ends after it starts, and the text ends at",
            ),
            (
                {"add": "engagement", "start": "0", "end": "99999"},
                "A passage ends after it starts, and the text ends",
            ),
            (
                {"add": "engagement", "start": "x", "end": "4"},
                "Give both ends of the passage as numbers of characters.",
            ),
            (
                {"add": "engagement", "start": "²", "end": "4"},
                "Give both ends of the passage as numbers of characters.",
            ),
            ({"edit": "dragon-1"}, "There is no such record to correct."),
            ({"edit": "side-1"}, "There is no such record to correct."),
        ],
    )
    def test_an_address_that_asks_for_nonsense_says_so(self, coder, scene, asked, sentence):
        response = coder.get(page(scene.article, "review"), asked)

        assert response.status_code == 200
        assert response.context["faults"][0].startswith(sentence)

    def test_a_passage_needs_words(self, coder, scene):
        response = coder.get(page(scene.article, "review"), {"add": "evidence", "to": key(scene.visit)})

        assert response.context["faults"] == ("Select the words of the passage first.",)

    def test_a_coder_adds_nothing_to_what_is_published(self, coder, scene):
        make_public(scene.patrol)
        asked = {"add": "evidence", "to": key(scene.patrol), **words(scene, "is planned")}

        assert told(send(coder, scene, asked)) == ["You may not add to this record."]
        assert scene.patrol.evidence.count() == 2


class TestRemoving:
    def test_a_participant_is_removed_and_its_history_kept(self, coder, scene):
        sentences = said(coder, scene, "remove", scene.visit, part=key(scene.guest))

        assert sentences == ["Removed: Sar Bunthan (head of delegation)."]
        assert Participation.history.filter(id=scene.guest.pk, history_type="-").count() == 1

    def test_a_party_that_somebody_signed_for_stays(self, coder, scene):
        party = scene.memorandum.parties.first()
        scene.memorandum.signatures.get().delete()
        SignatureFactory(agreement=scene.memorandum, party=party)

        assert said(coder, scene, "remove", scene.memorandum, part=key(party)) == [
            "Nothing was removed: something else on this record still names it."
        ]

    def test_a_passage_is_removed(self, coder, scene):
        evidence = scene.visit.evidence.get(field="place")
        sentences = said(coder, scene, "uncite", scene.visit, passage=evidence.pk)

        assert sentences == ["Passage removed from: Visit of Sar Bunthan to Viet Nam."]
        assert not Evidence.objects.filter(pk=evidence.pk).exists()

    def test_a_passage_of_a_published_record_stays(self, coder, scene):
        make_public(scene.patrol)
        evidence = scene.patrol.evidence.first()

        assert said(coder, scene, "uncite", scene.patrol, passage=evidence.pk) == [
            "You may not remove this passage."
        ]


def test_everything_that_was_done_is_in_the_history(coder, scene):
    act(coder, scene, "accept", scene.visit)
    send(coder, scene, {"edit": key(scene.visit)}, f__title="Visit")
    reasons = [row.history_change_reason for row in scene.visit.history.order_by("history_id")]

    assert reasons[-2:] == ["Marked ready", "Corrected while reviewing"]
    assert Article.objects.get(pk=scene.article.pk).body == scene.body
