"""The steps of signing in, as a browser takes them."""

import time
from typing import Any

from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from defense_ties.sign_in.backup import BackupCodes

LOGIN = "/admin/login/"
CODE = "/admin/login/code/"
ENROL = "/admin/account/second-factor/"
DESK = "/admin/"


def code_of(key: str, ahead: int = 0) -> str:
    """Return what an app with this key shows, now or some half-minutes ahead."""
    clock = TOTP(bytes.fromhex(key))
    clock.time = time.time() + 30 * ahead
    return f"{clock.token():06}"


def a_phone(user: Any) -> TOTPDevice:
    """Give a user a second factor."""
    return TOTPDevice.objects.create(user=user, name="Authenticator app", confirmed=True)


def backup_codes(user: Any) -> list[str]:
    """Give a user backup codes, and return them."""
    return BackupCodes.objects.create(user=user, name="Backup codes").renew()


def give_password(client: Client, user: Any, password: str = "password", **more: Any) -> Any:
    """Send name and password, and return the answer."""
    return client.post(LOGIN, {"username": user.username, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    """Return whether the browser has a session in which the desk is open."""
    return client.get(DESK).status_code == 200


def verify(client: Client, device: TOTPDevice) -> None:
    """Make the session of a browser one in which the second factor was shown."""
    session = client.session
    session["otp_device_id"] = device.persistent_id
    session.save()
