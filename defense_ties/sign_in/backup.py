"""Backup codes, for the day on which the phone is lost: each opens the door once."""

import re
from base64 import b32encode
from secrets import token_bytes

from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice

# Ten codes of forty bits: far beyond guessing at the few attempts that are let through.
NUMBER = 10
SALT = "defense_ties.sign_in.backup"


def tidied(code: str) -> str:
    """Return a code as it is stored: without the gaps that people type, in small letters."""
    return re.sub(r"[\s-]+", "", code).lower()


def digest(code: str) -> str:
    """Return what is stored of a code, from which nobody without the site's secret key finds the code."""
    return b32encode(salted_hmac(SALT, tidied(code), algorithm="sha256").digest()).decode()[:16].lower()


class BackupCodes(StaticDevice):
    """The backup codes of a user, stored as digests only."""

    class Meta:
        proxy = True
        app_label = "defense_ties"
        default_permissions = ()
        verbose_name = verbose_name_plural = "backup codes"

    def verify_token(self, token: str) -> bool:
        """Return whether the code is one that is left, and use it up."""
        return super().verify_token(digest(token))

    def renew(self) -> list[str]:
        """Replace the codes that are left by new ones, and return these as they are shown, this once."""
        self.token_set.all().delete()
        codes = [b32encode(token_bytes(5)).decode().lower() for _ in range(NUMBER)]
        for code in codes:
            self.token_set.create(token=digest(code))
        return [f"{code[:4]}-{code[4:]}" for code in codes]

    @property
    def left(self) -> int:
        """Return how many codes have not been used."""
        return self.token_set.count()
