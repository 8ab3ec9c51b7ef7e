"""Records that were deleted: the list of them, and the way back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse

from defense_ties.lib.history import Refused, deletion_of, tried, undelete, versions_of, wholes_of
from defense_ties.lib.history.words import Referents
from defense_ties.lib.names import fold

PER_PAGE = 50
MOST_WORDS = 8


class DeletedAdmin(BaseModelAdmin):
    """Mixin of the pages of records that can be brought back after they were deleted."""

    model: Any
    opts: Any
    lists_deleted = True

    # -- The list ---------------------------------------------------------------------

    def deleted_view(self, request):
        """List the deleted records of a kind, the last first."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        words = request.GET.get("q", "").strip()
        paginator = Paginator(self._deletions(words), PER_PAGE)
        page = paginator.get_page(request.GET.get(PAGE_VAR))
        versions = list(page.object_list)
        if getattr(self, "hides_any", lambda request: False)(request):
            versions = [one for one in versions if not self._out_of_sight(request, one)]
        referents = Referents(lambda model: getattr(self._pages(model), "label_related", ()))
        for version in versions:
            referents.note(version)
        merges = self._merges([version.id for version in versions])
        context = {
            "title": f"Deleted {self.opts.verbose_name_plural}",
            "words": words,
            "page_obj": page,
            "page_range": paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "deleted": [
                (version, referents.name(version.instance), merges.get(str(version.id)))
                for version in versions
            ],
            "may_restore": self._may_restore(request),
        }
        return self._page(request, "admin/object_deleted_list.html", context)  # type: ignore[attr-defined]

    def _deletions(self, words: str) -> Any:
        versions = versions_of(self.model)
        later = versions.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
        present = self.model._base_manager.filter(pk=OuterRef("id"))
        found = versions.filter(~Exists(present), ~Exists(later), history_type="-")
        if words and hasattr(versions.model, "folded"):
            for word in fold(words).split()[:MOST_WORDS]:
                found = found.filter(folded__contains=word)
        return found.select_related("history_user").order_by("-history_date", "-history_id")

    def _merges(self, keys: list) -> dict[str, str]:
        """Return where each record went that was merged rather than deleted: the address by its key."""
        found = {}
        for key in keys:
            if (heir := self._heir(key)) is not None:  # type: ignore[attr-defined]
                found[str(key)] = self._address("change", heir.pk)
        return found

    # -- The way back -------------------------------------------------------------------

    def restore_view(self, request, object_id):
        """Show what comes back with a deleted record, and bring it back."""
        key = unquote(object_id)
        version = deletion_of(self.model, key)
        if version is None or self._out_of_sight(request, version):
            if self.get_object(request, key) is not None:  # type: ignore[attr-defined]
                return HttpResponseRedirect(self._address("change", key))
            raise Http404("There is no such deleted record.")
        if not self._may_restore(request, version):
            raise PermissionDenied
        heir = self._heir(key)  # type: ignore[attr-defined]
        barred: list[str] = []
        if request.method == "POST" and heir is None:
            barred = self._restore(request, key)
            if not barred:
                return HttpResponseRedirect(self._address("change", key))
        given = {"model": self.model, "key": key, "user": request.user, "may": self._may(request)}
        plan = None if heir else tried(undelete, **given)
        name = self._last_name(version)
        context = {
            "title": f"Bring back {name}",
            "record_name": name,
            "version": version,
            "plan": plan,
            "barred": barred or (plan.barred if plan else []),
            "heir": heir,
            "heir_address": self._address("change", heir.pk) if heir else "",
        }
        status = 409 if barred else 200
        return self._page(request, "admin/object_restore.html", context, status=status)  # type: ignore[attr-defined]

    def _restore(self, request, key) -> list[str]:
        reason = request.POST.get("reason", "").replace("\0", "").strip()
        try:
            plan = undelete(
                model=self.model, key=key, user=request.user, reason=reason, may=self._may(request)
            )
        except Refused as refused:
            return refused.sentences()
        record = self.model._base_manager.get(pk=key)
        self.brought_back(request, record)  # type: ignore[attr-defined]
        self.message_user(request, f"“{record}” is back.", messages.SUCCESS)  # type: ignore[attr-defined]
        self._warn(request, plan.left)
        return []

    def _warn(self, request, sentences) -> None:
        for sentence in sentences:
            self.message_user(request, sentence, messages.WARNING)  # type: ignore[attr-defined]

    # -- Who may ------------------------------------------------------------------------

    def _may_restore(self, request, version=None) -> bool:
        """Return whether the user may make such records, and change what this one is a part of."""
        if not request.user.has_perm(f"{self.opts.app_label}.add_{self.opts.model_name}"):
            return False
        for relation in wholes_of(self.model) if version is not None else ():
            model: Any = relation.related_model
            owner = model._base_manager.filter(pk=getattr(version, relation.attname)).first()
            pages = self._pages(model)
            if owner is not None and pages and not pages.has_change_permission(request, owner):
                return False
        return True

    def _may(self, request) -> Callable[[str, Any], bool]:
        """Return the question whether the user may add, change or delete a row on the way back."""

        def may(verb: str, row: Any) -> bool:
            pages = self._pages(type(row))
            if pages is None or verb == "add":
                return request.user.has_perm(f"{row._meta.app_label}.{verb}_{row._meta.model_name}")
            ask = pages.has_delete_permission if verb == "delete" else pages.has_change_permission
            return ask(request, row)

        return may

    def _out_of_sight(self, request, version) -> bool:
        is_hidden = getattr(self, "is_hidden", None)
        return bool(is_hidden and is_hidden(request, version.id))

    # -- Where --------------------------------------------------------------------------

    def _pages(self, model) -> Any:
        return self.admin_site._registry.get(model)

    def _last_name(self, version) -> str:
        return Referents().name(version.instance)

    def _address(self, page: str, *args) -> str:
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=args)

    @staticmethod
    def _key(object_id: str) -> str:
        return unquote(object_id)
