"""The codes of every vocabulary: what they mean, how many published records carry them, and one that does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.choices import EngagementStatus
from articles.codebook.uses import VOCABULARIES, Explained, Use
from articles.kinds import KINDS
from articles.models import Agreement, Engagement, Topic
from defense_ties.lib.translating import number, translated

TOPICS = "topic"
# Counting every code takes too long where more engagements than this are on record.
MOST_COUNTED = 50_000


@dataclass
class Code:
    """A code with what it means; what is on record of it, and where."""

    anchor: str
    code: str
    label: str
    definition: str
    number: int = 0
    more: list[str] = field(default_factory=list)
    # The list of exactly these, where there is one.
    url: str = ""
    example_key: tuple[str, str] | None = None
    example: Any = None
    is_group: bool = False


@dataclass
class CodeList:
    """A vocabulary: its codes, and what their numbers are of."""

    name: str
    title: str
    of: str
    codes: list[Code] = field(default_factory=list)


def may_count() -> bool:
    """Return whether there are so few engagements that codes can be counted while somebody waits."""
    return Engagement.objects.published().order_by()[: MOST_COUNTED + 1].count() <= MOST_COUNTED


def read_codes(*, is_counted: bool = True) -> list[CodeList]:
    """Return every vocabulary, with the codes in their order; if wanted counted, with examples."""
    lists = [_code_list(explained, is_counted) for explained in VOCABULARIES]
    _name_examples(code for each in lists for code in each.codes)
    return lists


def _code_list(explained: Explained, is_counted: bool) -> CodeList:
    counted: dict[str, Counted] = {}
    for use in explained.uses if is_counted else ():
        for code, found in _counts(use).items():
            counted[code] = counted[code] + found if code in counted else found
    of = translated(explained.uses[0].of)
    for use in explained.uses[1:]:
        of = _("%(first)s and %(second)s") % {"first": of, "second": translated(use.of).lower()}
    codes = []
    for member in explained.vocabulary:
        code = str(member.value)
        found = counted.get(code, Counted())
        anchor = f"{explained.name}-{code.lower()}"
        url = _list_url(explained.uses[0], code) if found.number or not is_counted else ""
        label, definition = str(member.label), member.definition
        codes.append(Code(anchor, code, label, definition, found.number, found.more, url, found.example))
    return CodeList(explained.name, translated(explained.title), of, codes)


@dataclass(frozen=True)
class Counted:
    """How many rows carry a code, those of planned and of called-off engagements apart, and an example."""

    number: int = 0
    planned: int = 0
    called_off: int = 0
    example: tuple[str, str] | None = None

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(
            self.number + other.number,
            self.planned + other.planned,
            self.called_off + other.called_off,
            self.example or other.example,
        )

    @property
    def more(self) -> list[str]:
        """What is counted apart, in words."""
        apart = ((self.planned, _("%(number)s planned")), (self.called_off, _("%(number)s called off")))
        return [words % {"number": number(count)} for count, words in apart if count]


def _counts(use: Use) -> dict[str, Counted]:
    """Return what is counted of each code that is in use, by one query."""
    held, planned = (
        Q(**{use.status: status}) if use.status else None
        for status in (EngagementStatus.HELD, EngagementStatus.PLANNED)
    )
    wanted: dict[str, Any] = {"number": Count(use.counted, distinct=use.counted != "pk", filter=held)}
    if held and planned:
        wanted["planned"] = Count(use.counted, filter=planned)
        wanted["called_off"] = Count(use.counted, filter=~held & ~planned)
    if use.example:
        wanted["key"] = Max(use.example)
    counted = {}
    for row in use.rows().order_by().values(use.column).annotate(**wanted):
        code, key = str(row.pop(use.column)), row.pop("key", None)
        counted[code] = Counted(**row, example=(use.kind, key) if key else None)
    return counted


def _list_url(use: Use, code: str) -> str:
    if not use.parameter:
        return ""
    asked = {use.parameter: code} | ({"status": EngagementStatus.HELD} if use.status else {})
    return f"{reverse(use.section)}?{urlencode(asked)}"


def _name_examples(codes: Iterable[Code]) -> None:
    """Look the examples up, a query for each kind of record; what is not public is no example."""
    wanted: dict[str, list[Code]] = defaultdict(list)
    for code in codes:
        if code.example_key:
            wanted[code.example_key[0]].append(code)
    for kind, found in wanted.items():
        keys = {code.example_key[1] for code in found if code.example_key}
        records = KINDS[kind].objects.published().in_bulk(keys)
        for code in found:
            code.example = records.get(code.example_key[1]) if code.example_key else None


def read_topics(*, is_counted: bool = True) -> CodeList:
    """Return the topics, each group before its topics; if wanted, with how many records have them."""
    held = Use("", partial(_with_topics, Engagement), "topics", kind="engagement", status="status")
    made = Use("", partial(_with_topics, Agreement), "topics", kind="agreement")
    met, agreed = (_counts(use) if is_counted else {} for use in (held, made))
    codes = []
    for topic in _grouped(list(Topic.objects.all())):
        met_of, agreed_of = met.get(topic.pk, Counted()), agreed.get(topic.pk, Counted())
        query = urlencode({"topic": topic.pk, "status": EngagementStatus.HELD})
        url = f"{reverse('engagements')}?{query}" if met_of.number or not is_counted else ""
        agreements = ngettext("%(number)s agreement", "%(number)s agreements", agreed_of.number)
        more = [
            *met_of.more,
            *([agreements % {"number": number(agreed_of.number)}] if agreed_of.number else []),
        ]
        code = Code(
            f"{TOPICS}-{topic.pk}",
            topic.pk,
            translated(topic.label),
            topic.definition,
            met_of.number,
            more,
            url,
        )
        code.example_key, code.is_group = met_of.example or agreed_of.example, topic.parent_id is None
        codes.append(code)
    _name_examples(codes)
    return CodeList(TOPICS, _("Topics"), _("Engagements held"), codes)


def _with_topics(model: Any) -> Any:
    return model.objects.published().filter(topics__isnull=False)


def _grouped(topics: list[Topic]) -> list[Topic]:
    below: dict[str | None, list[Topic]] = defaultdict(list)
    for topic in topics:
        below[topic.parent_id].append(topic)
    return [each for group in below[None] for each in (group, *below[group.pk])]
