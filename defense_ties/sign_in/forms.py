"""The forms of signing in, and of the second factor."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest


class SignInForm(AdminAuthenticationForm):
    """Name and password."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "That name and password open no staff account. Both may be case-sensitive.",
    }


class CodeField(forms.CharField):
    """A box for a code from the app, or a backup code."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "size": 12,
            }
        )
        super().__init__(max_length=40, widget=widget, **kwargs)


class CodeForm(forms.Form):
    """A code from the app, or a backup code."""

    code = CodeField(help_text="Six digits from the app on your phone, or one of your backup codes.")


class PasswordForm(forms.Form):
    """The password once more, before something that keeps others out is changed."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        """Refuse a wrong password; it counts like one that is given to sign in."""
        password: str = self.cleaned_data["password"]
        name = self.request.user.get_username()
        if authenticate(self.request, username=name, password=password) != self.request.user:
            raise ValidationError("That is not your password.")
        return password


class EnrolForm(PasswordForm):
    """A first code, to show that the app has the key; and the password, unless it was given just now."""

    field_order = ("code", "password")
    code = CodeField(
        label="Code from the app",
        help_text="The six digits that the app shows now for this site.",
    )

    def __init__(self, *args: Any, asks_password: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_password:
            del self.fields["password"]
