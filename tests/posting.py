"""The staff's pages as a browser uses them: addresses, forms filled in and sent, and what comes back."""

from typing import Any

from django.conf import settings
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from defense_ties.lib.admin.seen_lists import opening


def page(of: Any, name: str = "", *more: Any) -> str:
    """Return the address of a page of a model, its list first, or of a record, its form first."""
    opts = of._meta
    key = [of.pk] if isinstance(of, models.Model) else []
    name = name or ("change" if key else "changelist")
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=[*key, *more])


def form_data(client: Client, url: str) -> dict:
    """Return what the form at the address would send if it were saved as it stands."""
    context = client.get(url).context
    forms = [context["adminform"].form]
    for inline in context.get("inline_admin_formsets", []):
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {"_version": context["version"]} if context.get("version") else {}
    for form in forms:
        for box in form:
            value = box.value()
            if value is not None and value is not False:
                data[box.html_name] = value
    return data


def save(client: Client, url: str, /, **filled: Any) -> Any:
    """Fill in boxes of the form at the address, save it, and return the page that follows.

    A double underscore stands for the hyphen in the name of a box of a row: `sides__0__country`.
    """
    boxes = {name.replace("__", "-"): value for name, value in filled.items()}
    return client.post(url, form_data(client, url) | {"_continue": "1"} | boxes, follow=True)


def chosen(model: Any, action: str, *keys: Any, **more: Any) -> dict:
    """Return what a list sends, opened just now, when an action is taken with some of its records."""
    seen = opening(model, timezone.now())
    return {"action": action, "_selected_action": list(keys), "seen": seen} | more


def add_rows(prefix: str, *rows: dict, stored: int = 0) -> dict:
    """Return the boxes of new rows below those that are stored."""
    boxes: dict[str, Any] = {f"{prefix}__TOTAL_FORMS": stored + len(rows)}
    for number, row in enumerate(rows, start=stored):
        boxes |= {f"{prefix}__{number}__{name}": value for name, value in row.items()}
    return boxes


def faults(response: Any) -> dict[str, list[str]]:
    """Return what a form that came back says, by box; “above” is what stands above the form or its rows."""
    found: dict[str, list[str]] = {}
    context = response.context
    if "adminform" not in context:
        return found
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms
        if inline.formset.is_bound and inline.formset.non_form_errors():
            found.setdefault("above", []).extend(inline.formset.non_form_errors())
    for form in forms:
        for name, sentences in form.errors.items():
            key = "above" if name == "__all__" else form.add_prefix(name)
            found.setdefault(key, []).extend(sentences)
    return found


def told(response: Any) -> list[str]:
    """Return the messages at the head of the page."""
    return [str(message) for message in response.context["messages"]]


def version_token(client: Client, url: str) -> str:
    """Return what a page sends to say which version of the record it shows."""
    return str(client.get(url).context["token"])


def let_in(context: Any, url: str, user: Any) -> None:
    """Log a browser in, as somebody who did so before."""
    client = Client()
    client.force_login(user)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": url}])
