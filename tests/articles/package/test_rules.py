"""What rows have to be together: no circles, two levels of topics, evidence for what is published."""

import pytest

from articles.models import Engagement
from articles.package import load
from articles.package.rules import in_circles
from tests.articles.package.packages import MEETING, folder_with, refusals
from tests.factories import ArticleFactory, EngagementFactory, EvidenceFactory, InstitutionFactory

pytestmark = pytest.mark.django_db

PUBLISHED = "published,2026-11-22T12:00:00Z"


def faults_of(tmp_path, options=None, **tables):
    """Return what is wrong with a package of these tables."""
    return refusals(folder_with(tmp_path / "package", tables), **(options or {}))


def test_no_institution_stands_above_itself_through_others(tmp_path):
    institutions = (
        "id,name,kind,parent_id\na,Army,army,c\nb,Brigade,army,a\nc,Corps,army,b\nd,Division,army,a\n"
    )

    assert faults_of(tmp_path, institutions=institutions) == [
        "institutions.csv, row 2, parent_id: followed upwards, this leads from “a” back to itself.",
        "institutions.csv, row 3, parent_id: followed upwards, this leads from “b” back to itself.",
        "institutions.csv, row 4, parent_id: followed upwards, this leads from “c” back to itself.",
    ]


def test_no_institution_stands_under_itself(tmp_path):
    assert faults_of(tmp_path, institutions="id,name,kind,parent_id\na,Army,army,a\n") == [
        "institutions.csv, row 2: An institution cannot stand under itself."
    ]


def test_a_circle_through_a_record_of_the_database_is_found(tmp_path):
    army = InstitutionFactory(id="army", name="Army")
    InstitutionFactory(id="brigade", name="Brigade", parent=army)

    assert faults_of(
        tmp_path,
        options={"update": True},
        institutions="id,name,kind,country,parent_id\narmy,Army,army,KH,brigade\n",
    ) == ["institutions.csv, row 2, parent_id: followed upwards, this leads from “army” back to itself."]


def test_a_circle_is_found_though_one_of_its_rows_is_bad_besides(tmp_path):
    assert faults_of(
        tmp_path, institutions="id,name,kind,country,parent_id\na,Army,army,XX,b\nb,Brigade,army,KH,a\n"
    ) == [
        "institutions.csv, row 2, country: “XX” is not a country code of ISO 3166-1.",
        "institutions.csv, row 2, parent_id: followed upwards, this leads from “a” back to itself.",
        "institutions.csv, row 3, parent_id: followed upwards, this leads from “b” back to itself.",
    ]


def test_no_engagement_is_part_of_itself_and_no_agreement_amends_itself(tmp_path):
    assert faults_of(
        tmp_path,
        engagements="id,title,kind,part_of_id\na,Visit,visit,b\nb,Talks,talks,a\n",
        agreements="id,title,kind,amends_id,implements_id\nx,Plan,plan,y,\ny,Protocol,protocol,x,x\n",
    ) == [
        "engagements.csv, row 2, part_of_id: followed upwards, this leads from “a” back to itself.",
        "engagements.csv, row 3, part_of_id: followed upwards, this leads from “b” back to itself.",
        "agreements.csv, row 2, amends_id: followed upwards, this leads from “x” back to itself.",
        "agreements.csv, row 3, amends_id: followed upwards, this leads from “y” back to itself.",
    ]


def test_topics_have_two_levels(tmp_path):
    assert faults_of(
        tmp_path, topics="id,label,definition,parent_id\nalpine,Alpine exercises,In mountains.,exercises\n"
    ) == ["topics.csv, row 2, parent_id: “alpine” would make a third level; topics have two."]


def test_a_published_engagement_needs_evidence(tmp_path):
    assert faults_of(tmp_path, **MEETING | {"evidence": "id,article_id,engagement_id\n"}) == [
        "engagements.csv, row 2: it is published, and no passage of an article supports it."
    ]


def test_evidence_that_contradicts_is_not_enough(tmp_path):
    evidence = "id,article_id,engagement_id,stance\nev-1,news-1,meeting-1,contradicts\n"

    assert faults_of(tmp_path, **MEETING | {"evidence": evidence}) == [
        "engagements.csv, row 2: it is published, and no passage of an article supports it."
    ]


def test_evidence_for_a_side_is_evidence_for_the_engagement(tmp_path):
    evidence = "id,article_id,side_id,stance\nev-1,news-1,side-1,supports\n"

    load(folder_with(tmp_path / "p", MEETING | {"evidence": evidence}))

    assert Engagement.objects.published().count() == 1


def test_evidence_may_stand_in_the_database(tmp_path):
    meeting = EngagementFactory(id="meeting-1", title="Meeting", date="2021")
    EvidenceFactory(article=ArticleFactory(), engagement=meeting)
    engagements = (
        f"id,title,kind,date,review_status,published_at\nmeeting-1,Meeting,meeting,2021,{PUBLISHED}\n"
    )

    load(folder_with(tmp_path / "p", {"engagements": engagements}), update=True)

    assert Engagement.objects.get().is_published


def test_evidence_that_has_to_be_mended_is_not_also_missed(tmp_path):
    evidence = "id,article_id,engagement_id,stance\nev-1,news-1,meeting-1,praises\n"

    assert faults_of(tmp_path, **MEETING | {"evidence": evidence}) == [
        "evidence.csv, row 2, stance: “praises” is none of: contradicts, supports."
    ]


def test_a_draft_and_a_person_need_no_evidence(tmp_path):
    load(
        folder_with(
            tmp_path / "p",
            {
                "officials": f"id,name,review_status,published_at\nsok-dara,Sok Dara,{PUBLISHED}\n",
                "engagements": "id,title,kind\nmeeting-1,Meeting,meeting\n",
            },
        )
    )

    assert Engagement.objects.get().review_status == "draft"


def test_a_published_appointment_and_agreement_need_evidence(tmp_path):
    assert faults_of(
        tmp_path,
        officials="id,name\nsok-dara,Sok Dara\n",
        positions="id,title,country\nchief,Chief of Staff,KH\n",
        appointments=f"id,official_id,position_id,review_status,published_at\napp,sok-dara,chief,{PUBLISHED}\n",
        agreements=f"id,title,kind,review_status,published_at\nplan-1,Plan,plan,{PUBLISHED}\n",
    ) == [
        "appointments.csv, row 2: it is published, and no passage of an article supports it.",
        "agreements.csv, row 2: it is published, and no passage of an article supports it.",
    ]


def test_a_published_record_says_when_it_was_published(tmp_path):
    assert faults_of(tmp_path, officials="id,name,review_status\nsok-dara,Sok Dara,published\n") == [
        "officials.csv, row 2: A published record says when it was published."
    ]


def test_circles_are_found_wherever_they_are_entered():
    above = {"a": "b", "b": "c", "c": "b", "d": "a", "e": "f", "g": "g"}

    assert sorted(in_circles(above)) == ["b", "c", "g"]
    assert sorted(in_circles(dict(reversed(above.items())))) == ["b", "c", "g"]
    assert sorted(in_circles({str(n): str(n + 1) for n in range(50_000)})) == []
