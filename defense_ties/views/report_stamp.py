"""What holds off machines: when a form was opened, signed, and a code for the address it comes from."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from defense_ties.sign_in.guessing import address_of

SALT = "defense_ties.views.report"
OPENED = "report"
QUICKEST = timedelta(seconds=3)
LONGEST = timedelta(days=1)
# Whoever has one IPv6 address has all of its network.
NETWORK = 64


@dataclass(frozen=True)
class Stamp:
    """When a form was opened, as the form carries it."""

    text: str

    @staticmethod
    def now() -> str:
        """Return the stamp of a form that is opened now."""
        return TimestampSigner(salt=SALT).sign(OPENED)

    def fault(self) -> str:
        """Return what is wrong with it, for whoever sent the form; empty if nothing is."""
        signer = TimestampSigner(salt=SALT)
        try:
            signer.unsign(self.text, max_age=LONGEST)
        except SignatureExpired:
            return _("The form was open for more than a day. Look it over, and send it again.")
        except BadSignature:
            return _("The form did not come as this site made it. Look it over, and send it again.")
        try:
            signer.unsign(self.text, max_age=QUICKEST)
        except SignatureExpired:
            return ""
        return _("That was quicker than people type. Wait a moment, and send it again.")

    def is_spent(self) -> bool:
        """Return whether it will never do, however long one waits."""
        try:
            TimestampSigner(salt=SALT).unsign(self.text, max_age=LONGEST)
        except BadSignature:  # one that has expired counts among them
            return True
        return False


def sender_of(request: HttpRequest) -> str:
    """Return a code by which the reports of one address are counted for a day; empty where none is known.

    The address cannot be read from it, and tomorrow it is another. That of a proxy of our own stands for
    everybody, so it is nobody's.
    """
    told = address_of(request)
    if told is None:
        return ""
    address = ipaddress.ip_address(told)
    if address.is_loopback:
        return ""
    if address.version == 6:
        told = str(ipaddress.ip_network(f"{told}/{NETWORK}", strict=False))
    return salted_hmac(SALT, f"{localdate().isoformat()} {told}", algorithm="sha256").hexdigest()
