"""Saying from the pages of articles how far they have been coded: in one click, with a reason if need be."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect

from articles.choices import CodingState
from articles.closing import NotClosed, set_coding_state

BOX = "_coding"
ACTIONS = ("nothing_to_code", "to_code_again")
BUTTONS = {
    CodingState.CODED: "mark as coded",
    CodingState.NOTHING_TO_CODE: "mark as nothing to code",
    CodingState.UNCODED: "open for coding again",
}


class ClosingPages:
    """Mixin of the pages of articles with the actions and buttons that close and open them."""

    admin_site: Any
    notes_are_for_all = True

    def get_actions(self, request):
        actions = super().get_actions(request)  # type: ignore[misc]
        for name in ACTIONS if self.has_change_permission(request) else ():  # type: ignore[attr-defined]
            action = getattr(type(self), name)
            actions[name] = (action, name, action.short_description)
        return actions

    @admin.action(description="Nothing to code", permissions=["change"])
    def nothing_to_code(self, request, queryset):
        """Say of articles that they report no tie."""
        self._close(request, queryset, CodingState.NOTHING_TO_CODE)

    @admin.action(description="Open for coding again", permissions=["change"])
    def to_code_again(self, request, queryset):
        """Put articles back among those that nobody has read for facts."""
        self._close(request, queryset, CodingState.UNCODED)

    def _close(self, request, articles, state: str) -> bool:
        articles = list(articles.defer("body"))
        for article in articles:
            if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
                self._tell(
                    request, f"Nothing was changed: {article} is published, ask a reviewer.", messages.ERROR
                )
                return False
        reason = request.POST.get("note", "").strip()
        try:
            number = set_coding_state(articles=articles, state=state, user=request.user, reason=reason)
        except NotClosed as refused:
            for sentence in refused.sentences():
                self._tell(request, f"Nothing was changed: {sentence}", messages.ERROR)
            return False
        noun = "1 article is" if number == 1 else f"{number} articles are"
        self._tell(request, f"{noun} marked: {CodingState(state).label.lower()}.", messages.SUCCESS)
        return True

    def _tell(self, request, sentence: str, level: int) -> None:
        self.message_user(request, sentence, level)  # type: ignore[attr-defined]

    # -- The form -----------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and request.POST.get(BOX, "") not in ("", *CodingState.values):
            raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            offered = [state for state in BUTTONS if state != obj.coding_state]
            context["buttons"] = [(BOX, state.value, BUTTONS[state]) for state in offered]
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]

    def response_change(self, request, obj):
        if state := request.POST.get(BOX):
            self._close(request, type(obj).objects.filter(pk=obj.pk), state)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_change(request, obj)  # type: ignore[misc]
