from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from defense_ties.sign_in import factor


class Command(BaseCommand):
    help = "Take the second factor from an account whose phone and backup codes are lost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="the name of the account")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Reset the second factor, or say in one line why there is none to reset."""
        user = get_user_model()._default_manager.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account “{username}”.")
        if factor.remove(user=user):
            self.stdout.write(f"The second factor of {username} is reset; set it up anew when you sign in.")
        else:
            self.stdout.write(f"{username} has no second factor. Nothing was changed.")
