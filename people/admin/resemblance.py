"""The staff's list of possible duplicates: two records side by side, to be merged or told apart."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from defense_ties.lib.admin.lists import CappedPaginator
from defense_ties.lib.countries import CODES, country_name
from people.admin.decisions import DecisionAdmin
from people.matching import tell_apart
from people.matching.distinct import ask_again
from people.models import Distinct, Resemblance

MOST_FOUND = 500  # so many records of a kind are looked for by name
BANDS = {
    "90": ("90 % and more", 0.9, 1.1),
    "75": ("75 to 90 %", 0.75, 0.9),
    "60": ("60 to 75 %", 0.6, 0.75),
    "0": ("less than 60 %", 0.0, 0.6),
}


@dataclass
class Side:
    """One of two records that resemble each other, as the list shows it."""

    record: Any
    facts: list[tuple[str, str]]
    url: str


class PairList(ChangeList):
    """A list of pairs with both records of each, fetched a kind at a time."""

    model_admin: Any

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = str(capfirst(self.opts.verbose_name_plural))

    def get_results(self, request):
        super().get_results(request)
        pairs = list(self.result_list)
        by_kind = defaultdict(list)
        for pair in pairs:
            by_kind[pair.record_type].append(pair)
        for name, some in by_kind.items():
            self._fill(request, self.model_admin.kinds[name], some)
        self.result_list = pairs
        self.carried = request.GET.urlencode()

    def _fill(self, request, kind, pairs):
        pages = self.model_admin.admin_site.get_model_admin(kind.model)
        keys = {key for pair in pairs for key in (pair.first_id, pair.second_id)}
        records = pages.seen(request, kind.model._default_manager.all()).in_bulk(keys)
        facts = kind.facts(list(records.values()))
        may_decide = pages.has_change_permission(request)
        name = f"{self.model_admin.admin_site.name}:{kind.model._meta.app_label}_{kind.name}"
        for pair in pairs:
            pair.noun = kind.model._meta.verbose_name
            pair.sides = [
                Side(records[key], facts.get(key, []), reverse(f"{name}_change", args=[key]))
                for key in (pair.first_id, pair.second_id)
                if key in records
            ]
            pair.may_decide = may_decide and len(pair.sides) == 2
            pair.percent = round(pair.score * 100)
            pair.merge_url = f"{reverse(f'{name}_merge')}?ids={pair.first_id},{pair.second_id}"


class KindFilter(admin.SimpleListFilter):
    """A choice of the kinds of records that resemble each other."""

    title, parameter_name = "kind", "kind"

    def lookups(self, request, model_admin):
        kinds = model_admin.kinds_for(request).values()
        return [(kind.name, capfirst(kind.model._meta.verbose_name_plural)) for kind in kinds]

    def queryset(self, request, queryset):
        return queryset.filter(record_type=self.value()) if self.value() else queryset


class LandFilter(admin.SimpleListFilter):
    """A choice of the countries of the records."""

    title, parameter_name = "country", "country"

    def lookups(self, request, model_admin):
        found: set[str] = set()
        for name, kind in model_admin.kinds_for(request).items():
            keys = Resemblance.objects.filter(record_type=name).order_by().values("first_id")
            found.update(map(str, kind.countries(keys).order_by().distinct()))
        return sorted(((code, country_name(code)) for code in found if code), key=lambda choice: choice[1])

    def queryset(self, request, queryset):
        code = self.value()
        if not code:
            return queryset
        if code not in CODES:
            raise IncorrectLookupParameters(f"“{code}” is no country.")
        return queryset.one_among({name: kind.in_country(code) for name, kind in self.kinds.items()})

    def __init__(self, request, params, model, model_admin):
        self.kinds = model_admin.kinds_for(request)
        super().__init__(request, params, model, model_admin)


class ScoreFilter(admin.SimpleListFilter):
    """A choice of how much the two resemble each other."""

    title, parameter_name = "likeness", "score"

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _, _) in BANDS.items()]

    def queryset(self, request, queryset):
        chosen = self.value()
        if chosen is None:
            return queryset
        if chosen not in BANDS:
            raise IncorrectLookupParameters(f"“{chosen}” is no choice.")
        _, least, below = BANDS[chosen]
        return queryset.filter(score__gte=least, score__lt=below)


@admin.register(Resemblance)
class ResemblanceAdmin(DecisionAdmin):
    """Pairs that nobody has decided; whoever may change records of a kind decides on them."""

    pair_columns = ("first_id", "second_id")
    change_list_template = "admin/resemblances.html"
    list_display = ("__str__",)
    list_filter = (KindFilter, ScoreFilter, LandFilter)
    list_per_page = 25
    show_full_result_count = False
    paginator = CappedPaginator
    search_fields = ("reasons",)
    search_help_text = "Names of one of the two."
    actions = None

    # -- Who may ----------------------------------------------------------------

    @property
    def kinds(self) -> dict[str, Any]:
        """The kinds of records that are compared, by name."""
        return self.admin_site.duplicates.KINDS  # type: ignore[attr-defined]

    def kinds_for(self, request) -> dict[str, Any]:
        """Return the kinds of which the user may see the records."""
        return {name: kind for name, kind in self.kinds.items() if self._may(request, kind, "view")}

    def has_module_permission(self, request):
        return bool(self.kinds_for(request))

    def has_view_permission(self, request, obj=None):
        kinds = self.kinds_for(request)
        return bool(kinds) if obj is None else obj.record_type in kinds

    def _may(self, request, kind, what: str) -> bool:
        pages = self.admin_site.get_model_admin(kind.model)
        return getattr(pages, f"has_{what}_permission")(request)

    # -- The list ---------------------------------------------------------------

    def get_changelist(self, request, **kwargs):
        return PairList

    def get_queryset(self, request):
        pairs: Any = super().get_queryset(request)
        return pairs.undecided().filter(record_type__in=list(self.kinds_for(request)))

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        named = Q(pk__in=[])
        for name, kind in self.kinds_for(request).items():
            pairs = Resemblance.objects.filter(record_type=name).order_by()
            keys = pairs.values("first_id").union(pairs.values("second_id"))
            records = kind.model._default_manager.filter(pk__in=keys).search(search_term)
            found = list(records.order_by().values_list("pk", flat=True)[:MOST_FOUND])
            named |= Q(record_type=name) & (Q(first_id__in=found) | Q(second_id__in=found))
        return queryset.filter(named), False

    # -- The decisions ----------------------------------------------------------

    def get_urls(self):
        def own(words: str, view):
            guarded = self.admin_site.admin_view(require_POST(view))
            return path(f"<int:key>/{words}/", guarded, name=f"people_resemblance_{words}")

        return [own("apart", self.apart_view), own("again", self.again_view), *super().get_urls()]

    def apart_view(self, request, key: int):
        """Remember that the two are not the same, and offer the way back."""
        pair, kind = self._pair(request, key)
        found = kind.model._default_manager.in_bulk([pair.first_id, pair.second_id])
        if len(found) < 2:
            self.message_user(request, "One of the two is gone: nothing was decided.", messages.WARNING)
            return self._back(request)
        first, second = found[pair.first_id], found[pair.second_id]
        reason = request.POST.get("reason", "").strip()
        tell_apart(first=first, second=second, user=request.user, reason=reason)
        back = self._address(request, "again", key)
        words = format_html(
            "“{}” and “{}” are not the same. "
            '<button type="submit" class="undo" form="changelist-form" formaction="{}">Undo</button>',
            first,
            second,
            back,
        )
        self.message_user(request, words, messages.SUCCESS)
        return self._back(request)

    def again_view(self, request, key: int):
        """Take back that the two are not the same."""
        pair, _ = self._pair(request, key)
        judged = Distinct.objects.filter(
            record_type=pair.record_type, first_id=pair.first_id, second_id=pair.second_id
        ).first()
        if judged:
            ask_again(judged=judged)
        self.message_user(request, "Taken back: the two are to be decided again.", messages.SUCCESS)
        return self._back(request)

    def _pair(self, request, key: int):
        pair = get_object_or_404(Resemblance, pk=key, record_type__in=list(self.kinds))
        kind = self.kinds[pair.record_type]
        if not self._may(request, kind, "change"):
            raise PermissionDenied
        pages: Any = self.admin_site.get_model_admin(kind.model)
        keys = {pair.first_id, pair.second_id}
        there = kind.model._default_manager.filter(pk__in=keys)
        if there.count() != pages.seen(request, there).count():
            raise PermissionDenied
        return pair, kind

    def _address(self, request, page: str, *args) -> str:
        address = reverse(f"{self.admin_site.name}:people_resemblance_{page}", args=args)
        query = request.GET.urlencode()
        return f"{address}?{query}" if query else address

    def _back(self, request):
        return HttpResponseRedirect(self._address(request, "changelist"))
