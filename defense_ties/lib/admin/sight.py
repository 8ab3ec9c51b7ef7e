"""What of the records of one kind a member of staff may see, and what they may refer to."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.http import Http404

# The pages that find their record by `get_queryset`, and so know nothing of what is out of sight.
FOUND_BY_QUERYSET = ("_change", "_delete")


class SightAdmin(BaseModelAdmin):
    """Mixin of the pages of records of which not everybody may see all."""

    def seen(self, request, queryset):
        """Return those of the records that the user may see."""
        return queryset

    def out_of_sight(self, request):
        """Return the records that the user may not see, or None where everybody sees all."""
        return

    def choosable(self, request, queryset):
        """Return those of the records that the user may refer to from another."""
        return queryset

    def get_queryset(self, request):
        return self.seen(request, super().get_queryset(request))


class HidingAdmin(SightAdmin):
    """Mixin for kinds of which some records are out of sight: no page of these answers, whoever adds it."""

    def is_hidden(self, request, key: str) -> bool:
        """Return whether a record is, or was before it was deleted, out of the user's sight."""
        raise NotImplementedError

    def get_urls(self):
        urls = super().get_urls()  # type: ignore[misc]
        for pattern in urls:
            if not str(pattern.name).endswith(FOUND_BY_QUERYSET):
                pattern.callback = self._guarded(pattern.callback)
        return urls

    def _guarded(self, view: Any) -> Any:
        def guarded(request, *args, **kwargs):
            # Whoever is not logged in is sent to the login by the view itself.
            if request.user.is_authenticated:
                for key in _keys(request, args, kwargs):
                    if self.is_hidden(request, key):
                        raise Http404("There is no such record.")
            return view(request, *args, **kwargs)

        return guarded


def _keys(request, args: tuple, kwargs: dict) -> Iterable[str]:
    """Return the keys of the records that an address is about; where it names none, the first part is one."""
    if "object_id" in kwargs:
        yield unquote(kwargs["object_id"])
    elif args:
        yield unquote(str(args[0]))
    for sent in (request.GET, request.POST):
        for listed in sent.getlist("ids"):
            yield from filter(None, listed.replace("\0", "").split(","))
