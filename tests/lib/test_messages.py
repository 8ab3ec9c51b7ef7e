"""The catalogues of translations: whole, compiled, and made of what the code says."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings

from defense_ties.lib.messages import messages_in, read, template_of, untranslated, update
from defense_ties.lib.translating import ENGLISH
from defense_ties.management.commands.update_messages import catalogue_of, messages

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != ENGLISH]


def translations(catalog: Catalog) -> dict:
    return {
        (_one(message.context), _one(message.id)): _one(message.string) for message in catalog if message.id
    }


def _one(form):
    text = form[0] if isinstance(form, tuple | list) else form
    return text.decode() if isinstance(text, bytes) else text


def ids(catalog: Catalog) -> set:
    return {(message.context, message.id) for message in catalog if message.id}


@pytest.mark.parametrize("code", LANGUAGES)
class TestTheCatalogue:
    def test_it_has_every_message_and_no_other(self, code):
        assert ids(read(catalogue_of(code), code)) == ids(template_of(messages())), "run make messages"

    def test_every_message_is_translated_for_good(self, code):
        assert untranslated(read(catalogue_of(code), code)) == []

    def test_what_is_filled_in_is_filled_in_the_translations_too(self, code):
        catalog = read(catalogue_of(code), code)
        assert [str(fault) for message in catalog for fault in message.check(catalog)] == []

    def test_what_was_compiled_is_the_catalogue(self, code):
        path = catalogue_of(code)
        with path.with_suffix(".mo").open("rb") as file:
            assert translations(read_mo(file)) == translations(read(path, code)), "run make messages"


def test_messages_are_found_in_code_and_in_templates(tmp_path):
    (tmp_path / "page.html").write_text(
        '<p title="{% translate "A title" %}">\n   {% blocktranslate trimmed count number=2 %}\n'
        "one {{ thing }}\n{% plural %}some {{ thing }}{% endblocktranslate %}</p>\n"
        '        {% include "x.html" with label=_("A label") %}',
        encoding="utf-8",
    )
    (tmp_path / "code.py").write_text('x = pgettext("month", "May")\ny = f(_("Found"))\n', encoding="utf-8")
    assert list(messages_in(sorted(tmp_path.iterdir()))) == [
        ("May", "month"),
        ("Found", None),
        ("A title", None),
        (("one %(thing)s", "some %(thing)s"), None),
        ("A label", None),
    ]


def test_an_update_keeps_translations_and_drops_what_is_gone(tmp_path):
    path = tmp_path / "vi" / "django.po"
    path.parent.mkdir()
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Kept"\nmsgstr "Giữ"\n\nmsgid "Gone"\nmsgstr "Mất"\n',
        encoding="utf-8",
    )
    catalog = update(path, "vi", [("Kept", None), ("New", None)])
    assert untranslated(catalog) == ["New"]
    with path.open("rb") as file:
        assert {message.id: message.string for message in read_po(file) if message.id} == {
            "Kept": "Giữ",
            "New": "",
        }
