"""The names on record, held in memory by their words, so that a name finds its few candidates at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import Q, QuerySet

from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.matching.names import words_of
from people.matching.spelling import is_respelt, skeleton
from people.models import Institution, InstitutionAlias, Official, OfficialAlias

PREFIX = 3  # letters of a word by which rows are fetched: Andrey finds Andrei, and Bunthan finds Bun Than
WHOLE = 6  # letters by which a name is fetched whose words are joined
MOST_WORDS = 4  # words of a name that are looked for, the longest first
FEW = 200  # so many records may share their rarest word with a name and all be looked at
MOST = 2000
Wanted = tuple[str, str]  # a name, and the country where it is known


@dataclass(slots=True)
class Entry:
    """A record on the register: its country and every name it has, the main one first."""

    pk: str
    country: str
    names: list[str] = field(default_factory=list)


class Register:
    """The names of officials, or of institutions, by their words."""

    def __init__(self, rows: Iterable[tuple[str, str, Iterable[str]]] = ()):
        self.entries: dict[str, Entry] = {}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_whole: dict[str, list[str]] = defaultdict(list)
        for pk, country, names in rows:
            self.add(pk, country, *names)

    def add(self, pk: str, country: str, *names: str) -> None:
        """Enter names of a record."""
        entry = self.entries.setdefault(pk, Entry(pk, country))
        for name in filter(None, names):
            if name in entry.names:
                continue
            entry.names.append(name)
            for key in _word_keys(name, country):
                self._by_word[key].append(pk)
            for key in _whole_keys(name):
                self._by_whole[key].append(pk)

    def near(self, name: str, country: str = "") -> list[Entry]:
        """Return the records that have words, or all letters, of the name."""
        found = dict.fromkeys(pk for key in _whole_keys(name) for pk in self._by_whole.get(key, ()))
        keys = _word_keys(name, country) | _word_keys(name, "")
        lists = [self._by_word[key] for key in keys if key in self._by_word]
        for postings in lists:
            if len(postings) <= FEW:
                found.update(dict.fromkeys(postings))
        shared = Counter(pk for postings in lists for pk in set(postings))
        often = sorted((pk for pk, times in shared.items() if times > 1), key=lambda pk: (-shared[pk], pk))
        found.update(dict.fromkeys(often[:MOST]))
        entries = (self.entries[pk] for pk in found)
        return [entry for entry in entries if not (country and entry.country and entry.country != country)]


def official_register(names: Iterable[Wanted] | None = None, *, published: bool = False) -> Register:
    """Return the register of the officials who share words with one of the names, or of all of them."""
    records = Official.objects.published() if published else Official.objects.all()
    return _register(records, OfficialAlias.objects.all(), "official", names)


def institution_register(names: Iterable[Wanted] | None = None, *, published: bool = False) -> Register:
    """Return the register of the institutions that share words with one of the names, or of all of them."""
    records = Institution.objects.published() if published else Institution.objects.all()
    return _register(records, InstitutionAlias.objects.all(), "institution", names)


def _register(
    records: QuerySet[Any], aliases: QuerySet[Any], owner: str, names: Iterable[Wanted] | None
) -> Register:
    records = records.exclude(review_status=ReviewStatus.REJECTED)
    aliases = aliases.filter(**{f"{owner}__in": records.order_by().values("pk")})
    if names is not None:
        wanted = list(dict.fromkeys(names))
        one_will_do = owner == "institution"  # there are few, and their countries go unsaid (Navy)
        records = records.filter(_shares_words(wanted, "country", one_will_do))
        aliases = aliases.filter(_shares_words(wanted, f"{owner}__country", one_will_do))
    return Register([*_main_names(records), *_other_names(aliases, owner)])


def _main_names(records: QuerySet[Any]) -> Iterator[tuple[str, str, list[str]]]:
    fields = ["name", "native_name"] + (["acronym"] if records.model is Institution else [])
    for pk, country, *names in records.order_by().values_list("pk", "country", *fields).iterator():
        yield pk, country, names


def _other_names(aliases: QuerySet[Any], owner: str) -> Iterator[tuple[str, str, list[str]]]:
    rows = aliases.order_by("pk").values_list(f"{owner}_id", f"{owner}__country", "name")
    for pk, country, name in rows.iterator():
        yield pk, country, [name]


def _shares_words(wanted: Iterable[Wanted], country_path: str, one_will_do: bool) -> Q:
    """Return the condition that a row has two words of one of the names, or the word of a name of one."""
    found = Q(pk__in=[])
    for name, country in wanted:
        words = sorted(
            {word for word in words_of(name) if len(word) > 1}, key=lambda word: (-len(word), word)
        )
        starts = [Q(folded__contains=word[:PREFIX]) for word in words[:MOST_WORDS]]
        shared = Q(pk__in=[])
        for one, other in combinations(starts, 2):
            shared |= one & other
        if one_will_do or len(words) < 2 or is_respelt(country):
            # A first letter may be another one here (Gwang, Kwang), so that one word has to do.
            for word in words[:MOST_WORDS]:
                shared |= Q(folded__contains=word)
        whole = Q(folded__startswith="".join(words_of(name))[:WHOLE])
        in_country = Q(**{f"{country_path}__in": (country, "")}) if country else Q()
        found |= in_country & (shared | whole)
    return found


def _word_keys(name: str, country: str) -> set[str]:
    return {skeleton(word, country) for word in words_of(name) if len(word) > 1}


def _whole_keys(name: str) -> set[str]:
    """Return the letters of a name in alphabetical order, the same however its words are parted."""
    return {"".join(sorted(fold(name).replace(" ", "")))} | {"".join(sorted("".join(words_of(name))))}
