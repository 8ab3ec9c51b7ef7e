"""The pages of records that are drafted, reviewed and published: who may change which, and the steps."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from defense_ties.lib.admin.queues import CAME_BACK, MINE, TODAY
from defense_ties.lib.admin.records import RecordAdmin, status_mark
from defense_ties.lib.admin.since import SinceFilter
from defense_ties.lib.history import changed_since_publication
from defense_ties.lib.reviewing import ReviewStatus


@dataclass(frozen=True)
class Step:
    """A change of review status: from which it is offered, to whom, and its words."""

    name: str
    label: str
    done: str
    right: str
    offered: tuple[str, ...]
    takes_note: bool = True


STEPS = {
    step.name: step
    for step in (
        Step("mark_ready", "mark ready", "marked ready", "change", (ReviewStatus.DRAFT,), takes_note=False),
        Step("publish", "publish", "published", "review", (ReviewStatus.DRAFT, ReviewStatus.READY)),
        Step("reject", "reject", "rejected", "review", (ReviewStatus.DRAFT, ReviewStatus.READY)),
        Step(
            "reopen",
            "reopen as a draft",
            "reopened as drafts",
            "review",
            (ReviewStatus.READY, ReviewStatus.PUBLISHED, ReviewStatus.REJECTED),
        ),
    )
}


class NoteForm(ActionForm):
    """The choice of an action on a list, with the reason that a rejection needs."""

    note = forms.CharField(
        required=False,
        label="Note:",
        widget=forms.TextInput(attrs={"placeholder": "a rejection needs a reason"}),
    )


class ReviewableAdmin(RecordAdmin):
    """The pages of one kind of reviewable record."""

    action_form = NoteForm
    queues = (MINE, CAME_BACK, TODAY)
    # Whether those who may not review have an action that takes a note, too.
    notes_are_for_all = False
    actions = ["mark_ready", "publish", "reject", "reopen"]
    # Whether a published record is out of the hands of those who may not review.
    closed_when_published = True
    review_fields = ("drafted_by", "drafter", "reviewed_by", "reviewed_at", "published_at")

    # -- Who may ----------------------------------------------------------------

    def has_review_permission(self, request):
        """Return whether the user may publish, reject and reopen records of this kind."""
        return request.user.has_perm(f"{self.opts.app_label}.review_{self.opts.model_name}")

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is not None and obj.is_published and self.closed_when_published:
            return allowed and self.has_review_permission(request)
        return allowed

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        # What is published is reopened first, so that nothing public disappears without a note.
        return allowed and not (obj is not None and obj.is_published and not request.user.is_superuser)

    def may_take(self, request, step: Step, record=None) -> bool:
        """Return whether the user may take a step, whatever the record's status."""
        if step.right == "review":
            return self.has_review_permission(request)
        return self.has_change_permission(request, record)

    # -- The form ---------------------------------------------------------------

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "review", *self.review_fields]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return [*fieldsets, ("Review", {"fields": ["review_note"]})]
        kept, options = fieldsets[-1]
        return [
            *fieldsets[:-1],
            ("Review", {"fields": ["review", "review_note"]}),
            (kept, options | {"fields": [*self.review_fields, *options["fields"]]}),
        ]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and "_step" in request.POST:
            step = STEPS.get(request.POST["_step"])
            # Whether this record may be changed is asked with the form, which tells what became of it.
            if step is None or not self.may_take(request, step):
                raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        status = obj.review_status if obj else ReviewStatus.DRAFT
        if add or self.has_change_permission(request, obj):
            steps = [step for step in STEPS.values() if status in step.offered]
            context["steps"] = [step for step in steps if self.may_take(request, step, obj)]
        context["review_status"] = self.review(obj) if obj else ""
        if obj and change and self.has_review_permission(request):
            context["since_publication"] = changed_since_publication(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.drafter = request.user
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        return self._step_response(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._step_response(request, obj) or super().response_change(request, obj)

    def _step_response(self, request, record):
        if "_step" not in request.POST:
            return None
        step = STEPS[request.POST["_step"]]
        self._take(request, step, [record], note=record.review_note if step.name == "reject" else "")
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[record.pk]))

    # -- The list ---------------------------------------------------------------

    def get_list_filter(self, request):
        added = (SinceFilter,) if self.has_review_permission(request) else ()
        return [*super().get_list_filter(request), *added]

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        return [*columns, "since_published"] if SinceFilter.parameter_name in request.GET else columns

    @admin.display(description="since publication")
    def since_published(self, record):
        """Show the way to what differs from what was published."""
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_since"
        return format_html('<a href="{}">what changed</a>', reverse(name, args=[record.pk]))

    @admin.display(description="review", ordering="review_status")
    def review(self, record):
        """Show how far a record has come."""
        return status_mark(record.review_status, record.get_review_status_display())

    @admin.action(description="Mark ready for review", permissions=["change"])
    def mark_ready(self, request, queryset):
        """Hand the records to the reviewers."""
        self._take(request, STEPS["mark_ready"], queryset)

    @admin.action(description="Publish", permissions=["review"])
    def publish(self, request, queryset):
        """Publish the records, all or none."""
        self._take(request, STEPS["publish"], queryset, note=request.POST.get("note", ""))

    @admin.action(description="Reject, for the reason in the note", permissions=["review"])
    def reject(self, request, queryset):
        """Reject the records, all or none, with the reason given."""
        self._take(request, STEPS["reject"], queryset, note=request.POST.get("note", ""))

    @admin.action(description="Reopen as drafts", permissions=["review"])
    def reopen(self, request, queryset):
        """Make the records drafts again."""
        self._take(request, STEPS["reopen"], queryset, note=request.POST.get("note", ""))

    def changelist_view(self, request, extra_context=None):
        step = STEPS.get(request.POST.get("action", ""))
        if step and not self.may_take(request, step):
            raise PermissionDenied
        response = super().changelist_view(request, extra_context)
        action_form = getattr(response, "context_data", {}).get("action_form")
        if action_form and not (self.notes_are_for_all or self.has_review_permission(request)):
            del action_form.fields["note"]
        elif action_form and not self.has_review_permission(request):
            action_form.fields["note"].widget.attrs["placeholder"] = "reason, if there is one to give"
        return response

    def _take(self, request, step, records, note=""):
        """Take a step with records, and say how it went; nothing is done if one of them is refused."""
        door = self.admin_site.review
        words = {"note": note} if step.takes_note else {}
        try:
            number = getattr(door, step.name)(records=records, user=request.user, **words)
        except door.Refused as refused:
            for sentence in refused.sentences():
                self.message_user(request, f"Not {step.done}: {sentence}", messages.ERROR)
        else:
            noun = "record" if number == 1 else "records"
            done = step.done.replace("drafts", "a draft") if number == 1 else step.done
            self.message_user(request, f"{number} {noun} {done}.", messages.SUCCESS)
