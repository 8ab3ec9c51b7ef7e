import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

USERNAME = "admin"


class Command(BaseCommand):
    help = "Make the first account of a local site, with a random password that is shown once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account, or say in one line why there is none to make."""
        User = get_user_model()
        if settings.PRODUCTION or not settings.DATABASE_IS_DEFAULT:
            self.stdout.write("No account was made: this is not a local site. Use: manage.py createsuperuser")
        elif not User.objects.exists():
            password = secrets.token_urlsafe(12)
            User.objects.create_superuser(USERNAME, password=password)
            self.stdout.write(f"Your account is {USERNAME}, its password {password} (shown this once).")
