"""What can be done on the screen, by name: each action takes what was sent and says how it went."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from articles.admin.reviewing import choices, decisions, writing
from articles.admin.reviewing.desk import Desk, Done, Fault

ACTIONS: dict[str, Callable[[Desk, Any], Done]] = {
    "accept": decisions.accept,
    "reject": decisions.reject,
    "reopen": decisions.reopen,
    "publish": decisions.publish,
    "coding": decisions.set_coding,
    "correct": writing.correct,
    "add": writing.add,
    "remove": writing.remove,
    "uncite": writing.uncite,
    "discard": writing.discard,
    "hand_in": writing.hand_in,
    "choose": choices.choose,
    "new_person": choices.new_person,
    "same": choices.same,
    "apart": choices.apart,
}


def act(desk: Desk, data: Any) -> Done:
    """Take the action that was sent, wholly or not at all."""
    action = ACTIONS.get(data.get("do", ""))
    if action is None:
        raise Fault("There is no such action.")
    at = data.get("record", "")
    if why := desk.frame.why_not(data["do"]):
        raise Fault(f"Nothing was done. {why}", at=at.replace("\0", ""))
    if any("\0" in text for _, values in data.lists() for text in values):  # PostgreSQL refuses it
        raise Fault("Nothing was done: what was sent holds a null character.", at=at.replace("\0", ""))
    try:
        with transaction.atomic():
            return action(desk, data)
    except (ProtectedError, RestrictedError) as error:  # they are integrity errors too
        raise Fault("Nothing was removed: something else on this record still names it.", at=at) from error
    except IntegrityError as error:
        sentence = "Somebody else saved the same at this moment. Nothing was done: look at it again."
        raise Fault(sentence, at=at) from error
