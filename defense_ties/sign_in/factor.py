"""The second factor: an app on a phone that shows a code, and backup codes for when it is lost."""

import logging
import re
import time
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from defense_ties.sign_in.backup import NUMBER, BackupCodes, tidied

logger = logging.getLogger(__name__)

NAME = "Authenticator app"
DIGITS = re.compile(r"[0-9]{6}")


class WrongCode(Exception):
    """The code does not fit, was used before, or came too soon after wrong ones."""


@dataclass(frozen=True)
class Factor:
    """What a user has to show beside the password."""

    device: TOTPDevice
    codes_left: int

    @property
    def codes_used(self) -> int:
        """Return how many of the backup codes are gone."""
        return NUMBER - self.codes_left


def factor_of(user: Any) -> Factor | None:
    """Return the second factor of a user, if there is one."""
    device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    if not device:
        return None
    codes = BackupCodes.objects.filter(user=user).first()
    return Factor(device, codes.left if codes else 0)


def new_key() -> str:
    """Return a key for an app, in hexadecimal digits."""
    return str(TOTPDevice._meta.get_field("key").get_default())


def enrol(*, user: Any, key: str, code: str) -> tuple[TOTPDevice, list[str]]:
    """Make an app with this key the second factor of a user, in place of any other, with new backup codes."""
    device = TOTPDevice(user=user, key=key, name=NAME, confirmed=True)
    clock = TOTP(device.bin_key, device.step, device.t0, device.digits)
    clock.time = time.time()
    if not DIGITS.fullmatch(tidied(code)) or not clock.verify(int(tidied(code)), device.tolerance):
        raise WrongCode
    device.drift, device.last_t = (
        clock.drift,
        clock.t(),
    )  # so that the same code does not open the door a second time
    with transaction.atomic():
        _remove(user)
        device.save()
        codes = BackupCodes.objects.create(user=user, name="Backup codes").renew()
        _note(user, user, "set up a second factor")
    return device, codes


def check(*, user: Any, code: str) -> TOTPDevice:
    """Use up a code of the app, or a backup code; return the device that it stands for."""
    code = tidied(code)
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        asked = device
        if not DIGITS.fullmatch(code):
            asked = BackupCodes.objects.select_for_update().filter(user=user).first()
        # No exception inside the transaction: a wrong code is counted against the next ones.
        is_right = bool(device and asked and asked.verify_token(code))
    if not is_right:
        raise WrongCode(_wait(asked))
    if asked is not device:
        _note(user, user, "used a backup code to sign in")
    return device


def renew_codes(*, user: Any) -> list[str]:
    """Give a user new backup codes; the old ones are void."""
    with transaction.atomic():
        codes, _ = BackupCodes.objects.get_or_create(user=user, defaults={"name": "Backup codes"})
        _note(user, user, "made new backup codes")
        return codes.renew()


def remove(*, user: Any, by: Any = None) -> bool:
    """Take the second factor from a user, and return whether there was one; nobody by name is the shell."""
    with transaction.atomic():
        removed = _remove(user)
        if removed:
            _note(user, by, f"{'turned off' if by == user else 'reset'} the second factor")
    return removed


def _remove(user: Any) -> bool:
    removed, _ = TOTPDevice.objects.filter(user=user).delete()
    BackupCodes.objects.filter(user=user).delete()
    return removed > 0


def _wait(device: Any) -> str:
    """Say how long the next code has to wait after wrong ones; nothing when it has not."""
    _, why = device.verify_is_allowed() if device else (True, None)
    if not why:
        return ""
    seconds = max(1, round((why["locked_until"] - timezone.now()).total_seconds()))
    return f"After wrong codes the next one has to wait: {seconds} second{'s' if seconds > 1 else ''}."


def _note(user: Any, by: Any, deed: str) -> None:
    """Tell the log and the history of the account; nobody by name is whoever has the command line."""
    said = f"{by.get_username() if by else 'Somebody at the command line'} {deed}."
    logger.info("Account %s: %s", user.get_username(), said)
    LogEntry.objects.log_actions((by or user).pk, [user], CHANGE, change_message=said, single_object=True)
