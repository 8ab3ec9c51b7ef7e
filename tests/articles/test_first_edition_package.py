"""The first edition as a package: whole, resting on its passages, valid, and what an export writes."""

import csv
import json
from pathlib import Path

import pytest
from frictionless import Package as DataPackage

from articles.models import (
    RESTS_ON,
    Agreement,
    AgreementEvent,
    Article,
    Engagement,
    Evidence,
    Participation,
    Party,
    Place,
    Publisher,
    Side,
    Signature,
    unsupported,
)
from articles.package import export, load
from people.models import (
    Appointment,
    Institution,
    InstitutionAlias,
    Official,
    OfficialAlias,
    Position,
)

DATASET = Path(__file__).resolve().parents[2] / "articles" / "dataset"

# The texts are not in the project: their characters, paragraphs and checksums stand for them.
TEXTS = {
    "infantry-memorandum-2021-12": (
        2347,
        9,
        "f41e78836ed986e37483f117495130a151c8d304d8c7da3f672021340eeea993",
    ),
    "kampuchea-presse-2022-army-memorandum": (
        2238,
        7,
        "fc7a1f902ffbfd823bd1773af7166e57ecc0517c25d3350ca2d71556eea3d21f",
    ),
    "phnom-penh-post-2021-12-transnational-crime": (
        5447,
        30,
        "1eee8bb5f6083332c2f8bc9bd9c7dd6ead73c8d0ae143c78e2bb5c5ca5efa309",
    ),
    "border-guard-talks-2023": (
        4113,
        18,
        "0926de5354488a4efd4b7c30d0ee43a31862adb0880fab5533ee883a5b1bba5f",
    ),
    "commander-in-hanoi-2023-10": (
        2455,
        8,
        "99ef7ed8cd3354e76a87dfd6135558193709602c8d85119c8064d408ab858d3c",
    ),
}


@pytest.fixture
def first_edition(db):
    """Load the package that ships."""
    load(DATASET)


@pytest.mark.usefixtures("first_edition")
def test_everything_in_the_package_is_loaded_and_published():
    counts = {
        model.__name__: model.objects.count()
        for model in (
            Article,
            Publisher,
            Place,
            Official,
            OfficialAlias,
            Institution,
            InstitutionAlias,
            Position,
            Appointment,
            Engagement,
            Side,
            Participation,
            Agreement,
            AgreementEvent,
            Party,
            Signature,
            Evidence,
        )
    }
    assert counts == {
        "Article": 5,
        "Publisher": 2,
        "Place": 8,
        "Official": 10,
        "OfficialAlias": 5,
        "Institution": 13,
        "InstitutionAlias": 10,
        "Position": 13,
        "Appointment": 12,
        "Engagement": 18,
        "Side": 37,
        "Participation": 25,
        "Agreement": 6,
        "AgreementEvent": 6,
        "Party": 12,
        "Signature": 4,
        "Evidence": 405,
    }
    for model in (Article, Official, Institution, Appointment, Engagement, Agreement):
        assert model.objects.published().count() == model.objects.count()


@pytest.mark.usefixtures("first_edition")
@pytest.mark.parametrize("model", RESTS_ON, ids=lambda model: model.__name__)
def test_every_published_record_has_a_passage_of_its_own(model):
    assert not unsupported(model.objects.published()).exists()
    assert not model.objects.published().filter(evidence__isnull=True).exists()


@pytest.mark.usefixtures("first_edition")
@pytest.mark.parametrize(
    "model", [Side, Participation, AgreementEvent, Party, Signature], ids=lambda model: model.__name__
)
def test_every_part_of_a_record_has_a_passage_of_its_own(model):
    assert not model.objects.filter(evidence__isnull=True).exists()


@pytest.mark.usefixtures("first_edition")
def test_every_passage_lies_within_its_text():
    for article, (characters, paragraphs, _) in TEXTS.items():
        passages = Evidence.objects.filter(article=article)
        assert passages.exists()
        assert not passages.exclude(
            start__gte=0, end__lte=characters, paragraph__range=(1, paragraphs)
        ).exists()


@pytest.mark.usefixtures("first_edition")
@pytest.mark.parametrize("model", [Appointment, Engagement, AgreementEvent], ids=lambda model: model.__name__)
def test_every_date_has_a_passage_of_its_own(model):
    assert not model.objects.exclude(evidence__field="date").exists()


@pytest.mark.usefixtures("first_edition")
def test_no_post_held_at_an_engagement_is_without_an_appointment():
    assert not Participation.objects.with_conflicts().filter(conflict=True).exists()


@pytest.mark.usefixtures("first_edition")
def test_every_article_is_told_by_its_checksum_and_none_ships_its_text():
    checksums = dict(Article.objects.values_list("id", "body_sha256"))
    assert checksums == {article: checksum for article, (_, _, checksum) in TEXTS.items()}
    assert set(Article.objects.values_list("body", "coding_state")) == {("", "coded")}
    heading, _ = (DATASET / "articles.csv").read_text(encoding="utf-8").split("\n", 1)
    assert "body" not in heading.split(",")


def test_the_package_is_a_valid_data_package():
    report = DataPackage(str(DATASET / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_the_package_describes_every_column():
    descriptor = json.loads((DATASET / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in descriptor["resources"]} == {
        file.name for file in DATASET.glob("*.csv")
    }
    for resource in descriptor["resources"]:
        with (DATASET / resource["path"]).open(encoding="utf-8", newline="") as file:
            heading = next(csv.reader(file))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == heading
        assert all(field["description"] for field in fields)


@pytest.mark.usefixtures("first_edition")
def test_an_export_writes_the_very_bytes_that_ship(tmp_path):
    export(tmp_path / "edition", derived=False)
    written = {file.name: file.read_bytes() for file in (tmp_path / "edition").iterdir()}
    assert written == {file.name: file.read_bytes() for file in DATASET.iterdir()}
