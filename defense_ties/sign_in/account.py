"""The pages of one's own account: the second factor, backup codes, and how long the session lasts."""

from base64 import b32encode
from typing import Any
from urllib.parse import quote

import segno
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormView
from django_otp.plugins.otp_totp.models import TOTPDevice

from defense_ties.sign_in import factor, pending, sessions
from defense_ties.sign_in.backup import NUMBER
from defense_ties.sign_in.forms import EnrolForm, PasswordForm
from defense_ties.sign_in.roles import needs_second_factor
from defense_ties.sign_in.views import Step

# The key that is being set up is in the session until the app has shown that it has it.
KEY = "second_factor_key"


def account(request: HttpRequest) -> HttpResponse:
    """Show a user's own account."""
    left = sessions.seconds_left(request.session)
    context = admin.site.each_context(request) | {
        "title": "Your account",
        "roles": [group.name for group in request.user.groups.order_by("name")],
        "factor": factor.factor_of(request.user),
        "needs_factor": needs_second_factor(request.user),
        "number_of_codes": NUMBER,
        "hours_left": round(left / 3600) if left else None,
    }
    return TemplateResponse(request, "sign_in/account.html", context)


def stay(request: HttpRequest) -> HttpResponse:
    """Go on with a session that would soon have ended, and tell how many seconds it has now."""
    sessions.touch(request.session)
    return JsonResponse({"seconds": sessions.seconds_left(request.session)})


@method_decorator([sensitive_post_parameters(), csrf_protect, never_cache], name="dispatch")
class Enrolment(Step, FormView):
    """The page on which a phone is made the second factor, in the course of signing in or later."""

    form_class = EnrolForm
    template_name = "sign_in/enrol.html"
    title = "Set up your second factor"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who has just given the password, and staff who are signed in and owe no code."""
        self.coming = pending.who(request)
        self.user = self.coming or request.user
        if not self.coming and not (request.user.is_active and request.user.is_staff):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if not admin.site.has_permission(request) and factor.factor_of(self.user):
            return HttpResponseRedirect(self.address("admin:login_code"))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request, "asks_password": not self.coming}

    @property
    def key(self) -> str:
        """Return the key that is offered to the app, the same one until it is taken."""
        offered = self.request.session.get(KEY)
        if not offered or offered["user"] != self.user.pk:
            offered = self.request.session[KEY] = {"user": self.user.pk, "key": factor.new_key()}
        return str(offered["key"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        device = TOTPDevice(user=self.user, key=self.key)
        secret = b32encode(device.bin_key).decode().rstrip("=")
        picture = segno.make(device.config_url, error="m", micro=False)
        return super().get_context_data(**kwargs) | {
            "picture": picture.svg_data_uri(scale=4, border=4, dark="#000", light="#fff"),
            "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
            "address": device.config_url,
            "is_demanded": bool(self.coming) or not admin.site.has_permission(self.request),
            "replaces": not self.coming and factor.factor_of(self.user) is not None,
            "has_permission": admin.site.has_permission(self.request),
            "account": self.user.get_username(),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the app as the second factor, and show the backup codes."""
        try:
            device, codes = factor.enrol(user=self.user, key=self.key, code=form.cleaned_data["code"])
        except factor.WrongCode:
            form.add_error(
                "code",
                "That code does not fit. Take the one the app shows now; is the clock of the phone right?",
            )
            return self.form_invalid(form)
        self.request.session.pop(KEY, None)
        pending.finish(self.request, self.user, device)
        return show_codes(self.request, codes, self.get_success_url())


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class Confirmed(FormView):
    """A page that does one thing to one's own second factor, once the password is given again."""

    form_class = PasswordForm
    template_name = "sign_in/confirm.html"
    title = said = button = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away who has no second factor."""
        if not factor.factor_of(request.user):
            messages.info(request, "There is no second factor on your account.")
            return HttpResponseRedirect(reverse("admin:account"))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            **admin.site.each_context(self.request),
            "title": self.title,
            "said": self.said,
            "button": self.button,
        }


class NewCodes(Confirmed):
    """The page that makes new backup codes."""

    title = "New backup codes"
    said = "Ten new codes are made; those you have are void from then on."
    button = "Make new codes"

    def form_valid(self, form: Any) -> HttpResponse:
        """Make the codes and show them."""
        codes = factor.renew_codes(user=self.request.user)
        return show_codes(self.request, codes, reverse("admin:account"))


class TurnOff(Confirmed):
    """The page that turns the second factor off, for whoever may do without."""

    title = "Turn off your second factor"
    said = "From then on your password alone opens your account."
    button = "Turn it off"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away who has to have one."""
        if needs_second_factor(request.user):
            messages.error(request, "Your role has to have a second factor. You can set up another phone.")
            return HttpResponseRedirect(reverse("admin:account"))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Turn it off."""
        factor.remove(user=self.request.user, by=self.request.user)
        messages.success(self.request, "The second factor is turned off.")
        return HttpResponseRedirect(reverse("admin:account"))


def show_codes(request: HttpRequest, codes: list[str], leads_to: str) -> HttpResponse:
    """Show backup codes, which nobody can see again."""
    lines = [
        "Backup codes of defense_ties",
        f"for {request.user.get_username()}; each works once.",
        "",
        *codes,
    ]
    context = admin.site.each_context(request) | {
        "title": "Your backup codes",
        "is_nav_sidebar_enabled": False,
        "codes": codes,
        "file": "data:text/plain;charset=utf-8," + quote("\n".join(lines) + "\n"),
        "leads_to": leads_to,
    }
    return TemplateResponse(request, "sign_in/codes.html", context)


stay_signed_in = require_POST(stay)
