"""Columns that follow from others, however a row is written."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article
from people.models import Official
from tests.factories import ArticleFactory, InstitutionFactory, OfficialFactory
from tests.refusals import faults

pytestmark = pytest.mark.django_db

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def stored(record):
    """Return the record as it stands in the database."""
    return type(record).objects.get(pk=record.pk)


def test_a_name_is_tidied_when_it_is_saved():
    assert stored(OfficialFactory(name="  Hun \n Manet ")).name == "Hun Manet"


def test_names_are_tidied_and_folded_when_they_are_made_in_bulk():
    Official.objects.bulk_create([Official(name=" Nguyễn  Tấn Cương")])
    official = Official.objects.get()
    assert (official.name, official.folded, official.sort_key) == (
        *("Nguyễn Tấn Cương", "nguyen tan cuong", "nguyen tan cuong"),
    )


def test_a_name_of_spaces_is_no_name():
    assert faults(OfficialFactory.build(name=" \t ")) == ["This field cannot be blank."]


def test_the_length_of_a_name_is_that_of_its_tidy_form():
    OfficialFactory.build(name=" " * 400 + "Hun Manet").full_clean()
    assert faults(OfficialFactory.build(name="x" * 301)) == [
        "Ensure this value has at most 300 characters (it has 301)."
    ]


def test_the_folded_words_follow_a_change():
    institution = InstitutionFactory(name="Royal Cambodian Army", acronym="RCA")
    assert stored(institution).folded == "royal cambodian army rca"
    institution.acronym = "រកម"
    institution.save()
    assert stored(institution).folded == "royal cambodian army rkm"


def test_the_folded_words_follow_when_only_the_name_is_saved():
    official = OfficialFactory(name="Hun Manit")
    official.name = "Hun  Manet"
    official.save(update_fields=["name"])
    assert (stored(official).name, stored(official).folded) == ("Hun Manet", "hun manet")


def test_the_folded_words_follow_when_only_the_name_was_fetched():
    pk = OfficialFactory(name="Hun Manit").pk
    official = Official.objects.only("name").get(pk=pk)
    official.name = "Hun Manet"
    official.save()
    assert (stored(official).folded, stored(official).sort_key) == ("hun manet", "hun manet")


def test_a_part_of_a_record_is_saved_with_the_time_of_the_change():
    official = OfficialFactory(name="Hun Manit")
    Official.objects.filter(pk=official.pk).update(changed_at=timezone.now() - timezone.timedelta(days=1))
    before = stored(official).changed_at
    official.save(update_fields=["name"])
    assert stored(official).changed_at > before


def test_what_is_not_named_is_not_saved():
    official = OfficialFactory(name="Hun Manet", note="Army.")
    official.note = "Navy."
    official.save(update_fields=["name"])
    assert stored(official).note == "Army."
    official.save(update_fields=[])
    assert stored(official).note == "Army."


def test_an_official_is_sorted_by_sort_name_and_else_by_name():
    for name, sort_name in [("Đỗ Văn", ""), ("Dara Sok", ""), ("Eden", ""), ("Zhenli Liu", "Dima")]:
        OfficialFactory(name=name, sort_name=sort_name)
    assert [official.name for official in Official.objects.all()] == [
        "Dara Sok",
        "Zhenli Liu",
        "Đỗ Văn",
        "Eden",
    ]


def test_a_sort_name_that_is_left_blank_follows_the_name():
    official = OfficialFactory(name="Sok Daraa")
    official.name = "Sok Dara"
    official.save()
    assert (stored(official).sort_name, stored(official).sort_key) == ("", "sok dara")


def test_a_body_is_kept_in_its_normal_form_with_its_checksum():
    article = ArticleFactory(body="\ufeffabc \r\n")
    assert (stored(article).body, stored(article).body_sha256) == ("abc", ABC)


def test_the_checksum_follows_the_body():
    article = ArticleFactory(body="something else")
    article.body = "abc"
    article.save(update_fields=["body"])
    assert stored(article).body_sha256 == ABC


def test_a_checksum_stays_where_the_text_is_not_at_hand():
    article = ArticleFactory(body_sha256=ABC)
    article.save()
    assert stored(article).body_sha256 == ABC


def test_a_checksum_that_is_not_of_the_body_does_not_count():
    assert stored(ArticleFactory(body="abc", body_sha256="0" * 64)).body_sha256 == ABC


def test_a_form_sees_a_second_article_with_the_same_body():
    ArticleFactory(body="abc")
    second = Article(title="Another", body="abc\r\n")
    assert faults(second) == ["Another article has this very text."]


def test_a_bad_date_is_reported_once():
    with pytest.raises(ValidationError) as caught:
        ArticleFactory.build(date="soon").full_clean(exclude=["publisher"])
    assert list(caught.value.message_dict) == ["date"]
    assert len(caught.value.messages) == 1


def test_what_a_field_is_made_of_is_kept_by_migrations():
    for name, of in [("folded", ("name", "native_name")), ("sort_key", ("sort_name", "name"))]:
        _name, path, args, kwargs = Official._meta.get_field(name).deconstruct()
        assert (path.rpartition(".")[0], args, kwargs["of"]) == ("defense_ties.lib.fields", [], of)
    assert Article._meta.get_field("body_sha256").deconstruct()[3]["of"] == "body"
    assert Article._meta.get_field("latest").deconstruct()[3]["side"] == "latest"
