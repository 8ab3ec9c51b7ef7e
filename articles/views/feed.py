"""Feeds (Atom, RFC 4287) of what was published last, for any filter of a list."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date
from django.views.decorators.http import conditional_page

from articles.changes import last_changes
from articles.rows import prepare_agreements, prepare_engagements
from articles.sentences import describe
from articles.views.agreement import AgreementList
from articles.views.engagement import EngagementList
from defense_ties.lib.addresses import address
from defense_ties.lib.faults import refusal
from defense_ties.lib.listing import RecordList

ENTRIES = 50
# A feed has to say when it last changed; one without entries never has.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

# Signs that XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class _Atom(Atom1Feed):
    def latest_post_date(self):
        return max((item["updateddate"] for item in self.items), default=NEVER)


@method_decorator(conditional_page, name="dispatch")
class RecordFeed(RecordList):
    """The records of a list that were published last; it takes the filters of the list and nothing else."""

    prepare_entries: Callable[[Sequence[Any]], None]

    def _read(self, asked: QueryDict) -> None:
        self.filterset = self.filterset_class(asked, queryset=self.published(), request=self.request)
        self.arrangement: Any = forms.Form(asked)  # a feed has one order, one length and one form
        self.faults = list(self._faults(asked))

    def _page(self) -> HttpResponse:
        if self.faults:
            return refusal(self.faults)
        entries = list(self.filterset.qs.order_by("-published_at", "id")[:ENTRIES])
        type(self).prepare_entries(entries)
        feed = self._feed(entries)
        headers = {"Last-Modified": http_date(feed.latest_post_date().timestamp())} if entries else {}
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type, headers=headers)

    _download = _page

    def _feed(self, entries: list[Any]) -> Atom1Feed:
        # In one order, so that a feed is the same one however its address is put together.
        query = urlencode(
            sorted((name, value) for name, values in self.filterset.data.lists() for value in values)
        )
        asked = f"?{query}" if query else ""
        own = f"{settings.SITE_URL}{reverse(self.feed)}{asked}"
        chosen = "; ".join(f"{active.label}: {active.value}" for active in self.filterset.active())
        feed = _Atom(
            title=_text(f"defense_ties: {self.nouns}" + (f" ({chosen})" if chosen else "")),
            link=f"{settings.SITE_URL}{reverse(self.section)}{asked}",
            description=None,
            language="en-GB",
            author_name=settings.SITE_NAME,
            subtitle=f"The {self.nouns} that were published last, up to {ENTRIES}.",
            feed_url=own,
            feed_guid=own,
        )
        changed = last_changes(entries)
        for record in entries:
            feed.add_item(
                title=_text(str(record)),
                link=address(record),
                description=escape(_text(describe(record))),
                unique_id=address(record),
                pubdate=record.published_at,
                updateddate=max(changed[record.pk], record.published_at),
                categories=[record.kind],
            )
        return feed


class EngagementFeed(RecordFeed, EngagementList):
    """The engagements that were published last."""

    prepare_entries = staticmethod(prepare_engagements)


class AgreementFeed(RecordFeed, AgreementList):
    """The agreements that were published last."""

    prepare_entries = staticmethod(prepare_agreements)


def _text(text: str) -> str:
    return _CONTROL.sub(" ", text)
