"""The staff's pages of accounts: who works here in which role, and who has failed to sign in."""

from typing import Any

from axes.models import AccessAttempt
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult

from defense_ties.sign_in import factor
from defense_ties.sign_in.guessing import COOL_OFF
from defense_ties.sign_in.roles import ROLES

MAY_UNLOCK = "auth.change_user"
WHAT_ROLES_DO = "Coders enter records, reviewers publish them, administrators keep accounts."


class NewAccountForm(AdminUserCreationForm):
    """A new account: most often that of a coder who begins to work."""

    usable_password = None  # type: ignore[assignment]
    groups = forms.ModelMultipleChoiceField(
        Group.objects.order_by("pk"),
        label="Roles",
        widget=forms.CheckboxSelectMultiple,
        help_text=WHAT_ROLES_DO,
    )


class AccountForm(UserChangeForm):
    """An account, in the words of this site."""

    words = {
        "is_active": ("Open", "Untick it to close the account. Its name stays in the history of records."),
        "is_staff": ("Staff", "May open these pages at all."),
        "groups": ("Roles", WHAT_ROLES_DO),
        "is_superuser": ("Superuser", "May do everything, without being given it."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in self.words.items():
            if box := self.fields.get(name):
                box.label, box.help_text = label, help_text


class AccountAdmin(UserAdmin):
    """Accounts of staff. They are closed, never deleted: the history of records names them."""

    form = AccountForm
    add_form = NewAccountForm
    add_form_template = None
    add_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email")}),
        ("What the account may do", {"fields": ("groups",)}),
        (
            "First password",
            {
                "fields": ("password1", "password2"),
                "description": "Tell it in person; it can be changed under Account.",
            },
        ),
    )
    own_fieldsets = (
        (None, {"fields": ("username", "second_factor")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        ("What the account may do", {"fields": ("is_active", "is_staff", "groups")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    single_rights = (
        "Single rights, for superusers to give",
        {"fields": ("is_superuser", "user_permissions")},
    )
    list_display = ("username", "full_name", "roles", "has_factor", "last_login", "is_active")
    list_filter = ("is_active", "groups", "is_staff")
    search_help_text = "Username, name or email address."
    readonly_fields = ("second_factor", "last_login", "date_joined")
    filter_horizontal = ("user_permissions",)
    change_form_template = "admin/auth/user/change_form.html"

    def get_queryset(self, request):
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).prefetch_related("groups").annotate(enrolled=Exists(devices))

    def get_urls(self) -> list:
        page = self.admin_site.admin_view(self.reset_second_factor)
        return [path("<id>/second-factor/", page, name="auth_user_second_factor"), *super().get_urls()]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        more = (self.single_rights,) if request.user.is_superuser else ()
        return self.own_fieldsets + more

    def get_readonly_fields(self, request, obj=None):
        # Nobody locks themselves out by a wrong tick, or gives themselves a role.
        own = ("is_active", "is_staff", "is_superuser", "groups") if obj == request.user else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            groups = Group.objects.order_by("pk")
            kwargs["queryset"] = groups if request.user.is_superuser else groups.filter(name__in=ROLES)
            kwargs["widget"] = forms.CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None and not request.user.is_superuser:
            roles: Any = form.base_fields["groups"]
            roles.queryset = Group.objects.filter(name__in=ROLES).order_by("pk")
        return form

    def has_change_permission(self, request, obj=None):
        """Return whether an account may be changed: beyond the roles only by superusers."""
        if obj is not None and not request.user.is_superuser and _exceeds_roles(obj):
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True  # an account without a place to work would be of no use
        super().save_model(request, obj, form, change)

    def user_change_password(self, request, id, form_url=""):
        # One's own is changed under Account, where the old one is asked for.
        if id == str(request.user.pk):
            return HttpResponseRedirect(reverse("admin:password_change"))
        return super().user_change_password(request, id, form_url)

    def reset_second_factor(self, request, id):
        """Ask, then take the second factor from somebody who has lost the phone."""
        user = self.get_object(request, id)
        if user is None:
            raise Http404("There is no such account.")
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user == request.user:
            return HttpResponseRedirect(reverse("admin:account"))
        if request.method == "POST":
            if factor.remove(user=user, by=request.user):
                said = "The second factor of “%s” is reset. It can be set up anew at the next signing in."
                messages.success(request, said % user.get_username())
            else:
                messages.info(request, f"“{user.get_username()}” has no second factor.")
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))
        context = self.admin_site.each_context(request) | {
            "title": f"Reset the second factor of {user.get_username()}",
            "opts": self.opts,
            "account": user,
        }
        return TemplateResponse(request, "sign_in/reset.html", context)

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user):
        """Show the name in full."""
        return user.get_full_name()

    @admin.display(description="roles")
    def roles(self, user):
        """Show what the account may do."""
        names = sorted(group.name for group in user.groups.all())
        return ", ".join(["superuser"] * user.is_superuser + names)

    @admin.display(description="second factor", boolean=True)
    def has_factor(self, user):
        """Show whether there is a second factor."""
        return bool(user.enrolled)

    @admin.display(description="second factor")
    def second_factor(self, user):
        """Show since when there is a second factor, and what is left of the backup codes."""
        found = factor.factor_of(user)
        if not found:
            return "none"
        return f"set up on {found.device.created_at:%-d %B %Y}; {found.codes_left} backup codes left"


class AttemptAdmin(admin.ModelAdmin):
    """Who has failed to sign in of late, for administrators to let somebody in again."""

    list_display = ("username", "ip_address", "failures_since_start", "attempt_time", "ends")
    search_fields = ("username", "ip_address")
    ordering = ("-attempt_time",)
    actions = ("unlock",)
    list_display_links = None

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Failures to sign in"} | (extra_context or {}))

    @admin.display(description="forgotten at")
    def ends(self, attempt):
        """Show when the failures do not count any more."""
        return attempt.attempt_time + COOL_OFF

    @admin.action(description="Let the selected sign in again", permissions=["change"])
    def unlock(self, request, queryset):
        """Forget the failures of the names that are chosen."""
        names = sorted({name for name in queryset.values_list("username", flat=True) if name})
        AccessAttempt.objects.filter(username__in=names).delete()
        for user in User.objects.filter(username__in=names):
            self.log_change(request, user, "Unlocked after failures to sign in.")
        messages.success(request, f"The failures of {', '.join(names)} are forgotten.")

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_module_permission(self, request):
        return self.has_change_permission(request)

    def has_view_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        # An attempt has no page of its own and is not written into; this is the right to unlock.
        return obj is None and request.user.has_perm(MAY_UNLOCK)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class RoleAdmin(GroupAdmin):
    """Groups and their rights, for superusers: whoever may change them may do everything."""

    def has_module_permission(self, request):
        return bool(request.user.is_superuser)

    has_add_permission = has_module_permission

    def has_change_permission(self, request, obj=None):
        return self.has_module_permission(request)

    has_view_permission = has_change_permission

    def has_delete_permission(self, request, obj=None):
        is_role = obj is not None and obj.name in ROLES
        return self.has_module_permission(request) and not is_role


def register(site: admin.AdminSite) -> None:
    """Put these pages in place of those that come with the libraries, which show keys and codes."""
    for model in (User, Group, TOTPDevice, StaticDevice, AccessAttempt, DBTaskResult):
        if site.is_registered(model):
            site.unregister(model)
    site.register(User, AccountAdmin)
    site.register(Group, RoleAdmin)
    site.register(AccessAttempt, AttemptAdmin)


def _exceeds_roles(user: Any) -> bool:
    """Return whether an account may do more than the roles allow."""
    return user.is_superuser or user.user_permissions.exists() or user.groups.exclude(name__in=ROLES).exists()
