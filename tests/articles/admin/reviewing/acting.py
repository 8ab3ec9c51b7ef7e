"""The screen as a browser uses it: what it would send for a card, and what comes back."""

from typing import Any

from tests.posting import page, told


def sheet(client: Any, article: Any, **asked: str) -> Any:
    """Return what the screen of an article shows."""
    return client.get(page(article, "review"), asked).context["sheet"]


def seen(client: Any, article: Any, record: Any) -> str:
    """Return the token with which the card of a record is shown."""
    return next(card.token for card in sheet(client, article).cards if card.record == record)


def key(record: Any) -> str:
    """Return the key of a record."""
    return f"{record._meta.model_name.replace('agreementevent', 'agreement_event')}-{record.pk}"


def act(client: Any, scene: Any, do: str, record: Any = None, /, **sent: Any) -> Any:
    """Press a button of the card of a record, and return the page that follows."""
    if record is not None:
        sent = {"record": key(record), "seen": seen(client, scene.article, record)} | sent
    return client.post(page(scene.article, "review"), {"do": do} | sent, follow=True)


def said(client: Any, scene: Any, do: str, record: Any = None, /, **sent: Any) -> list[str]:
    """Press a button of the card of a record, and return what the page says."""
    return told(act(client, scene, do, record, **sent))


def boxes(client: Any, scene: Any, **asked: str) -> dict[str, Any]:
    """Return what the panel that an address opens would send as it stands."""
    context = client.get(page(scene.article, "review"), asked).context
    panel = context["panel"] or next(card.panel for card in context["sheet"].cards if card.panel)
    data = {"do": panel.do, "record": panel.key, "seen": panel.token, "to": panel.to}
    if panel.end is not None:
        data |= {"start": panel.start, "end": panel.end}
    for form in [panel.form, *(form for rows in panel.rows for form in (rows.management_form, *rows.forms))]:
        for box in form:
            value = box.value()
            if value is not None and value is not False:
                data[box.html_name] = value
    return data


def send(client: Any, scene: Any, asked: dict[str, str], /, **filled: Any) -> Any:
    """Fill in boxes of the panel that an address opens and send it: `f__date` is the box f-date."""
    data = boxes(client, scene, **asked) | {name.replace("__", "-"): value for name, value in filled.items()}
    return client.post(page(scene.article, "review"), data, follow=True)


def panel_faults(response: Any) -> dict[str, list[str]]:
    """Return what a panel that came back says, by box; “above” is what stands above them."""
    context = response.context
    panel = context["panel"] or next(card.panel for card in context["sheet"].cards if card.panel)
    found = {"above": panel.faults} if panel.faults else {}
    for form in [panel.form, *(form for rows in panel.rows for form in rows.forms)]:
        for name, sentences in form.errors.items():
            found[form.add_prefix(name)] = list(sentences)
    return found
