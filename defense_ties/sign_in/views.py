"""Signing in: the password, then the code; and what was typed into a form that came too late."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, RedirectURLMixin, redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormView

from defense_ties.sign_in import factor, kept, pending
from defense_ties.sign_in.forms import CodeForm, SignInForm
from defense_ties.sign_in.guessing import count_wrong_code, is_locked_out
from defense_ties.sign_in.roles import is_held_up, needs_second_factor
from defense_ties.sign_in.sessions import ENDED

CODE, ENROL = "admin:login_code", "admin:second_factor"


class Step(RedirectURLMixin):
    """Mixin of the pages of signing in: where they lead, and what was typed before."""

    request: HttpRequest
    title = ""

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        """Return where to go after signing in, if that is a page of this site and not one of these pages."""
        url = super().get_redirect_url()
        return "" if url.startswith((reverse("admin:login"), reverse("admin:logout"))) else url

    @property
    def sealed(self) -> str:
        """Return the form that is carried along, if there is one that this site has sealed."""
        sealed = self.request.POST.get(kept.BOX, "")
        return sealed if sealed and kept.opened(self.request, sealed) else ""

    def address(self, name: str) -> str:
        """Return the address of another step that leads to the same place."""
        query = urlencode({"next": self.get_redirect_url()}) if self.get_redirect_url() else ""
        return f"{reverse(name)}?{query}" if query else reverse(name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {  # type: ignore[misc]
            **admin.site.each_context(self.request),
            "title": self.title,
            "next": self.get_redirect_url(),
            "kept": self.sealed,
            "is_nav_sidebar_enabled": False,
            "has_permission": False,
        }

    def go_on(self) -> HttpResponse:
        """Lead to where the user wanted to go, or show the form that was carried along."""
        if form := kept.opened(self.request, self.request.POST.get(kept.BOX, "")):
            return TemplateResponse(self.request, "sign_in/send_again.html", _context(self.request, form))
        return HttpResponseRedirect(self.get_success_url())


class SignIn(Step, LoginView):
    """The page for name and password."""

    authentication_form = SignInForm
    template_name = "admin/login.html"
    title = "Log in"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form; lead on who is signed in already, to the second factor where it is owed."""
        if admin.site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        if request.user.is_authenticated and request.user.is_staff and is_held_up(request):
            return HttpResponseRedirect(self.address(CODE))
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in by password alone who need show no more; lead others to the second factor."""
        user = form.get_user()
        has_factor = factor.factor_of(user) is not None
        if not has_factor and not needs_second_factor(user):
            login(self.request, user)
            return self.go_on()
        pending.begin(self.request, user)
        if has_factor and self.sealed:
            return cast(HttpResponse, CodeStep.as_view()(self.request, is_first=True))
        return HttpResponseRedirect(self.address(CODE if has_factor else ENROL))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "app_path": self.request.get_full_path(),
            "has_ended": self.request.session.pop(ENDED, False),
        }


@method_decorator([sensitive_post_parameters(), csrf_protect, never_cache], name="dispatch")
class CodeStep(Step, FormView):
    """The page for the code, after the password."""

    form_class = CodeForm
    template_name = "sign_in/code.html"
    title = "Enter your code"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away who has not given a password, and lead who has no second factor to where it is set up."""
        self.user = pending.who(request) or _owing(request)
        if not self.user:
            return HttpResponseRedirect(self.address("admin:login"))
        if not factor.factor_of(self.user):
            return HttpResponseRedirect(self.address(ENROL))
        if kwargs.pop("is_first", False):
            return self.render_to_response(self.get_context_data(form=self.form_class()))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in who shows a right code; count a wrong one."""
        if is_locked_out(self.request, self.user.get_username()):
            return self.form_invalid(form)  # the answer is made a refusal on its way out
        try:
            device = factor.check(user=self.user, code=form.cleaned_data["code"])
        except factor.WrongCode as wrong:
            count_wrong_code(self.request, self.user)
            form.add_error(
                "code", f"That code does not fit. A code works once, and for half a minute. {wrong}"
            )
            return self.form_invalid(form)
        pending.finish(self.request, self.user, device)
        return self.go_on()


@require_POST
@csrf_protect
def leave(request: HttpRequest) -> HttpResponse:
    """Forget who was about to sign in, or sign out who may do no more here, and show the first page again."""
    pending.leave(request)
    if request.user.is_authenticated and not admin.site.has_permission(request):
        return admin.site.logout(request)
    return HttpResponseRedirect(reverse("admin:login"))


def late_form(request: HttpRequest) -> HttpResponse | None:
    """Return a page that signs in and carries on what was typed, for a form sent by who is not signed in."""
    # A script gets the plain answer, and reads its status.
    is_read_by_person = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    if request.method != "POST" or not is_read_by_person or request.path == reverse("admin:logout"):
        return None
    return csrf_protect(_late_form)(request)


def _late_form(request: HttpRequest) -> HttpResponse:
    sealed = kept.keep(request)
    if not sealed:
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    request.session.pop(ENDED, None)
    context = _context(request, kept.opened(request, sealed) or {}) | {
        "title": "You are not signed in any more",
        "kept": sealed,
        "form": SignInForm(request),
        "app_path": reverse("admin:login"),
        "must_verify": _owing(request) is not None,
    }
    return TemplateResponse(request, "sign_in/late_form.html", context, status=403)


def _owing(request: HttpRequest) -> Any:
    """Return the user when signed in by password alone although more is asked for."""
    user = request.user
    return user if user.is_authenticated and user.is_staff and is_held_up(request) else None


def _context(request: HttpRequest, form: dict[str, Any]) -> dict[str, Any]:
    shown = [(name, value) for name, value in form.get("fields", []) if value and not name.startswith("_")]
    return {
        **admin.site.each_context(request),
        "title": "What you typed has not been saved yet",
        "late": form,
        "shown": shown,
        "is_nav_sidebar_enabled": False,
    }
