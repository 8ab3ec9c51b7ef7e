"""From the facts of an article to draft records."""

from dataclasses import replace

import pytest

from articles.drafting import draft_article, draft_facts
from articles.drafting.article import NothingToDraft
from articles.extraction.facts import DateFact, Facts, PostFact, Span
from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    Engagement,
    Evidence,
    Participation,
    Party,
    Place,
    Signature,
)
from people.models import Appointment, Institution, Official, Position
from tests.articles.drafting.facts import ARMY, BINH, DARA, DAY, FACTS, TALKS, VISIT, make_article, span
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    InstitutionFactory,
    OfficialFactory,
    PlaceFactory,
    PositionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def quotes(**subject):
    """Return the fields and words for which the article is cited."""
    rows = Evidence.objects.filter(**subject).select_related("article").order_by("field", "start")
    return [(row.field, row.quote) for row in rows]


def test_people_and_institutions_become_drafts():
    user = UserFactory()

    report = draft_facts(article=make_article(), facts=FACTS, user=user)

    dara = Official.objects.get(name="Sok Dara")
    assert (dara.country, dara.review_status, dara.confidence) == ("KH", "draft", 0.9)
    assert (dara.drafted_by, dara.drafter, bool(dara.extractor_version)) == ("extractor", user, True)
    assert dara.history.get().history_change_reason == "Drafted by the extractor"
    army = Institution.objects.get(name="Royal Khmer Army")
    assert (army.kind, [alias.name for alias in army.aliases.all()]) == ("army", ["the Army"])
    assert report.verdicts == {"new": 4}


def test_posts_become_appointments_on_the_days_they_are_shown():
    draft_facts(article=make_article(), facts=FACTS)

    dara, binh = Appointment.objects.order_by("official__name")
    assert (str(dara), dara.date) == ("Sok Dara: Commander, Royal Khmer Army", "2022-05-02/2022-05-04")
    assert (str(binh), binh.date) == ("Tran Van Binh: Chief, General Staff", DAY)
    assert not Participation.objects.with_conflicts().filter(conflict=True)


def test_an_engagement_has_its_sides_participants_place_and_date():
    draft_facts(article=make_article(), facts=FACTS)

    talks = Engagement.objects.get(kind="talks")
    assert talks.title == "Talks of Sok Dara and Tran Van Binh"
    assert (talks.date, talks.date_basis, talks.status, talks.mode) == (
        DAY,
        "worked_out",
        "held",
        "in_person",
    )
    assert str(talks.place) == "Rivertown, Viet Nam"
    assert talks.part_of.title == "Visit of Sok Dara to Viet Nam"
    assert [str(side) for side in talks.sides.all()] == ["Cambodia (visitor)", "Viet Nam (host)"]
    assert Place.objects.count() == 1
    dara, binh = talks.participations.all()
    assert (dara.role, dara.rank_as_written, dara.title_as_written) == (
        "guest",
        "General",
        "Commander of the Royal Khmer Army",
    )
    assert (str(dara.rank), str(dara.position)) == ("General (KH)", "Commander, Royal Khmer Army")
    assert (binh.official.name, binh.institution.name) == ("Tran Van Binh", "General Staff")


def test_an_agreement_has_its_parties_history_and_signatures():
    draft_facts(article=make_article(), facts=FACTS)

    memorandum = Agreement.objects.get()
    assert memorandum.title == "Memorandum of understanding between Cambodia and Viet Nam"
    assert memorandum.title_as_written == "memorandum of understanding on training"
    assert memorandum.signed_at.kind == "talks"
    assert [(event.kind, event.date) for event in memorandum.events.all()] == [("signed", DAY)]
    assert [str(party) for party in memorandum.parties.all()] == ["Royal Khmer Army", "Viet Nam"]
    signed = {str(row.official): str(row.party) for row in Signature.objects.all()}
    assert signed == {"Sok Dara": "Royal Khmer Army", "Tran Van Binh": "Viet Nam"}


def test_topics_are_those_of_the_vocabulary():
    draft_facts(article=make_article(), facts=FACTS)

    assert [topic.pk for topic in Engagement.objects.get(kind="talks").topics.all()] == ["border_security"]
    assert [topic.pk for topic in Agreement.objects.get().topics.all()] == ["training_education"]
    assert not Engagement.objects.get(kind="visit").topics.exists()
    noted = Agreement.objects.get().history.get().topics.values_list("topic_id", flat=True)
    assert list(noted) == ["training_education"]


def test_every_record_is_cited_with_its_words():
    draft_facts(article=make_article(), facts=FACTS)

    visit = Engagement.objects.get(kind="visit")
    assert quotes(engagement=visit) == [
        ("", "arrived here on Monday"),
        ("date", "Monday"),
        ("kind", "a visit"),
        ("place", "RIVERTOWN"),
    ]
    binh = Participation.objects.get(official__name="Tran Van Binh")
    assert quotes(participation=binh) == [
        ("", "On Tuesday he met"),
        ("rank", "Lt. Gen."),
        ("title_as_written", "Chief of the General Staff"),
    ]
    assert quotes(official__name="Sok Dara") == [("", "Sok Dara")]
    appointment = Appointment.objects.get(official__name="Sok Dara")
    assert quotes(appointment=appointment) == [
        ("", "Commander of the Royal Khmer Army"),
        ("date", "3 May 2022"),
    ]
    assert Evidence.objects.get(official__name="Tran Van Binh").paragraph == 2
    assert set(AgreementEvent.objects.values_list("evidence__paragraph", flat=True)) == {3}
    assert not Party.objects.filter(evidence=None)


def test_the_article_takes_over_the_date_and_is_marked_as_drafted():
    article = make_article()

    draft_facts(article=article, facts=FACTS)

    assert (article.date, article.date_basis, article.coding_state) == (DAY, "stated", "uncoded")
    assert article.drafted_with != ""
    assert not Article.objects.awaiting_draft()


def test_a_date_that_the_article_has_is_kept():
    article = make_article(date="2022-05-04")

    draft_facts(article=article, facts=FACTS)

    article.refresh_from_db()
    assert article.date == "2022-05-04"


def test_records_that_are_there_are_linked():
    army = InstitutionFactory(name="Royal Khmer Army", published=True)
    dara = OfficialFactory(name="Sok Dara", published=True)
    commander = PositionFactory(title="Commander", institution=army, country="")
    AppointmentFactory(official=dara, position=commander, date="2020/..", published=True)
    place = PlaceFactory(name="Rívertown", country="VN")

    report = draft_facts(article=make_article(), facts=FACTS)

    assert report.verdicts == {"linked": 2, "new": 2}
    assert Official.objects.filter(name="Sok Dara").get() == dara
    assert Appointment.objects.filter(official=dara).count() == 1
    assert Position.objects.filter(institution=army).count() == 1
    assert Engagement.objects.get(kind="talks").place == place
    assert quotes(appointment__official=dara)[0] == ("", "Commander of the Royal Khmer Army")


def test_a_doubtful_name_is_left_to_choose():
    OfficialFactory(name="Sok Dara")
    OfficialFactory(name="Sok Dara")

    report = draft_facts(article=make_article(), facts=FACTS)

    open_rows = Participation.objects.filter(official=None)
    assert report.verdicts["choose"] == 1
    assert {row.name_as_written for row in open_rows} == {"Sok Dara"}
    assert quotes(participation=open_rows.get(engagement__kind="talks"), field="name_as_written") == [
        ("name_as_written", "Sok Dara")
    ]
    assert not Appointment.objects.filter(official__name="Sok Dara")


def test_a_year_that_is_not_given_stays_unknown():
    visit = replace(VISIT, date=DateFact("XXXX-12-14/XXXX-12-16"))
    facts = Facts(officials=(DARA,), institutions=(ARMY,), engagements=(visit,))

    draft_facts(article=make_article(), facts=facts)

    engagement = Engagement.objects.get()
    assert (engagement.date, engagement.earliest) == ("XXXX-12-14/XXXX-12-16", None)
    assert Appointment.objects.get().date == ""


def test_a_recalled_event_says_nothing_of_the_posts_held_then():
    past = replace(TALKS, date=DateFact("2019"), part_of="")

    draft_facts(article=make_article(), facts=replace(FACTS, engagements=(past,), agreements=()))

    row = Participation.objects.get(official__name="Sok Dara")
    assert (row.name_as_written, row.title_as_written, row.rank, row.position) == ("Sok Dara", "", None, None)
    assert Appointment.objects.get(official__name="Sok Dara").date == DAY


def test_topics_do_not_go_to_what_is_only_announced():
    planned = replace(TALKS, status="planned", date=DateFact("2022-07"))

    draft_facts(article=make_article(), facts=replace(FACTS, engagements=(VISIT, planned)))

    assert [topic.pk for topic in Engagement.objects.get(kind="visit").topics.all()] == ["border_security"]


def test_a_post_in_an_institution_of_another_country_is_kept_as_words_only():
    lent = replace(DARA, posts=(PostFact("Chief", "staff", spans=span("Chief of the General Staff")),))

    draft_facts(article=make_article(), facts=replace(FACTS, officials=(lent, BINH)))

    row = Participation.objects.get(official__name="Sok Dara", engagement__kind="talks")
    assert (row.title_as_written, row.position, row.institution) == ("Chief", None, None)
    assert not Appointment.objects.filter(official__name="Sok Dara")


def test_a_former_post_is_no_current_one():
    former = replace(BINH, posts=(PostFact("Chief", "staff", former=True, spans=span("Chief")),))

    draft_facts(article=make_article(), facts=replace(FACTS, officials=(DARA, former)))

    appointment = Appointment.objects.get(official__name="Tran Van Binh")
    assert (appointment.date, appointment.note) == ("", "A former post when it was reported.")
    assert Participation.objects.get(official__name="Tran Van Binh").title_as_written == ""


def test_an_untouched_draft_of_an_appointment_grows_with_the_next_report():
    draft_facts(article=make_article(), facts=FACTS)
    later = replace(TALKS, date=DateFact("2023-01-10"), part_of="")
    facts = replace(FACTS, published=DateFact("2023-01-10"), engagements=(later,), agreements=())

    draft_facts(article=make_article(body=f"Again. {FACTS}"), facts=facts)

    assert Appointment.objects.get(official__name="Sok Dara").date == "2022-05-02/2023-01-10"


def test_what_is_no_date_or_kind_is_remarked_and_nothing_else_is_lost():
    odd = replace(VISIT, date=DateFact("next week"))

    report = draft_facts(
        article=make_article(), facts=replace(FACTS, engagements=(odd, replace(TALKS, kind="chat")))
    )

    assert Engagement.objects.get().date == ""
    assert report.remarks[0].startswith("“next week” is not a date.")
    assert "“chat” is no kind of engagement." in report.remarks


def test_nothing_is_kept_of_an_article_that_cannot_be_drafted_whole(monkeypatch):
    def fail(drafting):
        raise RuntimeError("No topics today.")

    monkeypatch.setattr("articles.drafting.article.draft_topics", fail)

    with pytest.raises(RuntimeError):
        draft_facts(article=make_article(), facts=FACTS)

    assert not Official.objects.exists()
    assert not Engagement.objects.exists()


def test_an_article_without_a_text_is_refused():
    with pytest.raises(NothingToDraft, match=r"“No text” has no text to draft from\."):
        draft_article(article=ArticleFactory(title="No text"))


def test_a_text_without_facts_leaves_no_records():
    article = make_article(body="Nothing of note happened.")

    report = draft_facts(article=article, facts=Facts())

    assert report.total == 0
    assert not Article.objects.awaiting_draft()


def test_spans_outside_the_text_are_left_out():
    visit = replace(VISIT, evidence={"": (Span(10_000, 10_010),)})

    draft_facts(article=make_article(), facts=replace(FACTS, engagements=(visit,), agreements=()))

    assert quotes(engagement__kind="visit") == [("", ""), ("date", "Monday"), ("topics", "border patrols")]
